/** How a handout looks as OpenDocument: as the Word file does. */
import type { Handout } from './handout.ts'
import { odtParagraph, odtPart, odtWords } from './odt-xml.ts'
import { footOf, warningOf } from './words.ts'

const grey = 'fo:color="#515b56"'
const warning = 'fo:color="#8a1c1c" fo:font-weight="bold" fo:font-size="9pt"'

interface Look {
  readonly paragraph?: string
  readonly text?: string
  readonly inside?: string
  readonly more?: string
}

const style = (name: string, { paragraph = '', text = '', inside = '', more = '' }: Look): string =>
  `<style:style style:name="${name}" style:family="paragraph" style:parent-style-name="Standard"${more}>` +
  `<style:paragraph-properties ${paragraph}>${inside}</style:paragraph-properties><style:text-properties ${text}/></style:style>`

const span = (name: string, text: string): string =>
  `<style:style style:name="${name}" style:family="text"><style:text-properties ${text}/></style:style>`

const [bold, italic] = ['fo:font-weight="bold"', 'fo:font-style="italic"']
const tab = '<style:tab-stops><style:tab-stop style:position="0cm"/></style:tab-stops>'
/** The column in which the numbers of paragraphs stand. */
const indent = 'fo:margin-left="1.13cm"'

const paragraphs = [
  style('numbered', { paragraph: `${indent} fo:text-indent="-1.13cm"`, inside: tab }),
  style('number', { paragraph: 'fo:keep-with-next="always"' }),
  style('body', { paragraph: indent }),
  style('quotation', { paragraph: 'fo:margin-left="1.83cm"', text: italic }),
  style('item', { paragraph: 'fo:margin-bottom="0.1cm"' }),
  style('cell', { paragraph: 'fo:margin-bottom="0.05cm"', text: 'fo:font-size="9pt"' }),
  style('cellhead', { paragraph: 'fo:margin-bottom="0.05cm"', text: `fo:font-size="9pt" ${bold}` }),
  style('small', { text: `fo:font-size="9pt" ${grey}` }),
  style('warning', { text: warning }),
  style('caption', {
    paragraph: 'fo:margin-top="0.4cm" fo:keep-with-next="always"',
    text: `fo:font-size="9pt" ${bold}`,
  }),
  style('after', { text: 'fo:font-size="4pt"' }),
  style('contentstitle', { paragraph: 'fo:break-before="page"', text: `fo:font-size="14pt" ${bold}` }),
]

const border = 'fo:padding="0.1cm" fo:border="0.5pt solid #7a827d"'
const tables =
  `<style:style style:name="table" style:family="table"><style:table-properties style:width="14.9cm" ${indent} table:align="left" table:border-model="collapsing"/></style:style>` +
  '<style:style style:name="signoffs" style:family="table"><style:table-properties style:width="16cm" table:align="margins" table:border-model="collapsing"/></style:style>' +
  `<style:style style:name="plain" style:family="table-cell"><style:table-cell-properties ${border}/></style:style>` +
  `<style:style style:name="head" style:family="table-cell"><style:table-cell-properties ${border} fo:background-color="#efeee7"/></style:style>`

const levels = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10]
const aligned = (level: number): string =>
  '<style:list-level-properties text:list-level-position-and-space-mode="label-alignment"><style:list-level-label-alignment ' +
  `text:label-followed-by="listtab" fo:text-indent="-0.6cm" fo:margin-left="${(1.13 + 0.7 * level).toFixed(2)}cm"/></style:list-level-properties>`

const lists =
  `<text:list-style style:name="points">${levels.map((level) => `<text:list-level-style-bullet text:level="${level}" text:bullet-char="${level % 2 === 1 ? '•' : '–'}">${aligned(level)}</text:list-level-style-bullet>`).join('')}</text:list-style>` +
  `<text:list-style style:name="numbers">${levels.map((level) => `<text:list-level-style-number text:level="${level}" style:num-format="1" style:num-suffix=".">${aligned(level)}</text:list-level-style-number>`).join('')}</text:list-style>`

/** The styles of the content. */
export const odtLooks =
  paragraphs.join('') +
  span('bold', bold) +
  span('italic', italic) +
  span('bolditalic', `${bold} ${italic}`) +
  span('mark', `fo:font-size="9pt" ${grey}`) +
  tables +
  lists +
  '<style:style style:name="picture" style:family="graphic"><style:graphic-properties style:vertical-pos="top" style:vertical-rel="baseline"/></style:style>'

const headings = [18, 14, 12, 11, 11, 11].map((points, at) => {
  const level = at + 1
  const page = level === 1 ? ' fo:break-before="page"' : ''
  return (
    `<style:style style:name="Heading_20_${level}" style:display-name="Heading ${level}" style:family="paragraph" style:parent-style-name="Standard" style:default-outline-level="${level}">` +
    `<style:paragraph-properties fo:margin-top="0.5cm" fo:margin-bottom="0.2cm" fo:keep-with-next="always"${page}/>` +
    `<style:text-properties fo:font-size="${points}pt" ${bold}/></style:style>`
  )
})

/** The language, the page, and what stands on every one of them. */
export const odtStyles = (handout: Handout): string =>
  odtPart(
    'document-styles',
    '<office:styles><style:default-style style:family="paragraph"><style:paragraph-properties fo:margin-bottom="0.21cm" fo:line-height="120%"/>' +
      '<style:text-properties fo:font-family="Arial" fo:font-size="11pt" fo:language="de" fo:country="DE" fo:hyphenate="true"/></style:default-style>' +
      '<style:style style:name="Standard" style:family="paragraph"/>' +
      `<style:style style:name="Title" style:family="paragraph" style:parent-style-name="Standard"><style:paragraph-properties fo:margin-top="2cm" fo:margin-bottom="0.4cm"/><style:text-properties fo:font-size="24pt" ${bold}/></style:style>` +
      `${headings.join('')}</office:styles><office:automatic-styles><style:page-layout style:name="a4"><style:page-layout-properties fo:page-width="21cm" ` +
      'fo:page-height="29.7cm" style:print-orientation="portrait" fo:margin="2.5cm" fo:margin-top="1.2cm" fo:margin-bottom="1.2cm"/>' +
      '<style:header-style><style:header-footer-properties fo:min-height="1.2cm" fo:margin-bottom="0.4cm"/></style:header-style>' +
      '<style:footer-style><style:header-footer-properties fo:min-height="1cm" fo:margin-top="0.4cm"/></style:footer-style></style:page-layout>' +
      `${style('running', { text: warning })}${style('foot', { text: `fo:font-size="8pt" ${grey}` })}</office:automatic-styles>` +
      '<office:master-styles><style:master-page style:name="Standard" style:page-layout-name="a4">' +
      `<style:header>${odtParagraph('running', odtWords(warningOf(handout) ?? handout.paper))}</style:header>` +
      `<style:footer>${odtParagraph('foot', foot(handout))}</style:footer></style:master-page></office:master-styles>`,
  )

const foot = (handout: Handout): string =>
  `${odtWords(footOf(handout))} · Seite <text:page-number text:select-page="current">1</text:page-number> von <text:page-count>1</text:page-count>`

/** How a handout looks in Word: quiet, German, in a font that every machine has. */
import { BorderStyle, type IStylesOptions } from 'docx'

/** In half points, and twentieths of a point. */
const size = { body: 22, small: 18, tiny: 16 } as const
const grey = '515B56'
const line = { style: BorderStyle.SINGLE, size: 4, color: '7A827D' } as const

const heading = (halfPoints: number, before: number) => ({
  run: { font: 'Arial', size: halfPoints, bold: true, color: '1B2A22' },
  paragraph: { spacing: { before, after: 120 }, keepNext: true },
})

const plain = (id: string, name: string) => ({ id, name, basedOn: 'Normal', next: 'Normal' })

export const docxStyles: IStylesOptions = {
  default: {
    document: {
      run: { font: 'Arial', size: size.body, language: { value: 'de-DE' } },
      paragraph: { spacing: { after: 120, line: 288 } },
    },
    title: heading(48, 1200),
    heading1: heading(36, 240),
    heading2: heading(28, 360),
    heading3: heading(24, 240),
    heading4: heading(22, 200),
    heading5: heading(22, 160),
    heading6: heading(22, 160),
    hyperlink: { run: { color: '1A4E8A', underline: {} } },
  },
  characterStyles: [{ id: 'NumberMark', name: 'Absatznummer', run: { color: grey, size: size.small } }],
  paragraphStyles: [
    { ...plain('ParagraphNumber', 'Absatznummer allein'), run: { color: grey, size: size.small } },
    { ...plain('Quotation', 'Zitat'), run: { italics: true } },
    { ...plain('Fact', 'Angabe'), paragraph: { spacing: { after: 60 } } },
    { ...plain('Small', 'Klein'), run: { color: grey, size: size.small } },
    { ...plain('Foot', 'Fuß'), run: { color: grey, size: size.tiny } },
    {
      ...plain('Warning', 'Warnung'),
      run: { bold: true, size: size.small, color: '8A1C1C' },
      paragraph: { spacing: { after: 120 } },
    },
    { ...plain('Contents', 'Inhaltszeile'), paragraph: { spacing: { after: 40 } } },
    { ...plain('ContentsTitle', 'Inhalt'), ...heading(28, 0) },
    {
      ...plain('TableCaption', 'Tabellentitel'),
      run: { bold: true, size: size.small },
      paragraph: { spacing: { before: 240, after: 60 }, keepNext: true },
    },
    {
      ...plain('TableWords', 'Tabellentext'),
      run: { size: size.small },
      paragraph: { spacing: { after: 0 } },
    },
    { ...plain('AfterTable', 'Nach Tabelle'), run: { size: 8 }, paragraph: { spacing: { after: 0 } } },
  ],
}

/** What every table has. */
export const tableLook = {
  borders: { top: line, bottom: line, left: line, right: line, insideHorizontal: line, insideVertical: line },
  margins: { top: 60, bottom: 60, left: 90, right: 90 },
} as const

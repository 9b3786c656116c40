/** A handout as one page of HTML that stands for itself: no script, no request, a policy that allows neither. */
import { createHash } from 'node:crypto'
import type { Handout, HandoutChapter, HandoutSection } from './handout.ts'
import { xmlText } from './harmless.ts'
import { htmlBlocks, htmlLines } from './html-blocks.ts'
import { htmlStyle } from './html-style.ts'
import { qrSvg } from './qr.ts'
import {
  captionOf,
  chapterTitle,
  contentsTitle,
  factsOf,
  fingerprintLabel,
  fingerprintNote,
  footOf,
  groupWords,
  noSignOffs,
  qrWords,
  sectionTitle,
  signOffCells,
  signOffColumns,
  standOf,
  titleOf,
  warningOf,
} from './words.ts'

const styleHash = createHash('sha256').update(htmlStyle).digest('base64')

/** What the page needs, and nothing else; it says so itself, too, for when it is opened from a disk. */
export const htmlPolicy = `default-src 'none'; style-src 'sha256-${styleHash}'; form-action 'none'; base-uri 'none'`

export const htmlFile = (handout: Handout): string =>
  '<!doctype html>\n<html lang="de"><head><meta charset="utf-8">' +
  `<meta http-equiv="Content-Security-Policy" content="${xmlText(htmlPolicy)}">` +
  '<meta name="viewport" content="width=device-width, initial-scale=1"><meta name="referrer" content="no-referrer">' +
  `<title>${xmlText(titleOf(handout))}</title><style>${htmlStyle}</style></head><body>` +
  `${running(handout)}<main>${cover(handout)}${contents(handout)}${handout.chapters.map(chapterOf).join('')}</main>` +
  `<footer>${xmlText(footOf(handout))}</footer></body></html>\n`

/** It stays in sight on the screen, and stands on every page in print. */
function running(handout: Handout): string {
  const warning = warningOf(handout)
  return warning === null ? '' : `<aside class="running" aria-label="Hinweis">${xmlText(warning)}</aside>`
}

const cover = (handout: Handout): string =>
  `<header><h1>${xmlText(titleOf(handout))}</h1><dl>` +
  factsOf(handout)
    .map(({ label, value }) => `<dt>${xmlText(label)}</dt><dd>${htmlLines(value)}</dd>`)
    .join('') +
  `<dt>${xmlText(fingerprintLabel)}</dt><dd class="fingerprint">${handout.version.fingerprint}</dd></dl>` +
  `<p class="small">${xmlText(fingerprintNote)}</p>` +
  `<div class="qr" role="img" aria-label="${xmlText(qrWords(handout))}">${qrSvg(handout)}</div></header>`

const contents = ({ chapters }: Handout): string =>
  `<nav aria-labelledby="inhalt"><h2 id="inhalt">${contentsTitle}</h2><ul>` +
  chapters
    .map(
      (chapter) =>
        `<li>${xmlText(chapterTitle(chapter))}<ul>${chapter.sections.map(contentsLine).join('')}</ul></li>`,
    )
    .join('') +
  '</ul></nav>'

const contentsLine = (section: HandoutSection): string =>
  `<li><a href="#${idOf(section)}">${xmlText(sectionTitle(section))}</a></li>`

const idOf = ({ number }: HandoutSection): string => `abschnitt-${number.replaceAll(/[^0-9a-z]/giu, '-')}`

const chapterOf = (chapter: HandoutChapter): string =>
  `<section class="chapter"><h2>${xmlText(chapterTitle(chapter))}</h2>` +
  (chapter.group === null ? '' : `<p class="small">${xmlText(groupWords(chapter.group))}</p>`) +
  `${chapter.sections.map(sectionOf).join('')}</section>`

const sectionOf = (section: HandoutSection): string =>
  `<section id="${idOf(section)}"><h3>${xmlText(sectionTitle(section))}</h3><p class="small">${xmlText(standOf(section))}</p>` +
  `${htmlBlocks(section.doc, idOf(section))}${signOffTable(section)}</section>`

function signOffTable(section: HandoutSection): string {
  const caption = xmlText(captionOf(section))
  if (section.signOffs.length === 0)
    return `<p class="caption">${caption}</p><p class="small">${noSignOffs}</p>`
  const head = signOffColumns.map((words) => `<th scope="col">${xmlText(words)}</th>`).join('')
  const rows = section.signOffs.map((line) => {
    const cells = signOffCells(line).map((words) => `<td>${htmlLines(words)}</td>`)
    return `<tr>${cells.join('')}</tr>`
  })
  return `<div class="wide" tabindex="0" role="region" aria-label="${caption}"><table class="sign-offs"><caption>${caption}</caption><thead><tr>${head}</tr></thead><tbody>${rows.join('')}</tbody></table></div>`
}

/** From a handout to a file of any of its formats. */
import { unreachable } from '#shared/failure'
import type { HandoutFormat } from '#shared/handout'
import { docxFile } from './docx-file.ts'
import type { Handout } from './handout.ts'
import { htmlFile } from './html-file.ts'
import { markdownFile } from './markdown-file.ts'
import { odtFile } from './odt-file.ts'
import { pdfFile } from './pdf-file.ts'
import type { Typst } from './typst.ts'

/** @param typst asked for by formats that need it alone: it takes time and memory. */
export async function makeFile(
  format: HandoutFormat,
  handout: Handout,
  typst: () => Promise<Typst>,
): Promise<Uint8Array> {
  switch (format) {
    case 'pdf':
      return pdfFile(handout, await typst())
    case 'docx':
      return docxFile(handout, false)
    case 'commented':
      return docxFile(handout, true)
    case 'odt':
      return odtFile(handout)
    case 'html':
      return new TextEncoder().encode(htmlFile(handout))
    case 'md':
      return new TextEncoder().encode(markdownFile(handout))
    default:
      return unreachable(format)
  }
}

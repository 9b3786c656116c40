/**
 * A PDF whose reader shows the document's title, not the file's name, as PDF/UA asks (ISO 14289-1, 7.1): the compiler has no
 * setting for it. Its catalog is written anew at the end of the file, as an update is (ISO 32000-1, 7.5.6).
 */
import { must } from '#shared/failure'

/** @param pdf as Typst writes it: one table of references, its catalog not packed. Throws for any other. */
export function showingTitle(pdf: Uint8Array): Uint8Array {
  const letters = Buffer.from(pdf).toString('latin1')
  const trailer = partOf(
    letters.slice(letters.lastIndexOf('trailer')),
    /trailer\s*<<(.*)>>\s*startxref\s+(\d+)/su,
  )
  const [, entries = '', previous = ''] = trailer
  const [, root = ''] = partOf(entries, /\/Root (\d+) 0 R/u)
  const [catalog] = partOf(
    letters.slice(letters.lastIndexOf(`\n${root} 0 obj\n`) + 1),
    /^\d+ 0 obj\s.*?endobj\n/su,
  )
  const shown = catalog.replace('/ViewerPreferences <<', '/ViewerPreferences <<\n    /DisplayDocTitle true')
  const at = pdf.length + 1
  const table = `xref\n${root} 1\n${String(at).padStart(10, '0')} 00000 n \n`
  const end = `trailer\n<<${entries}  /Prev ${previous}\n>>\nstartxref\n${at + shown.length}\n%%EOF\n`
  return Buffer.concat([pdf, Buffer.from(`\n${shown}${table}${end}`, 'latin1')])
}

const partOf = (letters: string, form: RegExp): RegExpExecArray =>
  must(form.exec(letters), 'the compiler writes its files in this form')

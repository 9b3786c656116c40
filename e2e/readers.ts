/** Programs that people read documents with, where this machine has them; unpacked by ourselves where it has none. */
import { execFile, spawnSync } from 'node:child_process'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { strFromU8, unzipSync } from 'fflate'
import { must } from '#shared/failure'

const run = promisify(execFile)

/** Whether the machine has the program (`apt-get install libreoffice-writer-nogui poppler-utils`). */
export const has = (program: string): boolean => spawnSync('which', [program]).status === 0

export interface OfficeFile {
  /** With its ending. */
  readonly name: string
  readonly bytes: Uint8Array
}

/**
 * The files as LibreOffice reads them: flat OpenDocument, in which comments are `office:annotation` and tracked changes
 * `text:changed-region`. Throws when one does not open.
 */
export async function openInOffice(files: readonly OfficeFile[]): Promise<string[]> {
  const folder = await mkdtemp(join(tmpdir(), 'lip-office-'))
  for (const { name, bytes } of files) await writeFile(join(folder, name), bytes)
  const profile = `-env:UserInstallation=file://${join(folder, 'profile')}`
  const names = files.map(({ name }) => join(folder, name))
  await run('soffice', [profile, '--headless', '--convert-to', 'fodt', '--outdir', folder, ...names])
  const read = files.map(({ name }) => readFile(join(folder, name.replace(/\.\w+$/u, '.fodt')), 'utf8'))
  const opened = await Promise.all(read)
  await rm(folder, { recursive: true })
  return opened
}

/** The document's own XML, for machines without an office. */
export function unpacked({ name, bytes }: OfficeFile): string {
  const inside = name.endsWith('.odt') ? 'content.xml' : 'word/document.xml'
  return strFromU8(must(unzipSync(bytes)[inside], `${name} has ${inside}`))
}

/** What `pdfinfo` says, and the words that `pdftotext` finds. */
export async function openPdf(bytes: Uint8Array): Promise<{ info: string; words: string }> {
  const folder = await mkdtemp(join(tmpdir(), 'lip-pdf-'))
  const file = join(folder, 'file.pdf')
  await writeFile(file, bytes)
  const [info, words] = await Promise.all([run('pdfinfo', [file]), run('pdftotext', [file, '-'])])
  await rm(folder, { recursive: true })
  return { info: info.stdout, words: words.stdout }
}

/**
 * What a store's folder holds, file by file, as of one moment: also while a server writes in it, which is not asked
 * and does not wait. The order of reading is what makes the parts fit each other:
 *
 * - the checkpoint and the marks of what was read before the journal: they are never ahead of it, and no mark hides
 *   what will happen after a restore;
 * - the journal before people, openings, kept files and texts: whoever and whatever it speaks of was on disk before its line;
 * - log segments are opened before the bases are read, because a segment is deleted once newer bases hold it, and an
 *   open file can be read to its end; new segments are opened after, so that no base is newer than the log.
 */
import { open, readdir, readFile, type FileHandle } from 'node:fs/promises'
import { join } from 'node:path'
import { codeOf } from './disk.ts'
import { listSegments, segmentName, segmentPath } from './log-segments.ts'

export type PartKind =
  'checkpoint' | 'marks' | 'journal' | 'people' | 'sealKey' | 'openings' | 'kept' | 'base' | 'segment'

export interface Part {
  readonly kind: PartKind
  /** From the store's folder, with slashes, for example `text/base/sec_….base`. */
  readonly path: string
  readonly bytes: Buffer
  /** Whether a server may be writing behind what is whole in it. */
  readonly grows: boolean
}

/** Where in a store's folder the single files stand. */
export const standing = {
  checkpoint: 'records.json',
  journal: 'journal/journal.jsonl',
  people: 'people.json',
  marks: 'news',
  sealKey: 'seal-key.pem',
  openings: 'openings',
} as const

/** The marks of one person, the openings of one version, a file that never changes. */
const namesIn = {
  marks: /^per_[0-9a-z]{4,32}\.json$/u,
  openings: /^ver_[0-9a-z]{4,32}\.json$/u,
  kept: /^[0-9a-f]{64}$/u,
} as const

/** All parts, in an order in which they fit each other. A file that is not there is left out. Throws as the disk does. */
export async function* readHoldings(dir: string): AsyncGenerator<Part> {
  yield* readOne(dir, 'checkpoint')
  yield* readFolder(dir, 'marks', standing.marks)
  yield* readOne(dir, 'journal')
  yield* readOne(dir, 'people')
  yield* readOne(dir, 'sealKey')
  yield* readFolder(dir, 'openings', standing.openings)
  yield* readFolder(dir, 'kept', 'kept')
  yield* readTexts(join(dir, 'text'))
}

async function* readOne(
  dir: string,
  kind: 'checkpoint' | 'journal' | 'people' | 'sealKey',
): AsyncGenerator<Part> {
  const bytes = await readIfThere(join(dir, standing[kind]))
  if (bytes !== null) yield { kind, path: standing[kind], bytes, grows: kind === 'journal' }
}

/** One that goes between looking and reading was not needed any more. */
async function* readFolder(dir: string, kind: keyof typeof namesIn, folder: string): AsyncGenerator<Part> {
  const found = await ifThere(readdir(join(dir, folder)), [])
  for (const name of found.filter((one) => namesIn[kind].test(one)).sort()) {
    const bytes = await readIfThere(join(dir, folder, name))
    if (bytes !== null) yield { kind, path: `${folder}/${name}`, bytes, grows: false }
  }
}

async function* readTexts(folder: string): AsyncGenerator<Part> {
  const segments = new Map<number, FileHandle>()
  try {
    await openSegments(folder, segments)
    yield* readBases(join(folder, 'base'))
    await openSegments(folder, segments)
    const last = Math.max(...segments.keys())
    for (const [segment, file] of segments) {
      const path = `text/${segmentName(segment)}`
      yield { kind: 'segment', path, bytes: await file.readFile(), grows: segment === last }
    }
  } finally {
    for (const file of segments.values()) await file.close()
  }
}

/** One that is gone between looking and opening was not needed any more. */
async function openSegments(folder: string, segments: Map<number, FileHandle>): Promise<void> {
  for (const segment of await ifThere(listSegments(folder), [])) {
    if (segments.has(segment)) continue
    const file = await ifThere(open(segmentPath(folder, segment), 'r'), null)
    if (file !== null) segments.set(segment, file)
  }
}

async function* readBases(folder: string): AsyncGenerator<Part> {
  const names = await ifThere(readdir(folder), [])
  for (const name of names.filter((one) => one.endsWith('.base')).sort()) {
    yield { kind: 'base', path: `text/base/${name}`, bytes: await readFile(join(folder, name)), grows: false }
  }
}

export const readIfThere = (path: string): Promise<Buffer | null> => ifThere(readFile(path), null)

async function ifThere<T, U>(found: Promise<T>, otherwise: U): Promise<T | U> {
  try {
    return await found
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return otherwise
    throw error
  }
}

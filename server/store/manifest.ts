/** What a backup is made of: `manifest.json`, with its checksum, names every file with its SHA-256. */
import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'
import { ok, type Result } from '#shared/failure'
import { causeOf, unavailable } from './disk.ts'
import { readChecksummed } from './durable-file.ts'
import { readIfThere } from './holdings.ts'

const sha256 = z.string().regex(/^[0-9a-f]{64}$/)
const count = z.int().min(0)

/** Nothing but what a backup writes: a manifest must not lead out of its folder. */
const partPath = z
  .string()
  .regex(
    /^(?:records\.json|people\.json|seal-key\.pem|openings\/ver_[0-9a-z]{4,32}\.json|news\/per_[0-9a-z]{4,32}\.json|journal\/journal\.jsonl|kept\/[0-9a-f]{64}|text\/wal-\d{8}\.log|text\/base\/sec_[0-9a-z]{4,32}\.base)$/,
  )

export const fileEntry = z.strictObject({ path: partPath, bytes: count, sha256 })
export type FileEntry = z.infer<typeof fileEntry>

export const manifest = z.strictObject({
  format: z.literal(1, 'the backup was made by another version'),
  /** The version of the program that made it. */
  server: z.string(),
  at: z.iso.datetime(),
  /** The newest line's number and hash: it stands for the whole journal. */
  journal: z.strictObject({ entries: count, hash: sha256 }),
  sections: count,
  people: count,
  files: z.array(fileEntry),
})
export type Manifest = z.infer<typeof manifest>

export const manifestName = 'manifest.json'

export const entryOf = (path: string, bytes: Uint8Array): FileEntry => ({
  path,
  bytes: bytes.length,
  sha256: createHash('sha256').update(bytes).digest('hex'),
})

/** The manifest in the folder; null when there is none. Fails: storeUnavailable, naming what is wrong with it. */
export async function readManifest(folder: string): Promise<Result<Manifest | null>> {
  const path = join(folder, manifestName)
  try {
    const bytes = await readIfThere(path)
    if (bytes === null) return ok(null)
    const reading = readChecksummed(bytes, manifest)
    if (reading.kind === 'whole') return ok(reading.data)
    return unavailable(`${path} ${'cause' in reading ? reading.cause : 'is missing'}. Take another backup.`)
  } catch (error) {
    return unavailable(`${path} cannot be read: ${causeOf(error)}`)
  }
}

/** A file of the backup, as its manifest says. Fails: storeUnavailable, naming the file. */
export async function readEntry(folder: string, entry: FileEntry): Promise<Result<Buffer>> {
  const path = join(folder, entry.path)
  try {
    const bytes = await readFile(path)
    if (entryOf(entry.path, bytes).sha256 === entry.sha256) return ok(bytes)
    return unavailable(`${path} is not what was backed up: its SHA-256 is not the one in ${manifestName}.`)
  } catch (error) {
    return unavailable(`${path} cannot be read: ${causeOf(error)}`)
  }
}

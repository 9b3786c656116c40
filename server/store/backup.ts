/**
 * A copy of the store, made while people write: by a process of its own that reads what is on disk, so that no room
 * waits for it. It is there as a whole or not at all.
 */
import { mkdir, readdir, rename, rm } from 'node:fs/promises'
import { dirname, join, sep } from 'node:path'
import { ok, type Result } from '#shared/failure'
import { causeOf, codeOf, foundFolder, replaceFile, syncFolder, unavailable, writeFresh } from './disk.ts'
import { readHoldings, readIfThere, standing } from './holdings.ts'
import { Inspection, type Inspected } from './inspection.ts'
import { entryOf, manifestName, type FileEntry, type Manifest } from './manifest.ts'
import type { Marks } from './marks.ts'
import { withChecksum } from './checksum.ts'

export interface BackupOrder {
  /** The store's folder. */
  readonly dir: string
  /** Where the backup shall stand; nothing but an empty folder may stand there yet. Absolute, as `dir`. */
  readonly target: string
  /** The version of this program. */
  readonly server: string
  readonly at: Date
  /** What a running server has acknowledged; null when none runs. */
  readonly acknowledged: Marks | null
}

/**
 * Writes the backup. It stands there also when what it holds is damaged: then `findings` say so.
 * Fails: storeUnavailable; then nothing is left behind.
 */
export async function writeBackup(order: BackupOrder): Promise<Result<Inspected>> {
  const { dir, target } = order
  if (`${target}${sep}`.startsWith(`${dir}${sep}`))
    return unavailable(
      `${target} is in the data folder: a backup belongs somewhere else, best on another disk.`,
    )
  if ((await readIfThere(join(dir, standing.journal))) === null)
    return unavailable(`${dir} holds no store: there is nothing to back up.`)
  const unfinished = `${target}.unfinished`
  const begun = await begin(target, unfinished)
  if (!begun.ok) return begun
  try {
    const inspected = await copy(order, unfinished)
    await rename(unfinished, target)
    await syncFolder(dirname(target))
    return ok(inspected)
  } catch (error) {
    await rm(unfinished, { recursive: true, force: true })
    return unavailable(
      `the backup could not be written to ${target}: ${causeOf(error)}. Nothing of it was kept.`,
    )
  }
}

async function begin(target: string, unfinished: string): Promise<Result<void>> {
  try {
    if (await isTaken(target))
      return unavailable(`${target} is there already: name a folder that is not, or is empty.`)
    await foundFolder(dirname(target))
    await mkdir(unfinished, { mode: 0o700 })
    return ok(undefined)
  } catch (error) {
    if (codeOf(error) !== 'EEXIST')
      return unavailable(`the backup cannot be written to ${target}: ${causeOf(error)}`)
    return unavailable(
      `${unfinished} is there: another backup is being written, or one was broken off. Delete it if none is.`,
    )
  }
}

/** A folder with nothing in it is as good as none: the backup takes its place at once. */
async function isTaken(path: string): Promise<boolean> {
  try {
    return (await readdir(path)).length > 0
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return false
    if (codeOf(error) === 'ENOTDIR') return true
    throw error
  }
}

/** Part by part, each inspected on its way. */
async function copy(order: BackupOrder, to: string): Promise<Inspected> {
  const inspection = new Inspection(order.dir)
  const files: FileEntry[] = []
  for await (const part of readHoldings(order.dir)) {
    const whole = part.bytes.subarray(0, inspection.add(part))
    await writePart(to, part.path, whole)
    files.push(entryOf(part.path, whole))
  }
  const inspected = await inspection.finish(order.acknowledged)
  await syncParts(to, files)
  await replaceFile(join(to, manifestName), withChecksum(manifestOf(order, inspected, files)))
  return inspected
}

/** Writes one part of a store; it is on disk for sure only after `syncParts`. */
export async function writePart(to: string, path: string, bytes: Uint8Array): Promise<void> {
  await foundFolder(dirname(join(to, path)))
  await writeFresh(join(to, path), bytes)
}

export async function syncParts(to: string, files: readonly FileEntry[]): Promise<void> {
  for (const folder of new Set(files.map(({ path }) => dirname(path)))) await syncFolder(join(to, folder))
}

const manifestOf = ({ server, at }: BackupOrder, inspected: Inspected, files: FileEntry[]): Manifest => ({
  format: 1,
  server,
  at: at.toISOString(),
  journal: { entries: inspected.journal.seq, hash: inspected.journal.hash },
  sections: inspected.sections,
  people: inspected.people,
  files,
})

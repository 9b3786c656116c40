/** A backup becomes a data folder again: an empty one, proven first, and under a new epoch. */
import { readdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { ok, type Result } from '#shared/failure'
import { syncParts, writePart } from './backup.ts'
import { causeOf, foundFolder, syncFolder, unavailable, writeFresh } from './disk.ts'
import { standing } from './holdings.ts'
import { takeLock } from './lock.ts'
import { readEntry, readManifest, type Manifest } from './manifest.ts'
import { segmentBytes, unfinishedRestore } from './store.ts'
import { TextFiles } from './text-store.ts'

export interface Restored {
  readonly manifest: Manifest
  /** Sections whose text is damaged in the backup, one sentence each: they stay closed. */
  readonly findings: readonly string[]
}

/**
 * Writes the backup into the data folder and raises the epoch of every text, so that pages and devices that know what
 * came after the backup do not merge it in. Sessions are no part of a backup: everyone signs in again.
 * Fails: storeUnavailable; the folder then takes no server until it was emptied, unless nothing was written yet.
 * @param at becomes the epoch, in seconds: two restores of one backup must not share one
 */
export async function restoreBackup(backup: string, dir: string, at: Date): Promise<Result<Restored>> {
  try {
    const manifest = await provenManifest(backup)
    if (!manifest.ok) return manifest
    const empty = await isEmpty(dir)
    if (!empty)
      return unavailable(
        `${dir} is not empty: a backup is restored into an empty data folder only. Put what is there somewhere else first.`,
      )
    return await restoreInto(dir, backup, manifest.value, Math.floor(at.getTime() / 1000))
  } catch (error) {
    return unavailable(
      `the backup ${backup} could not be restored into ${dir}: ${causeOf(error)}. ${emptyIt}`,
    )
  }
}

const emptyIt = 'Empty the folder and try again.'

/** Reads every file once before anything is written. */
async function provenManifest(backup: string): Promise<Result<Manifest>> {
  const read = await readManifest(backup)
  if (!read.ok) return read
  if (read.value === null) return unavailable(`${backup} is no backup: there is no manifest.json in it.`)
  for (const entry of read.value.files) {
    const file = await readEntry(backup, entry)
    if (!file.ok) return file
  }
  return ok(read.value)
}

/** A disk of its own may bring `lost+found`. */
async function isEmpty(dir: string): Promise<boolean> {
  await foundFolder(dir)
  return (await readdir(dir)).every((name) => name === 'lost+found')
}

async function restoreInto(
  dir: string,
  backup: string,
  manifest: Manifest,
  epoch: number,
): Promise<Result<Restored>> {
  const lock = await takeLock(dir)
  if (!lock.ok) return lock
  try {
    await writeFresh(join(dir, unfinishedRestore), '')
    await syncFolder(dir)
    const written = await writeFiles(dir, backup, manifest)
    const raised = written.ok ? await raiseEpoch(dir, epoch) : written
    if (!raised.ok) return raised
    await rm(join(dir, unfinishedRestore))
    await syncFolder(dir)
    return ok({ manifest, findings: raised.value })
  } finally {
    await lock.value.release()
  }
}

async function writeFiles(dir: string, backup: string, { files }: Manifest): Promise<Result<void>> {
  for (const entry of files) {
    const read = await readEntry(backup, entry)
    if (!read.ok) return read
    await writePart(dir, entry.path, read.value)
    if (entry.path === standing.people) await writePart(dir, `${entry.path}.bak`, read.value)
  }
  await syncParts(dir, files)
  return ok(undefined)
}

async function raiseEpoch(dir: string, epoch: number): Promise<Result<string[]>> {
  const opened = await TextFiles.open({ folder: join(dir, 'text'), segmentBytes })
  if (!opened.ok) return opened
  const { texts, report } = opened.value
  const raised = await texts.raiseEpoch(epoch)
  await texts.close()
  return raised.ok ? ok([...report, ...raised.value]) : raised
}

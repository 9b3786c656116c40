/** What is done to the data folder as a whole: backup, restore, verify. Each in a process of its own, beside a running server. */
import { setPriority } from 'node:os'
import { fail, ok, type Result } from '#shared/failure'
import { askMarks } from './control.ts'
import { writeBackup } from './store/backup.ts'
import type { Inspected } from './store/inspection.ts'
import { restoreBackup } from './store/restoring.ts'
import { verify } from './store/verification.ts'
import { version } from './version.ts'

/** Folders are absolute; `folder` is null for the data folder. */
export type Upkeep =
  | { readonly name: 'backup'; readonly folder: string }
  | { readonly name: 'restore'; readonly folder: string }
  | { readonly name: 'verify'; readonly folder: string | null }

/** Answers with lines for the person at the terminal. Fails: storeUnavailable, with all that is wrong. */
export async function carryOutUpkeep(dataDir: string, asked: Upkeep, at: Date): Promise<Result<string[]>> {
  giveWay()
  if (asked.name === 'backup') return backup(dataDir, asked.folder, at)
  if (asked.name === 'restore') return restore(dataDir, asked.folder, at)
  return check(asked.folder ?? dataDir)
}

/** The server comes first wherever processors are few. */
function giveWay(): void {
  try {
    setPriority(10)
  } catch {
    return // not every system lets us: then they share
  }
}

async function backup(dir: string, target: string, at: Date): Promise<Result<string[]>> {
  const acknowledged = await askMarks(dir)
  if (!acknowledged.ok) return acknowledged
  const written = await writeBackup({ dir, target, server: version(), at, acknowledged: acknowledged.value })
  if (!written.ok) return written
  const { findings, torn } = written.value
  if (findings.length > 0)
    return complaint([`The backup was written to ${target}, but what it holds is damaged:`, ...findings])
  const left = acknowledged.value === null ? torn.map((sentence) => `Left out: ${sentence}`) : []
  return ok([`The backup is whole: ${target}`, ...counts(written.value), ...left])
}

async function restore(dir: string, from: string, at: Date): Promise<Result<string[]>> {
  const restored = await restoreBackup(from, dir, at)
  if (!restored.ok) return restored
  const { manifest, findings } = restored.value
  const { journal, sections, people } = manifest
  return ok([
    `The backup of ${manifest.at} was restored into ${dir}: ${journal.entries} journal lines, ${sections} texts, ${people} people.`,
    'Everyone has to sign in again, and pages that are still open to load anew. Start the server now.',
    ...findings.map((finding) => `Damaged in the backup already: ${finding}`),
  ])
}

async function check(folder: string): Promise<Result<string[]>> {
  const verified = await verify(folder, () => askMarks(folder))
  if (!verified.ok) return verified
  const { findings, manifest } = verified.value
  if (findings.length > 0) return complaint([`${folder} is not whole:`, ...findings])
  const what = manifest === null ? folder : `${folder}, the backup of ${manifest.at},`
  return ok([`${what} is whole.`, ...counts(verified.value)])
}

const counts = ({ journal, sections, records, people, versions }: Inspected): string[] => [
  `${journal.seq} journal lines, ${sections} texts, ${records} records in their log, ${people} people, ${versions} versions.`,
  `Newest journal line: ${journal.hash}`,
]

const complaint = (lines: readonly string[]): Result<never> =>
  fail({ kind: 'storeUnavailable', cause: lines.join('\n') })

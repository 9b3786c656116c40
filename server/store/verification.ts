/** Proves that a data folder or a backup is whole, or says what is not, with file and place. Changes nothing. */
import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { ok, type Failure, type Result } from '#shared/failure'
import { causeOf, unavailable } from './disk.ts'
import { readHoldings, readIfThere, standing } from './holdings.ts'
import { Inspection, type Inspected } from './inspection.ts'
import { readEntry, readManifest, type Manifest } from './manifest.ts'
import type { Marks } from './marks.ts'
import { readPeople } from './people.ts'
import { readSessions } from './sessions.ts'

export interface Verified extends Inspected {
  /** The backup's manifest; null for a data folder. */
  readonly manifest: Manifest | null
}

/**
 * Checks every line, record, base and small file. Fails: storeUnavailable when there is nothing to check, or it cannot be read.
 * @param askMarks what a server that runs on the folder has acknowledged; null when none runs
 */
export async function verify(
  folder: string,
  askMarks: () => Promise<Result<Marks | null>>,
): Promise<Result<Verified>> {
  try {
    const manifest = await readManifest(folder)
    if (!manifest.ok) return manifest
    return manifest.value === null
      ? await verifyData(folder, askMarks)
      : await verifyBackup(folder, manifest.value)
  } catch (error) {
    return unavailable(`${folder} cannot be read: ${causeOf(error)}`)
  }
}

/** Without a server that says how far it came, a torn end may as well be damage. */
async function verifyData(
  folder: string,
  askMarks: () => Promise<Result<Marks | null>>,
): Promise<Result<Verified>> {
  const acknowledged = await askMarks()
  if (!acknowledged.ok) return acknowledged
  if ((await readIfThere(join(folder, standing.journal))) === null) return noStore(folder)
  const inspected = await inspect(folder, acknowledged.value)
  const torn = acknowledged.value === null ? inspected.torn.map((found) => `${found} ${tornAdvice}`) : []
  const findings = [...inspected.findings, ...(await besides(folder)), ...torn]
  return ok({ ...inspected, findings, manifest: null })
}

const tornAdvice = 'The next start cuts it off; if the server ended in order, restore a backup instead.'

async function verifyBackup(folder: string, manifest: Manifest): Promise<Result<Verified>> {
  const changed: string[] = []
  for (const entry of manifest.files) {
    const read = await readEntry(folder, entry)
    if (!read.ok) changed.push(causeIn(read.failure))
  }
  const inspected = await inspect(folder, null)
  const findings = [
    ...changed,
    ...(await strangers(folder, manifest)),
    ...inspected.findings,
    ...inspected.torn,
  ]
  return ok({ ...inspected, findings, manifest })
}

async function inspect(folder: string, acknowledged: Marks | null): Promise<Inspected> {
  const inspection = new Inspection(folder)
  for await (const part of readHoldings(folder)) inspection.add(part)
  return inspection.finish(acknowledged)
}

/** Parts that no manifest names would be restored by nobody, and missed by none. */
async function strangers(folder: string, { files }: Manifest): Promise<string[]> {
  const named = new Set(files.map(({ path }) => path))
  const found: string[] = []
  for await (const { path } of readHoldings(folder))
    if (!named.has(path)) found.push(`${join(folder, path)} is not in the manifest.`)
  return found
}

/** What a data folder has and a backup has not. */
async function besides(folder: string): Promise<string[]> {
  const copy = join(folder, `${standing.people}.bak`)
  const sessions = join(folder, 'sessions.json')
  const [copyBytes, sessionBytes] = [await readIfThere(copy), await readIfThere(sessions)]
  const found: string[] = []
  const copied = copyBytes === null ? null : readPeople(copyBytes)
  if (copied !== null && 'cause' in copied)
    found.push(`${copy} ${copied.cause}. The next change of the people writes it anew.`)
  const kept = sessionBytes === null ? null : readSessions(sessionBytes)
  if (kept !== null && 'cause' in kept)
    found.push(`${sessions} ${kept.cause}. The next start begins it anew: everyone signs in again.`)
  return found
}

async function noStore(folder: string): Promise<Result<never>> {
  const names = await readdir(folder)
  const what = names.length === 0 ? 'is empty' : 'is neither a data folder nor a backup'
  return unavailable(`${folder} ${what}.`)
}

export const causeIn = (failure: Failure): string =>
  failure.kind === 'storeUnavailable' ? failure.cause : failure.kind

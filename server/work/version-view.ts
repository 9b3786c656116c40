/** What people see of versions: which there are, one to be drawn, and its Prüfdatei. */
import { canonicalJson } from '#shared/canonical'
import { fail, must, ok, type Result } from '#shared/failure'
import type { PersonId, VersionId } from '#shared/ids'
import { checkpointLetters, type Checkpoint } from '#shared/proof'
import { manifest as manifestShape, type Manifest } from '#shared/version'
import type { VersionsView } from '#shared/version-api'
import { mayReadVersion, readableVersions } from '#shared/version-rights'
import { versionOf, type Version, type Versions } from '#shared/versions'
import type { KeptFiles } from '../store/kept-files.ts'
import type { OpeningFiles } from '../store/openings.ts'
import type { Sealer } from '../store/seal-key.ts'
import type { Keeper } from './keeper.ts'

type Known = Pick<Keeper, 'records' | 'versions' | 'decisions'>

/** What the views are drawn from. */
export interface ViewDeps {
  readonly keeper: Known
  readonly kept: KeptFiles
  readonly openings: OpeningFiles
  readonly sealer: Sealer
}

/** Those the person may read; nobody is refused, some see none. */
export const versionsFor = ({ keeper, sealer }: ViewDeps, person: PersonId): VersionsView => ({
  seq: keeper.records.seq,
  key: sealer.key,
  versions: readableVersions(keeper.records, keeper.decisions, keeper.versions, person),
})

/**
 * A version as JSON in pieces (`VersionText`): its files are JSON already, and go out as they lie on disk.
 * Fails: notFound, forbidden, storeUnavailable.
 */
export async function versionText(
  deps: ViewDeps,
  person: PersonId,
  id: VersionId,
): Promise<Result<string[]>> {
  const parts = await partsOf(deps, person, id)
  if (!parts.ok) return parts
  return ok([`{"version":${JSON.stringify(parts.value.version)},`, ...parts.value.json, '}'])
}

/**
 * The Prüfdatei of a version as JSON in pieces (`Proof`), and by which name it is saved. Fails: as `versionText`.
 * @param now when it is made
 */
export async function versionProof(
  deps: ViewDeps,
  person: PersonId,
  id: VersionId,
  now: Date,
): Promise<Result<{ name: string; json: string[] }>> {
  const { versions } = deps.keeper
  const parts = await partsOf(deps, person, id)
  if (!parts.ok) return parts
  const chain = versions.map(({ seal }) => seal)
  const checkpoint = certified(versions, deps.sealer, now)
  const head = `{"format":"lip-proof/1","checkpoint":${JSON.stringify(checkpoint)},`
  const json = [head, `"chain":${JSON.stringify(chain)},`, ...parts.value.json, '}']
  return ok({ name: fileNameOf(parts.value.manifest), json })
}

/** Without its ending, of letters that every system takes. */
function fileNameOf({ scope, chapters, number, frozenAt }: Manifest): string {
  const what = 'paper' in scope ? 'Papier' : `Handlungsfeld-${chapters[0]?.number ?? ''}`
  return `Pruefdatei-${what}-Fassung-${number}-${frozenAt.slice(0, 10)}`
}

function certified(versions: Versions, sealer: Sealer, now: Date): Checkpoint {
  const { ordinal, fingerprint } = must(versions.at(-1), 'there is at least the one that is read').seal
  const head = { at: now.toISOString(), ordinal, fingerprint, key: sealer.key }
  return { ...head, signature: sealer.sign(checkpointLetters(head)) }
}

/** The version, if the person may read it. Fails: notFound, forbidden. */
export function readableVersion(keeper: Known, person: PersonId, id: VersionId): Result<Version> {
  const version = versionOf(keeper.versions, id)
  if (version === null) return fail({ kind: 'notFound', what: 'version' })
  if (mayReadVersion(keeper.records, keeper.decisions, person, version)) return ok(version)
  return fail({ kind: 'forbidden', action: 'readVersion' })
}

interface Parts {
  readonly version: Version
  readonly manifest: Manifest
  /** The members that both answers have, without braces around them. */
  readonly json: string[]
}

async function partsOf(
  { keeper, kept, openings }: ViewDeps,
  person: PersonId,
  id: VersionId,
): Promise<Result<Parts>> {
  const readable = readableVersion(keeper, person, id)
  if (!readable.ok) return readable
  const version = readable.value
  const read = await manifestOf(kept, version)
  const people = await openings.read(id)
  if (!read.ok) return read
  if (!people.ok) return people
  const { letters, manifest } = read.value
  const sections = manifest.chapters.flatMap((chapter) => chapter.sections)
  const contents = await members(
    kept,
    'contents',
    sections.map(({ content }) => content),
  )
  const threads = await members(
    kept,
    'threads',
    sections.flatMap(({ threads: name }) => name ?? []),
  )
  if (!contents.ok) return contents
  if (!threads.ok) return threads
  const head = `"manifest":${letters},"openings":${canonicalJson(people.value)},`
  return ok({ version, manifest, json: [head, ...contents.value, ',', ...threads.value] })
}

/** The version's manifest, and the letters of it. Fails: storeUnavailable. */
export async function manifestOf(
  kept: KeptFiles,
  { seal }: Version,
): Promise<Result<{ letters: string; manifest: Manifest }>> {
  const letters = await lettersOf(kept, seal.fingerprint)
  if (!letters.ok) return letters
  return ok({ letters: letters.value, manifest: manifestShape.parse(JSON.parse(letters.value)) })
}

/** `"<name>":{"<hash>":<file>,…}` in pieces; a file that is named twice comes once. */
async function members(kept: KeptFiles, name: string, hashes: readonly string[]): Promise<Result<string[]>> {
  const files: string[] = []
  for (const hash of new Set(hashes)) {
    const letters = await lettersOf(kept, hash)
    if (!letters.ok) return letters
    files.push(`${files.length === 0 ? '' : ','}"${hash}":${letters.value}`)
  }
  return ok([`"${name}":{`, ...files, '}'])
}

/** A file that the journal speaks of. Fails: storeUnavailable, also when it is not there. */
async function lettersOf(kept: KeptFiles, hash: string): Promise<Result<string>> {
  const bytes = await kept.read(hash)
  if (bytes.ok) return ok(bytes.value.toString('utf8'))
  if (bytes.failure.kind === 'storeUnavailable') return bytes
  return fail({
    kind: 'storeUnavailable',
    cause: `kept/${hash} of a version is missing: restore it from a backup`,
  })
}

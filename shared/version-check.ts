/**
 * Whether a version is what it says: pure, so that the command line and tests ask the same. What cannot be
 * computed here is handed in. Only how the JSON is written does not matter: the parsers of a version change no letter.
 */
import { canonicalJson, type Json } from './canonical.ts'
import type { Content } from './content.ts'
import { parseJson } from './json-text.ts'
import { checkpointLetters, proof as proofShape, type Proof } from './proof.ts'
import { sealLetters, type Seal, type SealKey } from './seal.ts'
import { openThreads, type Manifest, type Openings } from './version.ts'

/** What the surroundings compute. */
export interface Hands {
  /** The SHA-256 of the text in UTF-8, in hexadecimal. */
  readonly sha256: (text: string) => Promise<string> | string
  /** Whether the key's owner signed these letters; null where that cannot be found out here. */
  readonly isSigned: (
    key: SealKey,
    letters: string,
    signature: string,
  ) => Promise<boolean | null> | boolean | null
}

/** What is not as it was sealed; `where` says which part of it. */
export interface Finding {
  readonly kind: 'shape' | 'manifest' | 'content' | 'threads' | 'opening' | 'chain' | 'seal' | 'checkpoint'
  readonly where: string
}

/** A version with everything that is sealed with it, as it was read. */
export interface Sealed {
  readonly manifest: Manifest
  readonly contents: Readonly<Record<string, Content>>
  readonly threads: Readonly<Record<string, unknown>>
  readonly openings: Openings
}

const isPlain = (value: unknown): value is Json => value !== undefined

/** The SHA-256 of the canonical JSON; null for what has none. */
async function hashOf(value: unknown, { sha256 }: Hands): Promise<string | null> {
  try {
    return isPlain(value) ? await sha256(canonicalJson(value)) : null
  } catch {
    return null
  }
}

/** Seals in the order of their chain: each follows the one before, and the holder of its key signed it. */
export async function checkChain(chain: readonly Seal[], hands: Hands): Promise<Finding[]> {
  const findings: Finding[] = []
  const seen = new Set<string>()
  for (const [at, seal] of chain.entries()) {
    const where = `${seal.ordinal}`
    const follows = seal.ordinal === at + 1 && seal.previous === (chain[at - 1]?.fingerprint ?? null)
    if (!follows || seen.has(seal.version)) findings.push({ kind: 'chain', where })
    seen.add(seal.version)
    if ((await hands.isSigned(seal.key, sealLetters(seal), seal.signature)) === false)
      findings.push({ kind: 'seal', where })
  }
  return findings
}

/** Whether the version is the one that the seal is of, and all that belongs to it is there, unchanged, and nothing else. */
export async function checkVersion(sealed: Sealed, seal: Seal, hands: Hands): Promise<Finding[]> {
  const { manifest, contents, threads, openings } = sealed
  const sections = manifest.chapters.flatMap((chapter) => chapter.sections)
  return [
    ...((await isSealed(manifest, seal, hands)) ? [] : [{ kind: 'manifest', where: manifest.id } as const]),
    ...(await checkFiles(
      'content',
      contents,
      sections.map(({ content }) => content),
      hands,
    )),
    ...(await checkFiles(
      'threads',
      threads,
      sections.flatMap(({ threads: name }) => name ?? []),
      hands,
    )),
    ...sections.flatMap((section) => titled(section, contents)),
    ...sections.flatMap((section) => shaped(section, threads)),
    ...(await checkOpenings(manifest, openings, hands)),
  ]
}

/** What the seal says of the manifest besides its hash stands in both. */
async function isSealed(manifest: Manifest, seal: Seal, hands: Hands): Promise<boolean> {
  const { id, ordinal, number, previous, scope } = manifest
  const saysSame =
    id === seal.version &&
    ordinal === seal.ordinal &&
    number === seal.number &&
    previous === seal.previous &&
    canonicalJson(scope) === canonicalJson(seal.scope)
  return saysSame && (await hashOf(manifest, hands)) === seal.fingerprint
}

/** Each file is there under its hash, and none that nobody named. */
async function checkFiles(
  kind: 'content' | 'threads',
  files: Readonly<Record<string, unknown>>,
  named: readonly string[],
  hands: Hands,
): Promise<Finding[]> {
  const findings: Finding[] = []
  const wanted = new Set(named)
  for (const where of new Set([...wanted, ...Object.keys(files)])) {
    const isRight = wanted.has(where) && (await hashOf(files[where], hands)) === where
    if (!isRight) findings.push({ kind, where })
  }
  return findings
}

type Section = Manifest['chapters'][number]['sections'][number]

const titled = ({ id, title, content }: Section, contents: Sealed['contents']): Finding[] =>
  contents[content]?.title === title ? [] : [{ kind: 'content', where: id }]

const shaped = ({ id, threads: name }: Section, threads: Sealed['threads']): Finding[] => {
  if (name === null) return []
  const read = openThreads.safeParse(threads[name])
  return read.success && read.data.section === id ? [] : [{ kind: 'threads', where: id }]
}

/** Whoever was erased has no opening any more; one that is there leads to whom the version meant. */
async function checkOpenings({ people }: Manifest, openings: Openings, hands: Hands): Promise<Finding[]> {
  const findings: Finding[] = []
  for (const [where, opening] of Object.entries(openings))
    if ((await hashOf(opening, hands)) !== people[where]) findings.push({ kind: 'opening', where })
  return findings
}

export interface CheckedProof {
  /** None: all of it is as it was sealed. */
  readonly findings: readonly Finding[]
  /** What was read; null for what is no Prüfdatei. */
  readonly proof: Proof | null
  /** The keys that sealed the chain, in the order of their first seals. Whose they are is not proven here. */
  readonly keys: readonly SealKey[]
  /** Whether signatures could be checked here. */
  readonly isSealChecked: boolean
}

/** Checks the text of a Prüfdatei. */
export async function checkProof(text: string, hands: Hands): Promise<CheckedProof> {
  const read = proofShape.safeParse(parseJson(text))
  if (!read.success) {
    const where = read.error.issues.map(({ path }) => path.join('.')).join(', ')
    return { findings: [{ kind: 'shape', where }], proof: null, keys: [], isSealChecked: true }
  }
  const proof = read.data
  const { manifest, chain, checkpoint } = proof
  const seal = chain[manifest.ordinal - 1]
  const checked = await hands.isSigned(checkpoint.key, checkpointLetters(checkpoint), checkpoint.signature)
  const head = chain.at(-1)
  const isHead = head?.ordinal === checkpoint.ordinal && head.fingerprint === checkpoint.fingerprint
  const findings: Finding[] = [
    ...(seal === undefined
      ? [{ kind: 'chain', where: `${manifest.ordinal}` } as const]
      : await checkVersion(proof, seal, hands)),
    ...(await checkChain(chain, hands)),
    ...(isHead && checked !== false ? [] : [{ kind: 'checkpoint', where: `${checkpoint.ordinal}` } as const]),
  ]
  const keys = [...new Set([...chain.map(({ key }) => key), checkpoint.key])]
  return { findings, proof, keys, isSealChecked: checked !== null }
}

/** Checks the versions of a store: their chain and seals, their files, and who their people are. */
import { createHash } from 'node:crypto'
import type { Content } from '#shared/content'
import { versionId, type VersionId } from '#shared/ids'
import { manifest as manifestShape, type Manifest, type Openings } from '#shared/version'
import { checkChain, checkVersion, type Finding, type Hands } from '#shared/version-check'
import type { Version, Versions } from '#shared/versions'
import { readOpenings } from './openings.ts'
import { damagedSentence, isSigned, readSealKey } from './seal-key.ts'

const hands: Hands = {
  sha256: (text) => createHash('sha256').update(text).digest('hex'),
  isSigned,
}

export class VersionsInspection {
  readonly findings: string[] = []
  readonly #openings = new Map<VersionId, Openings>()
  /** Files that may belong to a version: those that are JSON. */
  readonly #files = new Map<string, Buffer>()

  addSealKey(path: string, bytes: Buffer): void {
    if (readSealKey(bytes) === null) this.findings.push(damagedSentence(path))
  }

  addOpenings(path: string, bytes: Buffer): void {
    const reading = readOpenings(bytes)
    if (reading.kind === 'whole') this.#openings.set(reading.data.version, reading.data.openings)
    else if ('cause' in reading)
      this.findings.push(
        `${path} ${reading.cause}. The version stands; who its people are has to be restored.`,
      )
  }

  /** A file of `kept/`, its bytes being what its name says. */
  addKept(name: string, bytes: Buffer): void {
    if (bytes[0] === opening) this.#files.set(name, bytes)
  }

  async finish(versions: Versions): Promise<void> {
    const chain = versions.map(({ seal }) => seal)
    for (const finding of await checkChain(chain, hands)) this.findings.push(chainSentence(finding))
    for (const version of versions) await this.#check(version)
  }

  async #check({ seal }: Version): Promise<void> {
    const found = manifestShape.safeParse(this.#json(seal.fingerprint))
    if (!found.success) {
      this.findings.push(
        `Version ${seal.version}: its manifest kept/${seal.fingerprint} is missing or damaged.`,
      )
      return
    }
    const sealed = { manifest: found.data, ...this.#filesOf(found.data), openings: this.#of(seal.version) }
    for (const finding of await checkVersion(sealed, seal, hands))
      this.findings.push(`Version ${seal.version}: ${sentences[finding.kind]} (${finding.where}).`)
  }

  #of(version: VersionId): Openings {
    return this.#openings.get(versionId.parse(version)) ?? {}
  }

  #filesOf({ chapters }: Manifest) {
    const sections = chapters.flatMap((chapter) => chapter.sections)
    const contents = sections.map(({ content }) => [content, this.#json(content) as Content] as const)
    const threads = sections.flatMap(({ threads: name }) =>
      name === null ? [] : [[name, this.#json(name)] as const],
    )
    return { contents: Object.fromEntries(contents), threads: Object.fromEntries(threads) }
  }

  /** null for a file that is not there or no JSON. */
  #json(name: string): unknown {
    try {
      return JSON.parse(this.#files.get(name)?.toString('utf8') ?? 'null') as unknown
    } catch {
      return null
    }
  }
}

const opening = '{'.codePointAt(0)

const sentences: Readonly<Record<Finding['kind'], string>> = {
  shape: 'it cannot be read',
  manifest: 'its manifest is not the one that was sealed',
  content: 'a text is missing or not the one that was frozen',
  threads: 'what was open about a section is missing or not what was frozen',
  opening: 'a name is not the one that was frozen',
  chain: 'it does not follow the one before',
  seal: 'its seal is not of the key that it names',
  checkpoint: 'its checkpoint is not the one that was signed',
}

const chainSentence = ({ kind, where }: Finding): string =>
  `Version ${where} of the chain: ${sentences[kind]}.`

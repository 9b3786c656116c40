/** Makes a version: everything that it consists of, from what is known and on disk at one moment. Writes nothing. */
import { canonicalJson } from '#shared/canonical'
import { fail, must, ok, type Result } from '#shared/failure'
import type { ChapterId, PersonId, SectionId } from '#shared/ids'
import { signersOf } from '#shared/quorum'
import { chapterNumber, type Records, type Section } from '#shared/records'
import { signOffOf, type SignOffs } from '#shared/signoff'
import { threadsIn } from '#shared/threads'
import {
  manifestLetters,
  openThreadsLetters,
  type FrozenChapter,
  type FrozenSection,
  type Manifest,
  type Openings,
  type VersionScope,
} from '#shared/version'
import type { Freezing } from '#shared/version-api'
import { chaptersIn, sectionsIn } from '#shared/version-rights'
import { nextNumber } from '#shared/versions'
import type { StoredText, Texts } from '../store/texts.ts'
import { hashedLetters } from './contents.ts'
import { frozenSignOffs, frozenText, frozenThreads, isOpenThread, type FrozenText } from './frozen-section.ts'
import type { Keeper } from './keeper.ts'
import type { PersonKeys } from './person-keys.ts'

/** What is known at the moment of freezing. */
export type Moment = Pick<Keeper, 'records' | 'threads' | 'signOffs' | 'versions'>

export interface MadeVersion {
  readonly manifest: Manifest
  /** Its files: texts, what was open about them, and the manifest last. */
  readonly files: readonly Uint8Array[]
  /** The SHA-256 of the manifest. */
  readonly hash: string
  readonly openings: Openings
}

/** Who orders it, when, and how people are named in it. */
export interface Making {
  readonly by: PersonId
  readonly at: Date
  readonly order: Freezing
  readonly keys: PersonKeys
}

/** Fails: storeUnavailable, also where a locked text is not the one that was locked. */
export async function makeVersion(
  texts: Texts,
  moment: Moment,
  making: Making,
): Promise<Result<MadeVersion>> {
  const sections = sectionsIn(moment.records, making.order.scope)
  const stored = await takenUp(texts, sections)
  if (!stored.ok) return stored
  const files: Uint8Array[] = []
  const frozen = new Map<SectionId, FrozenSection>()
  for (const [at, id] of sections.entries()) {
    const section = must(moment.records.sections[id], 'a chapter has sections that are there')
    const made = await makeSection(moment, section, must(stored.value[at], 'each has a text'), making.keys)
    if (!made.ok) return made
    frozen.set(id, made.value.section)
    files.push(...made.value.files)
  }
  return ok(sealedUp(moment, making, frozen, files))
}

/**
 * The texts as of one moment, while people write on: each is taken up in the same turn of the event loop. Fails: storeUnavailable.
 */
async function takenUp(texts: Texts, sections: readonly SectionId[]): Promise<Result<StoredText[]>> {
  const all: StoredText[] = []
  for (const stored of await Promise.all(sections.map((section) => texts.load(section)))) {
    if (!stored.ok) return stored
    all.push(stored.value)
  }
  return ok(all)
}

interface MadeSection {
  readonly section: FrozenSection
  readonly files: readonly Uint8Array[]
}

async function makeSection(
  { records, threads, signOffs }: Moment,
  section: Section,
  stored: StoredText,
  keys: PersonKeys,
): Promise<Result<MadeSection>> {
  const open = threadsIn(threads, section.id).filter(isOpenThread)
  const anchors = open.map(({ anchor }) => anchor)
  const text = await frozenText(section.id, section.title, stored, anchors)
  if (!text.ok) return text
  const signOff = signOffOf(signOffs, section.id)
  if (signOff.locked !== null && signOff.locked !== text.value.hash) return otherText(section.id)
  const about = open.length === 0 ? null : aboutIt(section.id, frozenThreads(open, text.value.places, keys))
  return ok({
    section: frozenSection(records, section, text.value, {
      signOffs: frozenSignOffs(signOff, text.value.hash, keys),
      threads: about?.hash ?? null,
    }),
    files: [text.value.bytes, ...(about === null ? [] : [about.bytes])],
  })
}

const otherText = (section: SectionId) =>
  fail({ kind: 'storeUnavailable', cause: `the text of ${section} on disk is not the one that was locked` })

const aboutIt = (section: SectionId, threads: ReturnType<typeof frozenThreads>) =>
  hashedLetters(openThreadsLetters({ format: 'lip-threads/1', section, threads }))

function frozenSection(
  records: Records,
  { id, chapter, title, stage }: Section,
  { hash, paragraphs }: FrozenText,
  said: Pick<FrozenSection, 'signOffs' | 'threads'>,
): FrozenSection {
  const found = must(records.chapters[chapter], 'a section stands in a chapter')
  const number = `${chapterNumber(records, found)}.${found.sections.indexOf(id) + 1}`
  return { id, number, title, stage, content: hash, paragraphs, ...said }
}

function sealedUp(
  { records, versions }: Moment,
  { by, at, order, keys }: Making,
  frozen: ReadonlyMap<SectionId, FrozenSection>,
  files: readonly Uint8Array[],
): MadeVersion {
  const { id, scope, purpose, name, note } = order
  const chapters = chaptersIn(records, scope).map((chapter) => frozenChapter(records, chapter, frozen))
  const manifest: Manifest = {
    format: 'lip-version/1',
    id,
    ordinal: versions.length + 1,
    previous: versions.at(-1)?.seal.fingerprint ?? null,
    paper: paperOf(records, scope),
    scope,
    number: nextNumber(versions, scope, purpose),
    name,
    purpose,
    note,
    frozenAt: at.toISOString(),
    by: keys.of(by),
    chapters,
    people: keys.commitments(),
  }
  const { bytes, hash } = hashedLetters(manifestLetters(manifest))
  return { manifest, hash, files: [...files, bytes], openings: keys.openings() }
}

/** The paper that is frozen, or that the chapter belongs to. */
function paperOf(records: Records, scope: VersionScope): Manifest['paper'] {
  const id = 'paper' in scope ? scope.paper : records.chapters[scope.chapter]?.paper
  const { title } = must(id && records.papers[id], 'it was looked at before')
  return { id: must(id, 'it has one'), title }
}

function frozenChapter(
  records: Records,
  id: ChapterId,
  frozen: ReadonlyMap<SectionId, FrozenSection>,
): FrozenChapter {
  const chapter = must(records.chapters[id], 'a paper has chapters that are there')
  const group = chapter.workingGroup === null ? undefined : records.workingGroups[chapter.workingGroup]
  return {
    id,
    number: chapterNumber(records, chapter),
    title: chapter.title,
    workingGroup: group === undefined ? null : { number: group.number, name: group.name },
    quorum: chapter.quorum,
    members: signersOf(records, id).length,
    sections: chapter.sections.map((section) => must(frozen.get(section), 'each section was frozen')),
  }
}

/** Everything of the records that a version says: while it is the same, what was made of it is still right. */
export function outlineOf(records: Records, signOffs: SignOffs, scope: VersionScope): string {
  return canonicalJson({
    paper: paperOf(records, scope),
    chapters: chaptersIn(records, scope).map((id) => {
      const { title, quorum, sections = [] } = records.chapters[id] ?? {}
      return { id, title, quorum, sections: sections.map((section) => outlined(records, signOffs, section)) }
    }),
  })
}

function outlined(records: Records, signOffs: SignOffs, id: SectionId) {
  const { title, stage } = must(records.sections[id], 'a chapter has sections that are there')
  return { id, title, stage, locked: signOffOf(signOffs, id).locked }
}

/**
 * A statement that somebody is writing and has not sent: on which drafts, and in which words. Her device keeps it as JSON.
 * What she puts together takes the place of the drafts that she has seen; nothing else does.
 */
import type { Draft } from './consultation.ts'
import { longestStatement, mostPassages, type Passage } from './consultation-events.ts'
import type { DraftId, SectionId } from './ids.ts'
import { plainWords } from './thread-events.ts'

/** Words about one section, or about all of it (null). */
type Part = Passage

export interface Writing {
  /** The drafts that its writer has seen. */
  readonly base: readonly DraftId[]
  readonly parts: readonly Part[]
}

/** So many drafts are named at most when something is sent. */
const mostSeen = 60

/** What was kept; null for what nobody kept that way. */
export function readWriting(kept: string): Writing | null {
  try {
    const found: unknown = JSON.parse(kept)
    return isWriting(found) ? found : null
  } catch {
    return null
  }
}

/** This page wrote it itself, or one of its older selves: whose ids it holds the server looks at. */
const isWriting = (found: unknown): found is Writing =>
  isObject(found) &&
  Array.isArray(found['base']) &&
  Array.isArray(found['parts']) &&
  found['base'].every((id) => typeof id === 'string') &&
  found['parts'].every(
    (one: unknown) => isObject(one) && 'section' in one && typeof one['words'] === 'string',
  )

const isObject = (found: unknown): found is Record<string, unknown> =>
  typeof found === 'object' && found !== null

/** Begun on a draft, or on nothing. */
export const writingOn = (draft: Draft | null): Writing =>
  draft === null
    ? { base: [], parts: [{ section: null, words: '' }] }
    : { base: [draft.id], parts: withWhole(draft.passages) }

/** There is always room for words about all of it, and it comes first. */
const withWhole = (parts: readonly Part[]): Part[] => [
  { section: null, words: wordsAbout(parts, null) },
  ...parts.filter(({ section }) => section !== null),
]

export const wordsAbout = (parts: readonly Part[], about: SectionId | null): string =>
  parts
    .filter(({ section }) => section === about)
    .map(({ words }) => words)
    .join('\n\n')

/** With these words about the section; about one that had none, behind the others. */
export function withWords({ base, parts }: Writing, about: SectionId | null, words: string): Writing {
  const has = parts.some(({ section }) => section === about)
  const changed = parts.map((one) => (one.section === about ? { section: about, words } : one))
  return { base, parts: has ? changed : [...parts, { section: about, words }] }
}

export const withoutSection = ({ base, parts }: Writing, about: SectionId): Writing => ({
  base,
  parts: parts.filter(({ section }) => section !== about),
})

/** The draft was seen; its words are left out. */
export const leftOut = ({ base, parts }: Writing, { id }: Pick<Draft, 'id'>): Writing => ({
  base: base.includes(id) ? base : [...base, id].slice(-mostSeen),
  parts,
})

/** The words of the draft behind what is there, by section; what stands there already is not said twice. */
export const takenOver = (before: Writing, draft: Draft): Writing =>
  draft.passages.reduce(
    (so, { section, words }) => {
      const there = wordsAbout(so.parts, section)
      if (there.includes(words)) return so
      return withWords(so, section, there.trim() === '' ? words : `${there}\n\n${words}`)
    },
    leftOut(before, draft),
  )

/** All of them in one, in their order. */
export const putTogether = (drafts: readonly Draft[]): Writing => drafts.reduce(takenOver, writingOn(null))

/** What is sent, without parts that say nothing; null when there is nothing to send, or too much. */
export function passagesOf({ parts }: Writing): Passage[] | null {
  const said = parts
    .map(({ section, words }) => ({ section, words: plainWords(words) }))
    .filter(({ words }) => words !== '')
  const isTooMuch = said.length > mostPassages || said.some(({ words }) => words.length > longestStatement)
  return said.length === 0 || isTooMuch ? null : said
}

/** Which drafts it takes the place of. */
export const replacedBy = ({ base }: Writing): readonly DraftId[] => base.slice(-mostSeen)

/** The drafts that its writer has not seen. */
export const unseenBy = ({ base }: Writing, drafts: readonly Draft[]): Draft[] =>
  drafts.filter(({ id }) => !base.includes(id))

/** Whether it says nothing but what the one draft says that is there, white space at the ends aside. */
export const isSaved = (one: Writing, drafts: readonly Draft[]): boolean =>
  says(one, drafts, passagesOf(one) ?? spoken(one, (words) => words.trim()))

/** The same letter by letter: nothing would be missed if it were dropped, not even a blank at its end. */
export const isSettled = (one: Writing, drafts: readonly Draft[]): boolean =>
  says(
    one,
    drafts,
    spoken(one, (words) => words),
  )

const spoken = ({ parts }: Writing, heard: (words: string) => string): Part[] =>
  parts.filter(({ words }) => heard(words) !== '')

function says({ base }: Writing, drafts: readonly Draft[], said: readonly Part[]): boolean {
  if (drafts.length === 0) return said.length === 0
  const same = drafts.find(({ passages: saved }) => sameWords(said, saved))
  return same !== undefined && drafts.every(({ id }) => id === same.id || !base.includes(id))
}

/** Whatever order they stand in. */
export const sameWords = (one: readonly Part[], other: readonly Part[]): boolean =>
  ordered(one) === ordered(other)

const ordered = (all: readonly Part[]): string =>
  JSON.stringify(all.map(({ section, words }) => [section ?? '', words]).sort())

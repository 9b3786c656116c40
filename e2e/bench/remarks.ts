/** What is said about a text: made beforehand, and said through the server's own door. */
import type { NewThread } from '#shared/api'
import { keptPrefix, keptQuote, keptSuffix, writePlace, type Anchor } from '#shared/anchor'
import { rootName } from '#shared/grammar'
import { must } from '#shared/failure'
import { threadId, type SectionId } from '#shared/ids'
import * as Y from 'yjs'
import type { Caller } from './caller.ts'
import { now } from './figures.ts'
import { sentence } from './long-chapter.ts'

/** Asked at the same time. */
const atOnce = 16
/** Letters of the longest quote. */
const longest = 60

let made = 0

/** A remark of a usual length, unlike all others. */
export function remark(anchor: Anchor | null): NewThread {
  made += 1
  const thread = threadId.parse(`thr_bench${String(made).padStart(6, '0')}`)
  const body = `Anmerkung ${made}: ${sentence(made, 12 + (made % 30))}?`
  return { thread, anchor, body, mentions: [], suggestion: null }
}

/** Says it. Returns the milliseconds from asking to the answer. Throws when it is refused. */
export async function say(caller: Caller, section: SectionId, said: NewThread): Promise<number> {
  const begun = now()
  await caller.ask('POST', `/api/sections/${section}/threads`, said)
  return now() - begun
}

/** Says `count` remarks about the sections in turn. */
export async function sayMany(caller: Caller, sections: readonly SectionId[], count: number): Promise<void> {
  const of = (at: number): SectionId => must(sections[at % sections.length], 'there are sections')
  for (let done = 0; done < count; done += atOnce) {
    const some = Array.from({ length: Math.min(atOnce, count - done) }, (_, at) => of(done + at))
    await Promise.all(some.map((section) => say(caller, section, remark(null))))
  }
}

/** `count` anchors, spread evenly over the paragraphs of a text. */
export function anchorsIn(doc: Y.Doc, count: number): Anchor[] {
  const texts = paragraphsOf(doc)
  const all = texts.reduce((sum, { length }) => sum + length, 0)
  return Array.from({ length: count }, (_, at) => anchorAt(texts, Math.floor(((at + 0.5) * all) / count)))
}

const paragraphsOf = (doc: Y.Doc): Y.XmlText[] =>
  doc
    .getXmlFragment(rootName)
    .toArray()
    .flatMap((block) =>
      block instanceof Y.XmlElement && block.nodeName === 'paragraph' ? block.toArray() : [],
    )
    .filter((text) => text instanceof Y.XmlText)

function anchorAt(texts: readonly Y.XmlText[], letter: number): Anchor {
  let left = letter
  for (const text of texts) {
    if (left < text.length) return anchorOf(text, Math.min(left, text.length - longest))
    left -= text.length
  }
  throw new RangeError('behind the last letter')
}

function anchorOf(text: Y.XmlText, from: number): Anchor {
  const to = from + longest - (from % 40)
  const words = wordsOf(text)
  return {
    start: writePlace(Y.createRelativePositionFromTypeIndex(text, from, 0)),
    end: writePlace(Y.createRelativePositionFromTypeIndex(text, to, -1)),
    quote: keptQuote(words.slice(from, to)),
    prefix: keptPrefix(words.slice(0, from)),
    suffix: keptSuffix(words.slice(to)),
  }
}

export const wordsOf = (text: Y.XmlText): string =>
  (text.toDelta() as { insert: string }[]).map(({ insert }) => insert).join('')

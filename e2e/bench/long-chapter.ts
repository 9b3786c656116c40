/** A long chapter: its text, and the way to get it into a running server without a browser. */
import { WebSocket } from 'ws'
import type { RecordsView } from '#shared/api'
import { must } from '#shared/failure'
import type { ChapterId, SectionId } from '#shared/ids'
import type { Records } from '#shared/records'
import type { TextElement } from '#shared/text'
import { writeText } from '#shared/text-doc'
import * as Y from 'yjs'
import { Caller, peopleOf } from './caller.ts'
import { holdsWithin } from './figures.ts'
import { updateMessage } from './typing.ts'

const vocabulary =
  'Die Stadt Hannover versteht Teilhabe als Aufgabe aller Ämter und Einrichtungen; Sprache, Wohnen, Arbeit, Bildung und Begegnung gehören zusammen, und was im Stadtteil gelingt, soll überall gelingen können'.split(
    ' ',
  )

export const sentence = (from: number, count: number): string =>
  Array.from({ length: count }, (_, at) => vocabulary[(from + at * 7) % vocabulary.length]).join(' ')

/** About `count` words: paragraphs of 80, a heading before every fifth, in each one bold word that stands nowhere else. */
export function longText(count: number, mark: string): TextElement[] {
  return Array.from({ length: Math.ceil(count / 80) }, (_, at) => at).flatMap((at) => {
    const children = [
      { text: `${sentence(at, 40)} ` },
      { text: `${mark}${at}`, bold: true as const },
      { text: ` ${sentence(at + 3, 39)}.` },
    ]
    const heading = {
      name: 'heading',
      attributes: { level: 1 },
      children: [{ text: `Teil ${at / 5 + 1} von ${mark}` }],
    }
    return [...(at % 5 === 0 ? [heading] : []), { name: 'paragraph', children }]
  })
}

export const titleOf = (number: number): string => `Langtext ${number + 1}`
/** The mark in the words of a section; the paragraphs are numbered behind it. */
export const markOf = (number: number): string => `Wort${number + 1}x`

export interface LongChapter {
  readonly chapter: ChapterId
  readonly sections: readonly SectionId[]
  /** The texts of the sections, as they were written. */
  readonly docs: readonly Y.Doc[]
  /** Somebody who writes there. */
  readonly writer: Caller
}

/**
 * Makes a chapter of a demo world one of `count` sections of `words` words each.
 * @param origin of the running server. @param at which of its chapters.
 * Throws when the server refuses or does not say that all is on its disk.
 */
export async function fillChapter(
  origin: string,
  count: number,
  words: number,
  at = 0,
): Promise<LongChapter> {
  const { writer, chapter } = await moderatorOf(origin, at)
  for (const section of chapter.sections) await writer.ask('DELETE', `/api/sections/${section}`)
  const docs: Y.Doc[] = []
  let after: SectionId | null = null
  for (let number = 0; number < count; number++) {
    await writer.ask('POST', `/api/chapters/${chapter.id}/sections`, { title: titleOf(number), after })
    after = must((await sectionsOf(writer, chapter.id))[number], 'it was just added')
    const doc = new Y.Doc()
    writeText(doc, longText(words, markOf(number)))
    await writeInto(writer, after, doc)
    docs.push(doc)
  }
  return { chapter: chapter.id, sections: await sectionsOf(writer, chapter.id), docs, writer }
}

/** Signs in as the moderation of a chapter. @param at which chapter. */
export async function moderatorOf(origin: string, at = 0) {
  const people = await peopleOf(origin)
  const anyone = await Caller.enter(origin, must(people[0], 'a demo world has people').id)
  const chapters = Object.values((await recordsOf(anyone)).chapters)
  const chapter = must(chapters[at], 'a demo world has chapters')
  const person = people.find(({ grants }) =>
    grants.some((grant) => grant.role === 'moderator' && grant.chapter === chapter.id),
  )
  return {
    writer: await Caller.enter(origin, must(person, 'the chapter has a moderation').id),
    chapter,
    chapters,
  }
}

const recordsOf = async (caller: Caller): Promise<Records> =>
  (await caller.read<RecordsView>('/api/records')).records

const sectionsOf = async (caller: Caller, chapter: ChapterId): Promise<readonly SectionId[]> =>
  must((await recordsOf(caller)).chapters[chapter], 'it stands').sections

/** The room says `saved` (message type 4) when the update is on its disk. */
async function writeInto({ origin, cookie }: Caller, section: SectionId, doc: Y.Doc): Promise<void> {
  const socket = new WebSocket(`${origin.replace('http', 'ws')}/sync/${section}`, {
    headers: { cookie, origin },
  })
  let isSaved = false
  socket.on('open', () => socket.send(updateMessage(Y.encodeStateAsUpdate(doc))))
  socket.on('message', (message: Buffer) => {
    isSaved ||= message[0] === 4 && message.length > 3
  })
  socket.on('error', () => undefined)
  const done = await holdsWithin(10_000, () => isSaved)
  socket.terminate()
  if (!done) throw new Error(`the text of ${section} was not saved`)
}

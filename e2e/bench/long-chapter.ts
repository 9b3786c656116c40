/** A long chapter: its text, and the way to get it into a running server without a browser. */
import { WebSocket } from 'ws'
import type { DemoPeople, RecordsView } from '#shared/api'
import { must } from '#shared/failure'
import type { ChapterId, SectionId } from '#shared/ids'
import { writeText, type TextElement } from '#shared/text'
import * as Y from 'yjs'
import { holdsWithin } from './figures.ts'
import { updateMessage } from './typing.ts'

const vocabulary =
  'Die Stadt Hannover versteht Teilhabe als Aufgabe aller Ämter und Einrichtungen; Sprache, Wohnen, Arbeit, Bildung und Begegnung gehören zusammen, und was im Stadtteil gelingt, soll überall gelingen können'.split(
    ' ',
  )

const sentence = (from: number, count: number): string =>
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
  /** Of somebody who writes there, as a header has it. */
  readonly cookie: string
}

/**
 * Makes the first chapter of a demo world one of `count` sections of `words` words each.
 * @param origin of the running server.
 * Throws when the server refuses or does not say that all is on its disk.
 */
export async function fillChapter(origin: string, count: number, words: number): Promise<LongChapter> {
  const moderator = await enterAs(origin, 'moderator')
  const { cookie, records } = moderator
  const chapter = must(Object.values(records.chapters)[0], 'a demo world has chapters')
  for (const section of chapter.sections) await ask(origin, cookie, 'DELETE', `/api/sections/${section}`)
  let after: SectionId | null = null
  for (let number = 0; number < count; number++) {
    const path = `/api/chapters/${chapter.id}/sections`
    await ask(origin, cookie, 'POST', path, { title: titleOf(number), after })
    const { sections } = must((await recordsOf(origin, cookie)).chapters[chapter.id], 'it stands')
    after = must(sections[number], 'it was just added')
    await writeInto(origin, cookie, after, longText(words, markOf(number)))
  }
  const { sections } = must((await recordsOf(origin, cookie)).chapters[chapter.id], 'it stands')
  return { chapter: chapter.id, sections, cookie }
}

/** Signs in as the moderation of the first chapter. */
async function enterAs(origin: string, role: 'moderator') {
  const { people } = (await (await fetch(`${origin}/api/demo/people`)).json()) as DemoPeople
  const first = must(people[0], 'a demo world has people')
  const anyone = await cookieOf(origin, first.id)
  const [chapter] = Object.values((await recordsOf(origin, anyone)).chapters)
  const person = people.find(({ grants }) =>
    grants.some((grant) => grant.role === role && grant.chapter === chapter?.id),
  )
  const cookie = await cookieOf(origin, must(person, 'the chapter has a moderation').id)
  return { cookie, records: await recordsOf(origin, cookie) }
}

async function cookieOf(origin: string, person: string): Promise<string> {
  const answer = await fetch(`${origin}/api/demo/session`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin },
    body: JSON.stringify({ person }),
  })
  return must(answer.headers.getSetCookie()[0]?.split(';')[0], 'a sign-in sets a cookie')
}

const recordsOf = async (origin: string, cookie: string): Promise<RecordsView['records']> =>
  ((await (await ask(origin, cookie, 'GET', '/api/records')).json()) as RecordsView).records

async function ask(
  origin: string,
  cookie: string,
  method: string,
  path: string,
  body?: object,
): Promise<Response> {
  const answer = await fetch(`${origin}${path}`, {
    method,
    headers: { cookie, origin, 'content-type': 'application/json' },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  })
  if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status} ${await answer.text()}`)
  return answer
}

/** The room says `saved` (message type 4) when the update is on its disk. */
async function writeInto(
  origin: string,
  cookie: string,
  section: SectionId,
  text: readonly TextElement[],
): Promise<void> {
  const doc = new Y.Doc()
  writeText(doc, text)
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

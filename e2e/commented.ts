/** Paragraphs with a thread on words of each, put into a section without a browser: text first, then the threads. */
import { anchorOn } from '#shared/anchor-making'
import { must } from '#shared/failure'
import type { SectionId } from '#shared/ids'
import { writeText } from '#shared/text-doc'
import { call, type Caller } from './api.ts'
import { joinPlainly } from './plain-client.ts'
import { expect } from './stage.ts'

export interface Commented {
  /** Also the thread's words. */
  readonly thread: string
  readonly paragraphs: readonly string[]
  /** Words that stand in one of the paragraphs. */
  readonly quote: string
}

/** @param writer may write in the section. */
export async function comment(
  url: string,
  section: SectionId,
  writer: Caller,
  all: readonly Commented[],
): Promise<void> {
  const client = await joinPlainly(url, section, writer.cookie)
  const lines = all.flatMap(({ paragraphs }) => paragraphs)
  writeText(
    client.doc,
    lines.map((text) => ({ name: 'paragraph', children: [{ text }] })),
  )
  await client.untilSaved()
  const opened = all.map(({ thread, quote }) => {
    const anchor = must(anchorOn(client.doc, quote), 'the quote stands in the text')
    const said = { thread, anchor, body: `Zu ${thread}.`, mentions: [], suggestion: null }
    return call(url, writer, 'POST', `/api/sections/${section}/threads`, said)
  })
  client.leave()
  for (const answer of await Promise.all(opened)) expect(answer.status).toBe(201)
}

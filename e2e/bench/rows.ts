/** What is measured: each row starts its contenders anew, one after the other, and gives a few figures of each. */
import type { Contender, Name } from './contender.ts'
import { history, measureColdOpen, writeHistory } from './cold-open.ts'
import { measureComments } from './comments.ts'
import { compare } from './compare.ts'
import { measureCursors } from './cursors.ts'
import { measureIdle } from './idle.ts'
import { measureFirstLoad } from './first-load.ts'
import { freezing } from './freeze.ts'
import { measureHeard } from './heard.ts'
import { measureCommented } from './keydown-commented.ts'
import { measureOurs, measureSingleEditor, type Length } from './keydown.ts'
import { measureOpening } from './opening.ts'
import { pdf } from './pdf.ts'
import { weighSingleEditor } from './single-editor.ts'
import { measureTable } from './table.ts'
import { measureThroughput } from './throughput.ts'
import { typeTogether } from './writers.ts'

export interface Figure {
  readonly key: string
  readonly title: string
  readonly unit: string
  readonly digits: number
}

export interface Row {
  readonly id: string
  readonly title: string
  readonly who: readonly Name[]
  readonly figures: readonly Figure[]
  /** Starts the contender, measures, stops it. Returns a figure for each key. */
  measure(contender: Contender, size: Size): Promise<Readonly<Record<string, number>>>
}

/** How long and how large: the full measurement, or a quick look. */
export interface Size {
  readonly runs: number
  readonly throughput: {
    readonly seconds: number
    readonly from: number
    readonly growth: number
    readonly refinements: number
  }
  readonly fanOutSeconds: number
  readonly readers: readonly number[]
  readonly cursorSeconds: number
  readonly historyEdits: number
  readonly idleConnections: number
  readonly idleRooms: number
  readonly typingSections: readonly number[]
  /** At how many threads in the paper a comment is timed; the last is how many the moderation's table has. */
  readonly threads: readonly number[]
}

export const full: Size = {
  runs: 3,
  throughput: { seconds: 2, from: 2000, growth: 2, refinements: 2 },
  fanOutSeconds: 10,
  readers: [150, 500],
  cursorSeconds: 8,
  historyEdits: 260_000,
  idleConnections: 200,
  idleRooms: 200,
  typingSections: [20, 100],
  threads: [100, 1000, 10_000],
}

export const quick: Size = {
  runs: 1,
  throughput: { seconds: 1.5, from: 2000, growth: 2, refinements: 1 },
  fanOutSeconds: 3,
  readers: [150],
  cursorSeconds: 3,
  historyEdits: 26_000,
  idleConnections: 100,
  idleRooms: 50,
  typingSections: [20],
  threads: [100, 1000],
}

const everyone = ['ours', 'hocuspocus', 'relay', 'batchedRelay'] as const
const millis = (key: string, title: string): Figure => ({ key, title, unit: 'ms', digits: 1 })
const fineMillis = (key: string, title: string): Figure => ({ key, title, unit: 'ms', digits: 2 })

function throughput(id: string, manner: string, inBursts: boolean): Row {
  /** What each carried in an earlier run: a later one begins at half of it, and need not climb so far. */
  const carried = new Map<Name, number>()
  return {
    id,
    title: `Updates carried, 30 writers in one room, everyone receives all, p99 < 100 ms; ${manner}`,
    who: everyone,
    figures: [{ key: 'rate', title: 'updates per second', unit: '/s', digits: 0 }],
    async measure(contender, size) {
      const running = await contender.start()
      const from = (rate: number) => measureThroughput(running, { ...size.throughput, from: rate }, inBursts)
      const half = (carried.get(contender.name) ?? 0) / 2
      const begun = half > size.throughput.from ? await from(half) : 0
      const rate = begun > 0 ? begun : await from(size.throughput.from)
      await running.stop()
      carried.set(contender.name, rate)
      return { rate }
    },
  }
}

const fanOut = (readers: number): Row => ({
  id: `fan-out-${readers}`,
  title: `Fan-out: one typist 10/s, ${readers} readers`,
  who: everyone,
  figures: [millis('p50', 'p50'), millis('p99', 'p99')],
  async measure(contender, size) {
    const running = await contender.start()
    // The first seconds bring the code into shape; they are not counted.
    await typeTogether(await running.place(0), { writers: 1, people: 20, rate: 200, seconds: 1 })
    const load = { writers: 1, people: readers + 1, rate: 10, seconds: size.fanOutSeconds }
    const { latencies } = await typeTogether(await running.place(1), load)
    await running.stop()
    return { p50: latencies.percentile(0.5), p99: latencies.percentile(0.99) }
  },
})

const cursors: Row = {
  id: 'cursors',
  title: 'Cursor traffic: 30 people in one room, each moving five times a second',
  who: ['ours', 'hocuspocus', 'relay'],
  figures: [
    { key: 'frames', title: 'frames to each client', unit: '/s', digits: 0 },
    millis('age', 'cursor age p50'),
  ],
  async measure(contender, size) {
    const running = await contender.start()
    const { framesPerSecond, age } = await measureCursors(await running.place(0), size.cursorSeconds)
    await running.stop()
    return { frames: framesPerSecond, age: age.percentile(0.5) }
  },
}

const coldOpen: Row = {
  id: 'cold-open',
  title: 'Cold open of a text with a long history, after a restart',
  who: ['ours', 'hocuspocus'],
  figures: [millis('content', 'content after'), millis('stall', 'longest stall of another room')],
  async measure(contender, size) {
    const { updates, stateVector } = history(size.historyEdits)
    const writing = await contender.start()
    await writeHistory(writing, updates)
    const reopened = await writing.reopen()
    const figures = await measureColdOpen(reopened, stateVector)
    await reopened.stop()
    return { ...figures }
  },
}

const idle: Row = {
  id: 'idle',
  title: 'Idle: what stays in memory',
  who: ['ours', 'hocuspocus', 'relay'],
  figures: [
    { key: 'connection', title: 'per connection', unit: 'kB', digits: 1 },
    { key: 'room', title: 'per room', unit: 'kB', digits: 1 },
  ],
  async measure(contender, size) {
    const running = await contender.start()
    const { connection, room } = await measureIdle(running, size.idleConnections, size.idleRooms)
    await running.stop()
    return { connection: connection / 1024, room: room / 1024 }
  },
}

const typing = ({ sections, words }: Length): Row => ({
  id: `typing-${sections}`,
  title: `Keydown to paint in Chromium, a chapter of ${sections} sections of ${words.toLocaleString('en-US')} words`,
  who: ['ours', 'singleEditor'],
  figures: [
    millis('p50', 'p50'),
    millis('p95', 'p95'),
    millis('slowP50', 'p50, processor 4 times slower'),
    millis('slowP95', 'p95, processor 4 times slower'),
  ],
  async measure(contender) {
    const length = { sections, words }
    return {
      ...(await (contender.name === 'ours' ? measureOurs(contender, length) : measureSingleEditor(length))),
    }
  },
})

const commentedTyping: Row = {
  id: 'typing-threads',
  title:
    'Keydown to paint in Chromium, a chapter of 20 sections of 2,000 words: 200 threads, 40 of them in the section typed in',
  who: ['ours'],
  figures: [
    millis('bareP50', 'without threads: p50'),
    millis('p50', 'with threads: p50'),
    millis('more', 'more, p50'),
    millis('bareP95', 'without threads: p95'),
    millis('p95', 'with threads: p95'),
    millis('slowBareP50', 'processor 4 times slower, without: p50'),
    millis('slowP50', 'processor 4 times slower, with: p50'),
    millis('slowMore', 'processor 4 times slower, more: p50'),
  ],
  measure: async (contender) => ({
    ...(await measureCommented(contender, { sections: 20, words: 2000 }, 200)),
  }),
}

const comments = (marks: readonly number[]): Row => ({
  id: 'comments',
  title: 'A comment, from asking to the answer, as the paper fills with threads',
  who: ['ours'],
  figures: [
    ...marks.flatMap((mark) => {
      const at = `at ${mark.toLocaleString('en-US')} threads`
      return [
        fineMillis(`p50_${mark}`, `${at}: p50`),
        fineMillis(`p95_${mark}`, `${at}: p95`),
        fineMillis(`letter_${mark}`, `${at}: way of a letter, p50`),
      ]
    }),
    millis('stall', 'longest time in which the server heard nobody, checkpoints included'),
  ],
  measure: (contender) => measureComments(contender, marks),
})

const table = (threads: number): Row => ({
  id: 'table',
  title: `The moderation's table in Chromium, a chapter with ${threads.toLocaleString('en-US')} threads`,
  who: ['ours'],
  figures: [
    millis('drawn', 'until the first rows are painted'),
    millis('filterP50', 'a letter in the filter: p50'),
    millis('filterMax', 'a letter in the filter: the worst'),
    millis('frameP50', 'frame while scrolling: p50'),
    millis('frameP95', 'frame while scrolling: p95'),
    millis('frameMax', 'frame while scrolling: the worst'),
  ],
  measure: async (contender) => ({ ...(await measureTable(contender, threads)) }),
})

const heard: Row = {
  id: 'heard',
  title: 'From asking the server to take a comment to its card painted in the Chromium of another reader',
  who: ['ours'],
  figures: [millis('p50', 'p50'), millis('max', 'the worst of 6')],
  measure: async (contender) => ({ ...(await measureHeard(contender)) }),
}

const opening: Row = {
  id: 'opening',
  title: 'Opening a chapter of 30,000 words in Chromium: processor 4 times slower, round trip of 100 ms',
  who: ['ours'],
  figures: [
    millis('clickReadable', 'by a click in the overview: text readable'),
    millis('clickLive', 'by a click in the overview: all rooms live'),
    millis('addressReadable', 'by its address, files in the cache: text readable'),
    millis('addressLive', 'by its address, files in the cache: all rooms live'),
  ],
  measure: async (contender) => ({ ...(await measureOpening(contender)) }),
}

const firstLoad: Row = {
  id: 'first-load',
  title: 'First load, all script under gzip',
  who: ['ours', 'singleEditor'],
  figures: [
    { key: 'writing', title: 'to write', unit: 'kB', digits: 1 },
    { key: 'reading', title: 'to read', unit: 'kB', digits: 1 },
  ],
  async measure(contender) {
    if (contender.name !== 'ours') return { writing: await weighSingleEditor() }
    return { ...(await measureFirstLoad(contender)) }
  },
}

export const rowsFor = (size: Size): Row[] => [
  throughput('throughput', 'each update comes in a write of its own', false),
  throughput('bursts', "each writer's updates of 4 ms come in one write", true),
  ...size.readers.map(fanOut),
  cursors,
  coldOpen,
  idle,
  ...size.typingSections.map((sections) => typing({ sections, words: 2000 })),
  commentedTyping,
  comments(size.threads),
  table(size.threads.at(-1) ?? 0),
  heard,
  compare,
  freezing,
  opening,
  firstLoad,
  pdf,
]

/** Whether a row is meant: by its id, or by what the ids of several begin with ("typing"). */
export const isMeant = ({ id }: Row, wanted: readonly string[]): boolean =>
  wanted.length === 0 || wanted.some((word) => id === word || id.startsWith(`${word}-`))

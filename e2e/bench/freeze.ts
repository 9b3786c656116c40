/**
 * What it costs to freeze a chapter of 40,000 words: from asking to the answer, which comes when the version is on disk;
 * and how long a letter takes that somebody types in another chapter meanwhile, beside one with nothing else to do.
 */
import type { ChapterId } from '#shared/ids'
import type { Caller } from './caller.ts'
import type { Contender } from './contender.ts'
import { now, pause } from './figures.ts'
import { share } from './keydown.ts'
import { fillChapter } from './long-chapter.ts'
import type { Row } from './rows.ts'
import { typeTogether } from './writers.ts'

const inMillis = (key: string, title: string) => ({ key, title, unit: 'ms', digits: 1 })

export const freezing: Row = {
  id: 'freeze',
  title: 'Freezing a chapter of 20 sections of 2,000 words, while somebody types in another chapter',
  who: ['ours'],
  figures: [
    inMillis('p50', 'from asking to the answer: p50'),
    inMillis('max', 'the worst of 10'),
    inMillis('still', 'way of a letter, nobody freezes: p50'),
    inMillis('stillP99', 'p99'),
    inMillis('stillMax', 'the worst'),
    inMillis('during', 'way of a letter, while it is frozen: p50'),
    inMillis('duringP99', 'p99'),
    inMillis('duringMax', 'the worst'),
  ],
  measure: measureFreeze,
}

/** One after the other, with so many milliseconds between: the letters in between are those that nobody delays. */
const [times, between] = [10, 200]
const typing = { writers: 1, people: 2, rate: 200, seconds: 5 }

/** Returns `p50` and `max` of freezing, and of the way of a letter `still…` and `during…`: p50, p99 and the worst. */
async function measureFreeze(contender: Contender): Promise<Readonly<Record<string, number>>> {
  const running = await contender.start()
  const { chapter, writer } = await fillChapter(`http://127.0.0.1:${running.measured.port}`, 20, 2000, 5)
  await freeze(writer, chapter, 0)
  const still = (await typeTogether(await running.place(0), typing)).latencies
  const typed = typeTogether(await running.place(1), typing)
  const frozen: number[] = []
  for (let number = 1; number <= times; number++) {
    await pause(between)
    frozen.push(await freeze(writer, chapter, number))
  }
  const during = (await typed).latencies
  await running.stop()
  return {
    p50: share(frozen, 0.5),
    max: Math.max(...frozen),
    still: still.percentile(0.5),
    stillP99: still.percentile(0.99),
    stillMax: still.percentile(1),
    during: during.percentile(0.5),
    duringP99: during.percentile(0.99),
    duringMax: during.percentile(1),
  }
}

async function freeze(writer: Caller, chapter: ChapterId, number: number): Promise<number> {
  const order = {
    id: `ver_bench${number}`,
    scope: { chapter },
    purpose: 'interim',
    name: 'Stand',
    note: null,
  }
  const asked = now()
  await writer.ask('POST', '/api/versions', order)
  return now() - asked
}

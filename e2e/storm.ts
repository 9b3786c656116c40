/** Networks that change while people write, told again by a seed; and what must be true when the storm is over. */
import { setTimeout as sleep } from 'node:timers/promises'
import { DiskWatch } from './disk-watch.ts'
import { randomFrom } from './random.ts'
import { place, Remote } from './remote.ts'
import { expect, type Stage } from './stage.ts'
import { clear, sayWeather, type Weather } from './weather.ts'

export interface Storm {
  readonly seed: number
  /** How often each network changes. */
  readonly changes: number
  /** How long a weather lasts at least and at most. */
  readonly millis: readonly [number, number]
}

/** Everything a network does to people, in the strengths in which they meet it. */
const weathers: readonly Weather[] = [
  { kind: 'delay', millis: 300, jitter: 200 },
  { kind: 'delay', millis: 600, jitter: 50 },
  { kind: 'loss', stalls: 20, millis: 1500, resets: 4 },
  { kind: 'trickle', bytes: 40, millis: 20 },
  { kind: 'blackHole', way: 'both' },
  { kind: 'blackHole', way: 'up' },
  { kind: 'blackHole', way: 'down' },
  { kind: 'refusal', answer: 403 },
  { kind: 'refusal', answer: 502 },
  { kind: 'refusal', answer: 'closed' },
  { kind: 'dead' },
  clear,
]

/** Two experts of one group, each over a network of their own, and what is on the disk beside them. */
export async function twoWriters(stage: Stage, chance: { random?: () => number } = {}) {
  const [aylin, jonas] = [await Remote.enter(stage, chance), await Remote.enter(stage, chance)]
  const { cookie } = await stage.caller(stage.person('expert', place.chapter))
  const section = stage.section(place.chapter, place.section)
  const disk = await DiskWatch.open(stage.server.url, section, cookie)
  const newcomer = () => DiskWatch.open(stage.server.url, section, cookie)
  return { aylin, jonas, disk, newcomer }
}

export type Company = Awaited<ReturnType<typeof twoWriters>>

/** Lets both write while the weather changes over each of them. */
export async function weather(company: Company, storm: Storm): Promise<void> {
  const random = randomFrom(storm.seed)
  let raging = true
  const blow = async ({ network, actor }: Remote, own: () => number) => {
    for (let change = 0; change < storm.changes; change++) {
      const next = weathers[Math.floor(own() * weathers.length)] ?? clear
      const [least, most] = storm.millis
      const millis = least + own() * (most - least)
      console.log(`${actor.name}: ${sayWeather(next)} for ${millis.toFixed(0)} ms`)
      await network.turn(next)
      await sleep(millis)
    }
    await network.turn(clear)
  }
  const { aylin, jonas } = company
  const writing = [aylin.keepWriting('eins', () => raging), jonas.keepWriting('zwei', () => raging)]
  const seeds = [random(), random()].map((number) => randomFrom(number * 2 ** 32))
  await Promise.all([aylin, jonas].map((writer, at) => blow(writer, seeds[at] ?? random)))
  raging = false
  await Promise.all(writing)
}

/** Every letter is there once: in both browsers, and on the disk after a restart; and no page ever said otherwise. */
export async function expectNothingLost(
  stage: Stage,
  { aylin, jonas, disk, newcomer }: Company,
): Promise<void> {
  await Promise.all([aylin.seesSaved(), jonas.seesSaved()])
  for (const reader of [aylin, jonas]) for (const writer of [aylin, jonas]) await reader.seesWhole(writer)
  for (const writer of [aylin, jonas]) expect(await writer.watch.untruths(disk)).toEqual([])
  disk.leave()
  await stage.server.restart()
  const after = await newcomer()
  const paragraphs = after.blocks.filter((block) => /^\S+ \S+:/u.test(block))
  expect(paragraphs.sort()).toEqual([aylin.own, jonas.own].sort())
  after.leave()
}

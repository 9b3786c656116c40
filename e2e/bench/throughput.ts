/** How many updates per second a room carries: 30 writers, everyone receives all, 99 of 100 within 100 ms. */
import type { Running } from './contender.ts'
import { typeTogether } from './writers.ts'

export interface Pace {
  readonly seconds: number
  readonly from: number
  readonly growth: number
  /** How often the gap between what went and what did not is halved. */
  readonly refinements: number
}

const writers = 30
const boundMillis = 100

/** The highest rate, in updates per second, that was carried. Raises the load until it breaks, then closes in. */
export async function measureThroughput(running: Running, pace: Pace, inBursts: boolean): Promise<number> {
  let room = 0
  const carriesOnce = async (rate: number): Promise<number | null> => {
    const place = await running.place(room++)
    const load = { writers, people: writers, rate, seconds: pace.seconds, inBursts }
    const outcome = await typeTogether(place, load).catch(() => null)
    if (outcome === null) return null
    // What the generator could not even send was not carried either.
    const isWhole = outcome.carried >= 0.98 * outcome.offered && outcome.offered >= 0.9 * rate
    return isWhole && outcome.latencies.percentile(0.99) < boundMillis ? outcome.carried : null
  }
  // The machine has other work: what fails once by chance gets a second try.
  const carries = async (rate: number) => (await carriesOnce(rate)) ?? (await carriesOnce(rate))
  for (const rate of [2000, 8000]) await carriesOnce(rate)
  let best = 0
  let good = pace.from
  let bad: number | null = null
  for (let rate = pace.from; bad === null; rate *= pace.growth) {
    const carried = await carries(rate)
    if (carried === null) bad = rate
    else [best, good] = [Math.max(best, carried), rate]
  }
  for (let step = 0; step < pace.refinements; step++) {
    const rate = Math.sqrt(good * bad)
    const carried = await carries(rate)
    if (carried === null) bad = rate
    else [best, good] = [Math.max(best, carried), rate]
  }
  return best
}

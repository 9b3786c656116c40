/** How many updates per second a room carries: 30 writers, everyone receives all, 99 of 100 within 100 ms. */
import type { Running } from './contender.ts'
import { typeTogether, type Outcome } from './writers.ts'

export interface Pace {
  readonly seconds: number
  readonly from: number
  readonly growth: number
  /** How often the gap between what went and what did not is halved. */
  readonly refinements: number
}

const writers = 30
const boundMillis = 100

/** Says the rate that was carried, near the one that was asked for; null when it was too much. */
type Carries = (rate: number) => Promise<number | null>

/** The highest rate, in updates per second, that was carried. */
export async function measureThroughput(running: Running, pace: Pace, inBursts: boolean): Promise<number> {
  let room = 0
  const carriesOnce: Carries = async (rate) => {
    const load = { writers, people: writers, rate, seconds: pace.seconds, inBursts }
    const outcome = await typeTogether(await running.place(room++), load).catch(() => null)
    return outcome !== null && isCarried(outcome, rate) ? outcome.carried : null
  }
  for (const warmUp of [2000, 8000]) await carriesOnce(warmUp)
  // The machine has other work: what fails once by chance gets a second try.
  return search(pace, async (rate) => (await carriesOnce(rate)) ?? (await carriesOnce(rate)))
}

/** What the generator could not even send was not carried either. */
function isCarried({ carried, offered, latencies }: Outcome, rate: number): boolean {
  const isWhole = carried >= 0.98 * offered && offered >= 0.9 * rate
  return isWhole && latencies.percentile(0.99) < boundMillis
}

/** Raises the load until it breaks, here and at the next step too (one stall of the machine is not the end), then closes in. */
async function search({ from, growth, refinements }: Pace, carries: Carries): Promise<number> {
  let best = 0
  let good = from
  let bad: number | null = null
  const attempt = async (rate: number): Promise<boolean> => {
    const carried = await carries(rate)
    if (carried === null) return false
    best = Math.max(best, carried)
    good = rate
    return true
  }
  for (let rate = from; bad === null || rate <= bad * growth; rate *= growth) {
    if (await attempt(rate)) bad = null
    else bad ??= rate
  }
  for (let step = 0; step < refinements; step++) {
    const between = Math.sqrt(good * bad)
    if (!(await attempt(between))) bad = between
  }
  return best
}

/** Random histories in true browsers: three write, restructure, cut, paste and take back at once, and nobody's comment goes astray. */
import type { ThreadsView } from '#shared/api'
import { commented, coded, tries } from './anchor-operations.ts'
import { call, type Caller } from './api.ts'
import { comment } from './commented.ts'
import { Hand } from './hand.ts'
import { randomFrom } from './random.ts'
import { expect, test, type Stage } from './stage.ts'

const seed = Number(process.env['NETWORK_SEED'] ?? Date.now() % 1_000_000)
const rounds = Math.max(1, Math.round(Number(process.env['TORTURE_ROUNDS'] ?? 40) / 10))
const section = 'Hochschulen'
const some = tries.slice(0, 10)

type Random = () => number
type Deed = (hand: Hand, random: Random) => Promise<void>

const keys =
  (...pressed: string[]): Deed =>
  (hand) =>
    hand.press(...pressed)

/** At a place, or on some letters, that chance has chosen. */
const deeds: readonly Deed[] = [
  (hand, random) => hand.type(` neu${String(Math.floor(random() * 1000))} `),
  keys('Delete'),
  keys('Backspace'),
  keys('Enter'),
  keys('Shift+Enter'),
  keys('Home', 'Backspace'),
  keys('Control+b'),
  ...[1, 2, 7, 8, 9].map((digit) => keys(`Control+Shift+Digit${String(digit)}`)),
  async (hand, random) => {
    await hand.press('Control+x')
    await hand.wander(random(), 0)
    await hand.press('Control+v')
  },
  keys('Control+z'),
  keys('Control+Shift+z'),
]

async function act(hand: Hand, random: Random, steps: number): Promise<void> {
  for (let step = 0; step < steps; step++) {
    await hand.wander(random(), Math.floor(random() ** 2 * 30))
    await deeds[Math.floor(random() * deeds.length)]?.(hand, random)
    await hand.actor.page.waitForTimeout(random() * 150)
  }
}

async function come(stage: Stage): Promise<Hand> {
  const actor = await stage.expert('Bildung')
  await actor.openChapter('Bildung')
  const hand = new Hand(actor, section)
  await hand.take()
  return hand
}

/** The same words are marked for everyone. Returns them. */
async function allSeeTheSame(hands: readonly Hand[]): Promise<Record<string, string>> {
  let [first]: Record<string, string>[] = []
  const look = async () => {
    const seen = await Promise.all(hands.map((hand) => hand.marks()))
    first = seen[0]
    return seen.every((one) => JSON.stringify(sorted(one)) === JSON.stringify(sorted(first ?? {})))
      ? 'the same'
      : JSON.stringify(seen.map(sorted), null, 1)
  }
  await expect.poll(look, { timeout: 20_000 }).toBe('the same')
  return first ?? {}
}

const sorted = (marks: Record<string, string>): [string, string][] =>
  Object.entries(marks).toSorted(([one], [other]) => one.localeCompare(other))

async function expectNoneLost(stage: Stage, reader: Caller): Promise<void> {
  const answer = await call(stage.server.url, reader, 'GET', '/api/chapters/cha_bildung/threads')
  const { threads } = (await answer.json()) as ThreadsView
  const quotes = new Map(threads.map(({ id, quote }) => [String(id), quote]))
  for (const one of some) expect(quotes.get(one.thread)).toBe(commented(one).quote)
}

/** What is held has letters of its own: each word bears its operation's letter. */
function expectOwnWords(marks: Record<string, string>): void {
  for (const { thread, code } of some) {
    const words = marks[thread] ?? ''
    const own = ['soll', 'gut', 'Deutsch', 'lernen'].some((word) =>
      words.includes(coded(word, code).slice(1)),
    )
    expect(words === '' || words.startsWith('?') || own, `${thread} is held on "${words}"`).toBe(true)
  }
}

for (let round = 0; round < rounds; round++) {
  test(`[Z61] a random history of three, NETWORK_SEED=${seed + round}`, async ({ stage }) => {
    test.setTimeout(180_000)
    const writer = await stage.caller(stage.person('moderator', 'Bildung'))
    await comment(stage.server.url, stage.section('Bildung', section), writer, some.map(commented))
    const hands = await Promise.all([come(stage), come(stage), come(stage)])
    await Promise.all(hands.map((hand, at) => act(hand, randomFrom(10 * (seed + round) + at), 40)))
    for (const { actor } of hands) await actor.seesSaved()
    const before = await allSeeTheSame(hands)
    expectOwnWords(before)
    await Promise.all(hands.map((hand) => hand.actor.page.reload()))
    await Promise.all(hands.map((hand) => hand.take()))
    expect(await allSeeTheSame(hands)).toEqual(before)
    await expectNoneLost(stage, writer)
  })
}

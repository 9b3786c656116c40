/** The long form of the storm in `power-cut.spec.ts`. */
import { figuresLine, killStorm } from './kill-storm.ts'
import { randomFrom } from './random.ts'
import { expect, test } from './stage.ts'

const seed = Number(process.env['NETWORK_SEED'] ?? Date.now() % 1_000_000)
const rounds = Math.max(20, Number(process.env['TORTURE_ROUNDS'] ?? 40))

test(`[S30] a long storm of kills, NETWORK_SEED=${seed}`, async ({ stage }) => {
  test.setTimeout(30_000 + rounds * 10_000)
  const figures = await killStorm(stage, rounds, randomFrom(seed))
  console.log(figuresLine(seed, figures))
  expect(figures).toMatchObject({ kills: rounds, lost: [], doubled: [] })
  expect(figures.promised).toBeGreaterThan(5000)
  expect(Math.max(...figures.back), 'milliseconds until it was back').toBeLessThan(2000)
})

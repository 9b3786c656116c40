/** Kills amid corrections, freezing and decisions. */
import { deedStorm } from './deed-storm.ts'
import { randomFrom } from './random.ts'
import { expect, test } from './stage.ts'

const seed = Number(process.env['NETWORK_SEED'] ?? Date.now() % 1_000_000)
const rounds = Math.max(20, Number(process.env['TORTURE_ROUNDS'] ?? 40))

test(`[V7] [Q42] kills amid corrections, freezing and decisions, NETWORK_SEED=${seed}`, async ({
  server,
}) => {
  test.setTimeout(30_000 + rounds * 10_000)
  const { kills, answered, done, wrong } = await deedStorm(server, rounds, randomFrom(seed))
  console.log(`deed storm, seed ${seed}: ${kills} kills -9, ${answered} deeds answered, ${done} done`)
  expect(wrong).toEqual([])
  expect([answered > 0, answered < kills]).toEqual([true, true])
})

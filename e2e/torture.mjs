/**
 * `npm run torture [-- ROUNDS]`: the long form of what `npm test` runs in short. Kills while people write, each followed
 * by the proof that what was acknowledged or seen is there, once; people who write through bad networks; histories of eight
 * writers of 1,500 steps each, and thousands of short ones in which paragraphs are restructured under two who write, or
 * commented on by three; random texts as documents; texts that are written, locked, signed, corrected and reopened while the server crashes; frames of hostile clients, whom the server's own event loop must not feel; a disk that turns read-only under the running server; kills amid corrections, freezing and decisions;
 * and the other forms of faults and of a mass return.
 */
import { spawnSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('..', import.meta.url))
const rounds = process.argv[2] ?? '40'
const seed = process.env.NETWORK_SEED ?? String(Date.now() % 1_000_000)
const histories = Array.from({ length: Number(rounds) }, (_, at) => Number(seed) + at).join(',')
const random = {
  ...{ NETWORK_SEED: seed, TORTURE_SEED: seed, HISTORY_SEEDS: histories, HISTORY_STEPS: '1500' },
  ...{ HISTORIES: String(100 * Number(rounds)), HISTORY_RUNS: String(5 * Number(rounds)) },
}
const steps = [
  ['node', 'server/start.mjs', '--prepare-only'],
  [
    ...['npx', '--no-install', 'vitest', 'run', '--maxWorkers=1'],
    ...['server/sync/restructuring.test.ts', 'client/editor/restructuring.test.ts'],
    ...['client/editor/anchors/history.test.ts', 'client/editor/anchors/company.test.ts'],
    ...['server/sync/histories.test.ts', 'server/store/text-store.random.test.ts'],
    ...['server/press/making.test.ts', 'server/press/pdf-file.test.ts'],
    'server/sync/signoff-histories.test.ts',
  ],
  [
    ...['npx', '--no-install', 'playwright', 'test', '-c', 'e2e/playwright.config.ts'],
    ...['hostile', 'faults', 'returning'].map((name) => `e2e/${name}.spec.ts`),
  ],
  ['npx', '--no-install', 'playwright', 'test', '-c', 'e2e/torture.config.ts'],
]
for (const [program, ...words] of steps) {
  const env = { ...process.env, TORTURE_ROUNDS: rounds, ...random }
  const { status } = spawnSync(program, words, { cwd: root, stdio: 'inherit', env })
  if (status !== 0) {
    console.error(`To repeat: NETWORK_SEED=${seed} npm run torture -- ${rounds}`)
    process.exit(status ?? 1)
  }
}

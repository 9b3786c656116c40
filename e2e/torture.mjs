/**
 * `npm run torture [-- ROUNDS]`: the long form of what `npm test` runs in short. Kills while people write, each followed
 * by the proof that what was acknowledged or seen is there, once; and people who write through bad networks.
 */
import { spawnSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('..', import.meta.url))
const rounds = process.argv[2] ?? '40'
const seed = process.env.NETWORK_SEED ?? String(Date.now() % 1_000_000)
const steps = [
  ['node', 'server/start.mjs', '--prepare-only'],
  ['npx', '--no-install', 'playwright', 'test', '-c', 'e2e/torture.config.ts'],
]
for (const [program, ...words] of steps) {
  const env = { ...process.env, TORTURE_ROUNDS: rounds, NETWORK_SEED: seed }
  const { status } = spawnSync(program, words, { cwd: root, stdio: 'inherit', env })
  if (status !== 0) {
    console.error(`To repeat: NETWORK_SEED=${seed} npm run torture -- ${rounds}`)
    process.exit(status ?? 1)
  }
}

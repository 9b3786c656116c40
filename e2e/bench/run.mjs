/** `npm run bench [-- --quick] [-- row …]`: prepares the server, compiles the benchmark and starts it. */
import { spawnSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('../..', import.meta.url))
const steps = [
  ['node', 'server/start.mjs', '--prepare-only'],
  ['node', 'node_modules/typescript/bin/tsc', '-b', 'e2e/bench'],
  ['node', 'e2e/bench/dist/main.js', ...process.argv.slice(2)],
]
for (const [program, ...words] of steps) {
  const { status } = spawnSync(program, words, { cwd: root, stdio: 'inherit' })
  if (status !== 0) process.exit(status ?? 1)
}

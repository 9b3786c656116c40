/** `npm run bench [-- --quick] [-- row …]`: prepares the server, compiles the benchmark, finds a browser and starts it. */
import { spawnSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('../..', import.meta.url))
const tsc = 'node_modules/typescript/bin/tsc'
const alone = '--target es2023 --module esnext --moduleResolution bundler --types node --skipLibCheck'.split(
  ' ',
)

function run(...words) {
  const { status } = spawnSync(process.execPath, words, { cwd: root, stdio: 'inherit' })
  if (status !== 0) process.exit(status ?? 1)
}

run('server/start.mjs', '--prepare-only')
run(tsc, '-b', 'e2e/bench')
run(tsc, 'e2e/browser.ts', '--outDir', 'e2e/bench/dist/found', '--ignoreConfig', ...alone)
const { findBrowser, wholeBrowsers } = await import('./dist/found/browser.js')
// Leaves CHROMIUM_PATH in the environment. Rows without a page can do without.
await findBrowser(wholeBrowsers).catch((error) => console.error(error.message))
run('e2e/bench/dist/main.js', ...process.argv.slice(2))

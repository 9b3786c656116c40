// `npm run dev`: one port with hot reload. The page comes from its sources; the server is compiled and restarted on change.
import { spawn, spawnSync } from 'node:child_process'
import path from 'node:path'
import { fileURLToPath } from 'node:url'

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..')
const tsc = path.join(root, 'node_modules/typescript/bin/tsc')

const first = spawnSync(process.execPath, [tsc, '-b', 'shared', 'server'], { cwd: root, stdio: 'inherit' })
if (first.status !== 0) {
  console.error('The server does not compile; see above.')
  process.exit(1)
}

/** @param {string[]} args */
const begin = (args) => spawn(process.execPath, args, { cwd: root, stdio: 'inherit' })
const children = [
  begin([tsc, '-b', '--watch', '--preserveWatchOutput', 'shared', 'server']),
  begin(['--watch', '--watch-preserve-output', 'server/dist/dev.js', ...process.argv.slice(2)]),
]

/** @param {NodeJS.Signals} signal */
const pass = (signal) => children.forEach((child) => child.kill(signal))
process.on('SIGINT', () => pass('SIGINT'))
process.on('SIGTERM', () => pass('SIGTERM'))
children.forEach((child) => child.on('exit', () => pass('SIGTERM')))

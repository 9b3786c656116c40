// `npm start`: from a fresh checkout to a running server. Built-ins only: nothing may be installed yet.
// Flags: --prepare-only installs and builds, and stops there. All others go to the server (`--help`).
import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'

/** @typedef {{ root: string, run: (command: string, args: string[]) => boolean, say: (line: string) => void }} House */

const oldestNode = [20, 19]

/**
 * A sentence for whoever has a Node that is too old; null for one that will do.
 * @param {string} version such as "20.19.0"
 */
export function nodeComplaint(version) {
  const [major = 0, minor = 0] = version.split('.').map(Number)
  const [oldestMajor = 0, oldestMinor = 0] = oldestNode
  if (major > oldestMajor || (major === oldestMajor && minor >= oldestMinor)) return null
  return `This needs Node.js ${oldestNode.join('.')} or newer (24 is recommended); this is ${version}. See https://nodejs.org.`
}

/** @param {string[]} parts */
const hashOf = (parts) =>
  parts.reduce((hash, part) => hash.update(part).update('\0'), createHash('sha256')).digest('hex')

const sourceRooms = ['shared', 'server', 'client']
const sourceFiles = ['package.json', 'package-lock.json', 'tsconfig.base.json', 'vite.config.ts']

/**
 * The files that the build is made of: their paths and contents decide whether it is made anew.
 * @param {string} root
 */
export function sourcesStamp(root) {
  const files = [
    ...sourceFiles.filter((file) => existsSync(path.join(root, file))),
    ...sourceRooms.flatMap((room) => walk(root, room)),
  ]
  return hashOf(files.flatMap((file) => [file, readFileSync(path.join(root, file), 'utf8')]))
}

/** @param {string} root @param {string} folder @returns {string[]} */
function walk(root, folder) {
  const entries = readdirSync(path.join(root, folder), { withFileTypes: true }).filter(
    ({ name }) => name !== 'dist',
  )
  return entries
    .sort((one, other) => (one.name < other.name ? -1 : 1))
    .flatMap((entry) => {
      const at = path.posix.join(folder, entry.name)
      if (entry.isDirectory()) return walk(root, at)
      return isSource(entry.name) ? [at] : []
    })
}

/** Tests and papers are no part of the build. @param {string} name */
const isSource = (name) => !/\.test\.tsx?$|\.md$|\.tsbuildinfo$/u.test(name) && !name.startsWith('.')

/** @param {string} root */
export const lockStamp = (root) =>
  hashOf([readFileSync(path.join(root, 'package-lock.json'), 'utf8'), process.version.split('.')[0] ?? ''])

/**
 * Runs the step unless it was done for this stamp already.
 * @param {House} house @param {{ stampFile: string, stamp: string, made: string[], saying: string, command: string[] }} step
 * @returns {boolean} whether all is well
 */
export function unlessStamped(house, { stampFile, stamp, made, saying, command }) {
  const file = path.join(house.root, stampFile)
  const done = made.every((one) => existsSync(path.join(house.root, one)))
  if (done && existsSync(file) && readFileSync(file, 'utf8') === stamp) return true
  house.say(saying)
  const [program = '', ...args] = command
  if (!house.run(program, args)) {
    house.say(`This failed: ${command.join(' ')}. What it said stands above; nothing was started.`)
    return false
  }
  mkdirSync(path.dirname(file), { recursive: true })
  writeFileSync(file, stamp)
  return true
}

/**
 * Installs and builds as far as needed. The install stamp lives in node_modules: who deletes that folder deletes the stamp.
 * @param {House} house
 */
export function prepare(house) {
  const installed = unlessStamped(house, {
    stampFile: 'node_modules/.cache/lip/installed',
    stamp: lockStamp(house.root),
    made: ['node_modules/express', 'node_modules/typescript', 'node_modules/vite'],
    saying: 'Installing what package-lock.json names (npm ci). This takes a minute the first time.',
    command: ['npm', 'ci'],
  })
  return (
    installed &&
    unlessStamped(house, {
      stampFile: 'node_modules/.cache/lip/built',
      stamp: sourcesStamp(house.root),
      made: ['server/dist/main.js', 'server/dist/whole.js', 'client/dist/index.html'],
      saying: 'Building (npm run build).',
      command: ['npm', 'run', '--silent', 'build'],
    })
  )
}

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..')

/** @type {House} */
const thisHouse = {
  root,
  run: (command, args) => {
    // npm is a script on Windows, which only a shell can start.
    const ended = spawnSync(command, args, {
      cwd: root,
      stdio: 'inherit',
      shell: process.platform === 'win32',
    })
    return ended.status === 0
  },
  say: (line) => console.error(line),
}

async function start() {
  const complaint = nodeComplaint(process.versions.node)
  if (complaint !== null) {
    console.error(complaint)
    process.exit(1)
  }
  if (!prepare(thisHouse)) process.exit(1)
  if (process.argv.includes('--prepare-only')) return
  // In the same process: signals reach the server, and no shell stands between.
  const { main } = await import(new URL('./dist/main.js', import.meta.url).href)
  await main()
}

if (process.argv[1] !== undefined && path.resolve(process.argv[1]) === fileURLToPath(import.meta.url))
  await start()

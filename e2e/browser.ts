/**
 * Finds the Chromium that the browser tests drive: `$CHROMIUM_PATH`, then the system's own, then the build that
 * the npm package @sparticuz/chromium carries, then Debian's packages. Its headless shell goes first: the same
 * engine without a window, whose frame is a page of its own to draw in a whole Chromium (a quarter of the
 * processor's time). Built-ins only: it runs before anything but the packages of the lock file is there.
 */
import { execFileSync, spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'

/** What Playwright needs to start it; `args` keep it silent and independent of the machine's services. */
export interface Browser {
  readonly executablePath: string
  readonly args: readonly string[]
}

/** With a window and all: what people use, and what the benchmark measures. */
export const wholeBrowsers = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome']
const systemPaths = ['/usr/bin/chromium-headless-shell', ...wholeBrowsers]
const debianPackages = ['chromium-headless-shell', 'chromium']
const flags = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
] as const

const carriedVersion = '147.0.0'
/** Beside the packages, from wherever this runs: the benchmark runs a compiled copy. */
const packages = join(createRequire(import.meta.url).resolve('@playwright/test/package.json'), '../../..')
const scratch = join(packages, '.cache/lip/chromium')

/**
 * The browser to use. Sets `CHROMIUM_PATH` (and what the carried build needs) in this process's environment, so
 * that child processes find the same one without searching.
 * @param systems where a system's own browser may stand; a test looks elsewhere.
 * Throws a sentence that says what to do when there is none.
 */
export async function findBrowser(systems: readonly string[] = systemPaths): Promise<Browser> {
  const chosen = process.env['CHROMIUM_PATH']
  if (chosen !== undefined && chosen !== '') return chosenBrowser(chosen)
  const system = systems.find((path) => existsSync(path))
  if (system !== undefined) return remember(system)
  const failures: string[] = []
  for (const [name, find] of ways) {
    try {
      return remember(await find(systems))
    } catch (error) {
      failures.push(`  - ${name}: ${error instanceof Error ? error.message.split('\n')[0] : String(error)}`)
    }
  }
  throw new Error(
    ['No Chromium for the browser tests. Install one, or set CHROMIUM_PATH to it. Tried:', ...failures].join(
      '\n',
    ),
  )
}

function chosenBrowser(path: string): Browser {
  if (!existsSync(path)) throw new Error(`CHROMIUM_PATH is ${path}, but no file stands there.`)
  return remember(path)
}

function remember(executablePath: string): Browser {
  process.env['CHROMIUM_PATH'] = executablePath
  return { executablePath, args: executablePath.startsWith(scratch) ? ['--no-sandbox'] : flags }
}

const ways = [
  [`@sparticuz/chromium ${carriedVersion} from npm`, carriedBrowser],
  ["Debian's packages", debianBrowser],
] as const

/** The npm package carries Chromium's headless shell and its libraries, packed; unpacked once into our scratch. */
async function carriedBrowser(): Promise<string> {
  const unpacked = join(scratch, 'unpacked')
  mkdirSync(unpacked, { recursive: true })
  if (!existsSync(join(scratch, 'node_modules/@sparticuz/chromium'))) installCarried()
  // The package decides by these, when it is loaded, whether to unpack the libraries and where to.
  process.env['AWS_EXECUTION_ENV'] = 'AWS_Lambda_nodejs22.x'
  const before = process.env['TMPDIR']
  process.env['TMPDIR'] = unpacked
  try {
    return provePath(await (await loadCarried()).executablePath())
  } finally {
    if (before === undefined) delete process.env['TMPDIR']
    else process.env['TMPDIR'] = before
    delete process.env['AWS_EXECUTION_ENV']
  }
}

function installCarried(): void {
  writeFileSync(join(scratch, 'package.json'), '{ "private": true, "type": "module" }\n')
  const wanted = `@sparticuz/chromium@${carriedVersion}`
  execFileSync('npm', ['install', '--ignore-scripts', '--no-audit', '--no-fund', wanted], {
    cwd: scratch,
    stdio: ['ignore', 'pipe', 'pipe'],
    timeout: 300_000,
  })
}

interface Carried {
  executablePath(): Promise<string>
}

async function loadCarried(): Promise<Carried> {
  const entry = join(scratch, 'node_modules/@sparticuz/chromium/build/esm/index.js')
  const loaded: unknown = await import(pathToFileURL(entry).href)
  const found = isRecord(loaded) ? loaded['default'] : undefined
  if (!isCarried(found)) throw new Error('the package has another shape than expected')
  return found
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null

/** The package's default export is a class with static members. */
const isCarried = (value: unknown): value is Carried =>
  typeof value === 'function' && 'executablePath' in value && typeof value.executablePath === 'function'

function debianBrowser(systems: readonly string[]): string {
  if (process.getuid?.() !== 0 || !existsSync('/usr/bin/apt-get')) throw new Error('needs root on Debian')
  const quiet = { stdio: 'ignore', env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' } } as const
  execFileSync('apt-get', ['update'], quiet)
  for (const name of debianPackages) {
    if (systems.some((path) => existsSync(path))) break
    spawnSync('apt-get', ['install', '-y', '--no-install-recommends', name], quiet)
  }
  const installed = systems.find((path) => existsSync(path))
  if (installed === undefined) throw new Error('was installed, but not found')
  return provePath(installed)
}

/** A browser that cannot start here (a library is missing) is no browser. */
function provePath(path: string): string {
  execFileSync(path, ['--version'], { stdio: 'pipe', timeout: 60_000 })
  return path
}

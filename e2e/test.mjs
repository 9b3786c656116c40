/**
 * `npm test`: everything, in the order in which it fails fastest. Built-ins only, because it may run before
 * anything is installed. Stops when a step fails, and closes with one line that counts the tests.
 */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('..', import.meta.url))
const results = `${root}e2e/results`
const unitReport = `${results}/unit.json`
const browserReport = `${results}/browser.json`

/** One after the other; what stands in one row runs at once: to check the formatting takes one processor alone. */
const rows = [
  [{ name: 'prepare', command: ['node', 'server/start.mjs', '--prepare-only'] }],
  [
    { name: 'lint', command: ['npm', 'run', '--silent', 'lint'] },
    { name: 'types', command: ['npm', 'run', '--silent', 'types'] },
  ],
  [{ name: 'build', command: ['npm', 'run', '--silent', 'build'] }],
  [
    {
      name: 'unit',
      command: [
        'npm',
        'run',
        '--silent',
        'unit',
        '--',
        '--reporter=default',
        '--reporter=json',
        `--outputFile.json=${unitReport}`,
      ],
    },
  ],
  [{ name: 'e2e', command: ['npm', 'run', '--silent', 'e2e'] }],
]

const heading = (name) => `\n── ${name} ${'─'.repeat(60 - name.length)}\n`

/**
 * Runs a step with its heading and timing. Returns its name when it fails, else null.
 * @param before the step that speaks at the same time: what this one says is kept until then
 */
async function run({ name, command: [program, ...words] }, before) {
  const begun = Date.now()
  const out = before === undefined ? 'inherit' : 'pipe'
  if (before === undefined) process.stdout.write(heading(name))
  const step = spawn(program, words, { cwd: root, stdio: ['ignore', out, out] })
  const said = [heading(name)]
  for (const stream of [step.stdout, step.stderr])
    stream?.setEncoding('utf8').on('data', (text) => said.push(text))
  const [status] = await once(step, 'close')
  const seconds = ((Date.now() - begun) / 1000).toFixed(1)
  await before
  if (before !== undefined) process.stdout.write(said.join(''))
  console.log(`── ${name}: ${status === 0 ? 'ok' : 'FAILED'} after ${seconds} s`)
  return status === 0 ? null : name
}

/** The name of the first step that fails; null when none does. */
async function firstFailure() {
  for (const row of rows) {
    const running = []
    for (const step of row) running.push(run(step, running.at(-1)))
    const failed = (await Promise.all(running)).find((name) => name !== null)
    if (failed !== undefined) return failed
  }
  return null
}

const readReport = (path) => (existsSync(path) ? JSON.parse(readFileSync(path, 'utf8')) : null)

/** How many tests passed and failed, both reports added up. */
function count() {
  const unit = readReport(unitReport)
  const { expected = 0, unexpected = 0, flaky = 0 } = readReport(browserReport)?.stats ?? {}
  return {
    passed: (unit?.numPassedTests ?? 0) + expected,
    failed: (unit?.numFailedTests ?? 0) + unexpected + flaky,
  }
}

mkdirSync(results, { recursive: true })
for (const report of [unitReport, browserReport]) rmSync(report, { force: true })
const begun = Date.now()
const failedStep = await firstFailure()
const { passed, failed } = count()
if (failedStep !== null) console.log(`\nStopped: ${failedStep} failed.`)
console.log(`\nnpm test took ${((Date.now() - begun) / 1000).toFixed(0)} s.`)
console.log(`${passed} passed, ${failedStep === null ? failed : Math.max(failed, 1)} failed`)
process.exitCode = failedStep === null && failed === 0 && passed > 0 ? 0 : 1

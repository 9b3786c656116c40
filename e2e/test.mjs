/**
 * `npm test`: everything, in the order in which it fails fastest. Built-ins only, because it may run before
 * anything is installed. Stops at the first step that fails, and closes with one line that counts the tests.
 */
import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('..', import.meta.url))
const results = `${root}e2e/results`
const unitReport = `${results}/unit.json`
const browserReport = `${results}/browser.json`

const steps = [
  { name: 'prepare', command: ['node', 'server/start.mjs', '--prepare-only'] },
  { name: 'lint', command: ['npm', 'run', '--silent', 'lint'] },
  { name: 'types', command: ['npm', 'run', '--silent', 'types'] },
  { name: 'build', command: ['npm', 'run', '--silent', 'build'] },
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
  { name: 'e2e', command: ['npm', 'run', '--silent', 'e2e'] },
]

/** Runs a step with its heading and timing. Returns whether it went well. */
function run({ name, command: [program, ...words] }) {
  console.log(`\n── ${name} ${'─'.repeat(60 - name.length)}`)
  const begun = Date.now()
  const { status } = spawnSync(program, words, { cwd: root, stdio: ['ignore', 'inherit', 'inherit'] })
  console.log(
    `── ${name}: ${status === 0 ? 'ok' : 'FAILED'} after ${((Date.now() - begun) / 1000).toFixed(1)} s`,
  )
  return status === 0
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
const failedStep = steps.find((step) => !run(step))
const { passed, failed } = count()
if (failedStep !== undefined) console.log(`\nStopped: ${failedStep.name} failed.`)
console.log(`\nnpm test took ${((Date.now() - begun) / 1000).toFixed(0)} s.`)
console.log(`${passed} passed, ${failedStep === undefined ? failed : Math.max(failed, 1)} failed`)
process.exitCode = failedStep === undefined && failed === 0 && passed > 0 ? 0 : 1

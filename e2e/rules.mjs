/**
 * Holds shared/SPEC.md and the tests together: every test's name begins with the id of a rule that stands there
 * ("[S2] a log cut at any byte …"), and every rule there is named by at least one test.
 */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('..', import.meta.url))
const rooms = ['shared', 'server', 'client', 'e2e']
const isTest = (path) =>
  /\.(?:test|spec)\.tsx?$/u.test(path) && !/(?:^|\/)(?:dist|node_modules|results)\//u.test(path)

/** A rule is a list item that begins with its id, in whatever emphasis. */
const ruleLine = /^\s*[-*] [*`[]*(?<id>[A-Z]+\d+)\b/gmu
const plainName = /\b(?:test|it)\(\s*(?<quote>['"`])(?<name>[\s\S]*?)\k<quote>/gu
const tableName = /\b(?:test|it)\.(?:each|for)\b[\s\S]*?\)\(\s*(?<quote>['"`])(?<name>[\s\S]*?)\k<quote>/gu

const read = (path) => readFileSync(join(root, path), 'utf8')
const rules = new Set([...read('shared/SPEC.md').matchAll(ruleLine)].map(({ groups }) => groups.id))
const tests = rooms
  .flatMap((room) =>
    readdirSync(join(root, room), { recursive: true }).map((path) => `${room}/${String(path)}`),
  )
  .filter(isTest)
  .flatMap((path) => [plainName, tableName].flatMap((form) => namesIn(path, form)))

function namesIn(path, form) {
  return [...read(path).matchAll(form)].map(({ groups: { name } }) => ({
    path,
    name,
    ids: /^(?:\[[A-Z]+\d+\] ?)+/u.exec(name)?.[0].match(/[A-Z]+\d+/gu) ?? [],
  }))
}

const named = new Set(tests.flatMap(({ ids }) => ids))
const findings = [
  ...tests
    .filter(({ ids }) => ids.length === 0)
    .map(({ path, name }) => `${path}: "${name}" begins with no rule id`),
  ...tests.flatMap(({ path, ids }) =>
    ids.filter((id) => !rules.has(id)).map((id) => `${path}: [${id}] is no rule of shared/SPEC.md`),
  ),
  ...[...rules].filter((id) => !named.has(id)).map((id) => `shared/SPEC.md: no test names [${id}]`),
]
for (const finding of findings) console.error(finding)
console.log(`${tests.length} tests hold ${rules.size} rules; ${findings.length} findings.`)
process.exitCode = findings.length === 0 ? 0 : 1

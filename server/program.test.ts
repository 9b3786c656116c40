import { spawn, spawnSync, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { existsSync } from 'node:fs'
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, beforeEach, afterEach, describe, expect, onTestFinished, test } from 'vitest'
import { WebSocket } from 'ws'
import type { SessionView } from '#shared/api'
import { must } from '#shared/failure'

/** The true program in a process of its own, on a data folder of its own. */
const root = path.resolve(import.meta.dirname, '..')
const program = path.join(root, 'server/dist/main.js')

let data = ''
let running: ChildProcess | null = null

beforeAll(() => {
  const compiler = path.join(root, 'node_modules/typescript/bin/tsc')
  for (const words of [[compiler, '-b', 'shared', 'server'], ['server/whole.mjs']])
    expect(spawnSync(process.execPath, words, { cwd: root }).status).toBe(0)
  expect(existsSync(program)).toBe(true)
}, 60_000)
beforeEach(async () => {
  data = await mkdtemp(path.join(tmpdir(), 'lip-program-'))
})
afterEach(async () => {
  running?.kill('SIGKILL')
  running = null
  await rm(data, { recursive: true, force: true })
})
afterAll(() => void running?.kill('SIGKILL'))

interface Ended {
  code: number | null
  out: string
  err: string
}

function begin(args: readonly string[], env: Record<string, string> = {}, input = '') {
  const child = spawn(process.execPath, [program, ...args], {
    env: { PATH: process.env['PATH'], LIP_DATA_DIR: data, ...env },
    stdio: ['pipe', 'pipe', 'pipe'],
  })
  child.stdin.end(input)
  const said = { out: '', err: '' }
  child.stdout.setEncoding('utf8').on('data', (text: string) => (said.out += text))
  child.stderr.setEncoding('utf8').on('data', (text: string) => (said.err += text))
  return { child, said }
}

async function run(args: readonly string[], env: Record<string, string> = {}, input = ''): Promise<Ended> {
  const { child, said } = begin(args, env, input)
  await once(child, 'close')
  return { code: child.exitCode, ...said }
}

const command = (line: string, input = '') => run(line.split(' '), {}, input)

async function freePort(): Promise<string> {
  const probe = createServer().listen(0, '127.0.0.1')
  await once(probe, 'listening')
  const address = must(probe.address(), 'it listens')
  probe.close()
  await once(probe, 'close')
  return String(typeof address === 'string' ? 0 : address.port)
}

async function serve(env: Record<string, string> = {}) {
  const port = await freePort()
  const { child, said } = begin(['serve'], { PORT: port, ...env })
  running = child
  while (!said.out.includes('"listening"')) {
    if (child.exitCode !== null) throw new Error(`it ended: ${said.err}`)
    await new Promise((resolve) => setTimeout(resolve, 20))
  }
  return { url: `http://127.0.0.1:${port}`, port, child, said }
}

async function signIn(url: string, body: object, where = '/api/session'): Promise<Response> {
  return fetch(`${url}${where}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: url },
    body: JSON.stringify(body),
  })
}

const cookieOf = (answer: Response): string => answer.headers.getSetCookie()[0]?.split(';')[0] ?? ''

describe('the program', { timeout: 30_000 }, () => {
  test('[A15] --help names every command and setting', async () => {
    const { code, out } = await run(['--help'])
    expect(code).toBe(0)
    for (const word of [
      'serve',
      'add-person',
      'set-password',
      'grant',
      'withdraw',
      'end-sessions',
      'list-people',
      'erase-person',
      'backup',
      'restore',
      'verify',
      'LIP_DATA_DIR',
    ]) {
      expect(out).toContain(word)
    }
  })

  test('[H12] refuses to start with wrong settings: all of them named, exit code 2, no stack', async () => {
    const { code, err } = await run([], { PORT: 'many', LIP_DEMO: 'perhaps' })
    expect(code).toBe(2)
    expect(err).toContain('PORT must be a whole number')
    expect(err).toContain('LIP_DEMO must be auto or off')
    expect(err).not.toMatch(/\n\s+at /u)
    expect(await readdir(data)).toEqual([])
  })

  test('[A15] an unknown command ends with exit code 2', async () => {
    expect(await command('dance')).toMatchObject({ code: 2, out: '' })
  })

  test('[A17] makes the first accounts on an empty folder, without a demo world', async () => {
    const added = await run(
      ['add-person', '--name', 'Karla Kern', '--email', 'karla@hannover.example', '--password-stdin'],
      {},
      'ein langes Passwort\n',
    )
    expect(added).toMatchObject({ code: 0, err: '' })
    expect(await command('grant --email karla@hannover.example --role moderator --chapter 6')).toMatchObject({
      code: 0,
    })
    const { out } = await command('list-people')
    expect(out).toMatch(/^per_[0-9a-z]{16}\tkarla@hannover.example\tKarla Kern\tmoderator of chapter 6\n$/u)
    const { url } = await serve()
    const answer = await signIn(url, { email: 'karla@hannover.example', password: 'ein langes Passwort' })
    const { person, demo } = (await answer.json()) as SessionView
    expect([person.name, person.grants.length, demo]).toEqual(['Karla Kern', 1, false])
  })

  test('[A17] what cannot be done is said in a sentence, with exit code 1', async () => {
    expect(await command('end-sessions --email nobody@hannover.example')).toEqual({
      code: 1,
      out: '',
      err: 'There is no such person.\n',
    })
  })

  test('[W45] an empty folder becomes the demo world, or with LIP_DEMO=off an empty paper', async () => {
    const demo = await serve()
    expect((await fetch(`${demo.url}/api/demo/people`)).status).toBe(200)
    demo.child.kill('SIGTERM')
    await once(demo.child, 'close')
    await rm(data, { recursive: true })
    const plain = await serve({ LIP_DEMO: 'off' })
    expect((await fetch(`${plain.url}/api/demo/people`)).status).toBe(404)
  })

  test('[A18] a command reaches the running server: a withdrawn role closes the room at once', async () => {
    const { url } = await serve()
    const cookie = cookieOf(await signIn(url, { person: 'per_aylin' }, '/api/demo/session'))
    const socket = new WebSocket(`${url.replace('http', 'ws')}/sync/sec_grundschulen`, {
      headers: { cookie },
    })
    await once(socket, 'open')
    const closed = once(socket, 'close')
    const withdrawn = await command('withdraw --email aylin.demir@demo.example --role expert --group 1')
    expect(withdrawn).toEqual({ code: 0, out: 'Aylin Demir is no longer expert (1).\n', err: '' })
    expect((await closed)[0]).toBe(4403)
  })

  test('[A18] and ended sessions are ended everywhere, as are those of whoever is erased', async () => {
    const { url } = await serve()
    const cookie = cookieOf(await signIn(url, { person: 'per_aylin' }, '/api/demo/session'))
    const socket = new WebSocket(`${url.replace('http', 'ws')}/sync/sec_grundschulen`, {
      headers: { cookie },
    })
    await once(socket, 'open')
    const closed = once(socket, 'close')
    expect(await command('end-sessions --email aylin.demir@demo.example')).toMatchObject({ code: 0 })
    expect((await closed)[0]).toBe(4401)
    expect((await fetch(`${url}/api/session`, { headers: { cookie } })).status).toBe(401)
    // Erasing ends them too, and nothing that the program keeps knows the name any more.
    const again = cookieOf(await signIn(url, { person: 'per_aylin' }, '/api/demo/session'))
    const erased = await command('erase-person --email aylin.demir@demo.example')
    expect([erased.code, erased.out]).toEqual([0, expect.stringContaining('per_aylin is erased')])
    expect((await fetch(`${url}/api/session`, { headers: { cookie: again } })).status).toBe(401)
    for (const name of await readdir(data, { recursive: true }))
      expect(await readFile(path.join(data, name), 'utf8').catch(() => ''), name).not.toMatch(
        /Aylin Demir|aylin\.demir/u,
      )
  })

  test.each(['SIGTERM', 'SIGINT'] as const)(
    '[H15] on %s it tells the sockets, ends with 0 and leaves everything for the next start',
    async (signal) => {
      const first = await serve()
      const cookie = cookieOf(await signIn(first.url, { person: 'per_aylin' }, '/api/demo/session'))
      const socket = new WebSocket(`${first.url.replace('http', 'ws')}/sync/sec_grundschulen`, {
        headers: { cookie },
      })
      await once(socket, 'open')
      const closed = once(socket, 'close')
      first.child.kill(signal)
      expect((await closed)[0]).toBe(1012)
      await once(first.child, 'close')
      expect(first.child.exitCode).toBe(0)
      const second = await serve()
      expect((await fetch(`${second.url}/api/session`, { headers: { cookie } })).status).toBe(200)
      expect(second.said.out).not.toContain('recovered')
    },
  )

  test('[H15] told to stop before it answers, it ends with 0 too, and lets the folder go', async () => {
    const { child } = begin(['serve'], { PORT: await freePort() })
    running = child
    const socket = path.join(data, 'control.sock')
    while (!existsSync(socket)) await new Promise((resolve) => setTimeout(resolve, 1))
    child.kill('SIGTERM')
    await once(child, 'close')
    expect(child.exitCode).toBe(0)
    expect(existsSync(socket)).toBe(false)
  })

  test('[H18] a second server on the same folder refuses to start, and the first goes on', async () => {
    const { url } = await serve()
    const second = await run(['serve'], { PORT: await freePort() })
    expect(second.code).toBe(1)
    expect(second.err).not.toMatch(/\n\s+at /u)
    expect((await fetch(`${url}/readyz`)).status).toBe(200)
  })

  test('[H18] a port that is taken is named', async () => {
    const { port } = await serve()
    const other = await mkdtemp(path.join(tmpdir(), 'lip-program-'))
    const second = await run(['serve'], { PORT: port, LIP_DATA_DIR: other })
    await rm(other, { recursive: true })
    expect(second.code).toBe(1)
    expect(second.err).toContain(`cannot listen on 127.0.0.1:${port}`)
  })

  test('[S26] verify counts what is whole, also while the server runs; damage is named, with exit code 1', async () => {
    await command('list-people')
    const whole =
      /is whole\.\n\d+ journal lines, \d+ texts, \d+ records in their log, 0 people, 0 versions\.\nNewest journal line: [0-9a-f]{64}\n$/u
    expect(await command('verify')).toMatchObject({ code: 0, out: expect.stringMatching(whole) })
    await serve()
    expect(await command('verify')).toMatchObject({ code: 0, out: expect.stringMatching(whole) })
    const journal = path.join(data, 'journal/journal.jsonl')
    await writeFile(journal, (await readFile(journal, 'utf8')).replace('Bildung', 'Bindung'))
    const { code, out, err } = await command('verify')
    expect([code, out]).toEqual([1, ''])
    expect(err).toMatch(/journal\.jsonl: line \d+ was changed/u)
  })

  test('[S24] a backup of a running server is restored into an empty folder, and served', async () => {
    const { child } = await serve()
    const backup = path.join(data, '..', `${path.basename(data)}-backup`)
    const restored = path.join(data, '..', `${path.basename(data)}-restored`)
    onTestFinished(async () => {
      for (const folder of [backup, restored]) await rm(folder, { recursive: true, force: true })
    })
    const { out } = await command(`backup ${backup}`)
    expect(out).toContain(`The backup is whole: ${backup}`)
    expect((await command(`backup ${backup}`)).err).toContain('is there already')
    expect((await command(`restore ${backup}`)).err).toContain('is not empty')
    child.kill('SIGKILL')
    await once(child, 'close')
    const back = await run(['restore', backup], { LIP_DATA_DIR: restored })
    expect([back.code, back.out]).toEqual([0, expect.stringContaining('Everyone has to sign in again')])
    const { url } = await serve({ LIP_DATA_DIR: restored })
    expect((await fetch(`${url}/api/demo/people`)).status).toBe(200)
  })
})

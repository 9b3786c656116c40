import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { nodeComplaint, prepare } from './start.mjs'

let root = ''
let said: string[] = []
let ran: string[] = []

beforeEach(async () => {
  root = await mkdtemp(path.join(tmpdir(), 'lip-start-'))
  said = []
  ran = []
  await write('package.json', '{}')
  await write('package-lock.json', '{"lockfileVersion":3}')
  for (const room of ['shared', 'server', 'client']) await write(`${room}/a.ts`, 'export const a = 1')
})
afterEach(() => rm(root, { recursive: true, force: true }))

async function write(file: string, text: string): Promise<void> {
  await mkdir(path.dirname(path.join(root, file)), { recursive: true })
  await writeFile(path.join(root, file), text)
}

const made = {
  'npm ci': ['node_modules/express/a', 'node_modules/typescript/a', 'node_modules/vite/a'],
  'npm run --silent build': ['server/dist/main.js', 'server/dist/whole.js', 'client/dist/index.html'],
}

/** Prepares the house; `failing` is the command that fails. Afterwards what the commands would have made is there. */
async function prepared(failing = ''): Promise<boolean> {
  const well = prepare({
    root,
    say: (line) => void said.push(line),
    run: (command, args) => {
      ran.push([command, ...args].join(' '))
      return ran.at(-1) !== failing
    },
  })
  for (const [command, files] of Object.entries(made)) {
    if (ran.includes(command)) for (const file of files) await write(file, '')
  }
  return well
}

async function again(): Promise<string[]> {
  ran = []
  await prepared()
  return ran
}

describe('npm start', () => {
  test('[H16] a fresh checkout is installed and built, the second time neither', async () => {
    expect(await prepared()).toBe(true)
    expect(ran).toEqual(['npm ci', 'npm run --silent build'])
    expect(said.length).toBe(2)
    expect(await again()).toEqual([])
  })

  test('[H16] another lock file is installed anew, and built anew', async () => {
    await prepared()
    await write('package-lock.json', '{"lockfileVersion":3,"packages":{}}')
    expect(await again()).toEqual(['npm ci', 'npm run --silent build'])
  })

  test('[H16] a changed source is built anew, a changed test is not', async () => {
    await prepared()
    await write('server/a.test.ts', 'test')
    expect(await again()).toEqual([])
    await write('server/a.ts', 'export const a = 2')
    expect(await again()).toEqual(['npm run --silent build'])
    await write('client/new/b.tsx', 'export const b = 1')
    expect(await again()).toEqual(['npm run --silent build'])
  })

  test('[H16] what was made and is gone is made anew', async () => {
    await prepared()
    await rm(path.join(root, 'client/dist'), { recursive: true })
    expect(await again()).toEqual(['npm run --silent build'])
    await rm(path.join(root, 'node_modules'), { recursive: true })
    expect(await again()).toEqual(['npm ci', 'npm run --silent build'])
  })

  test('[H17] a step that fails is named, and tried again the next time', async () => {
    expect(await prepared('npm ci')).toBe(false)
    expect(ran).toEqual(['npm ci'])
    expect(said.at(-1)).toContain('This failed: npm ci')
    expect(await again()).toEqual(['npm ci', 'npm run --silent build'])
  })

  test.each([
    ['20.19.0', true],
    ['20.20.2', true],
    ['24.0.0', true],
    ['20.18.9', false],
    ['18.20.0', false],
  ])('[H17] Node %s will do: %s', (version, well) => {
    expect(nodeComplaint(version) === null).toBe(well)
  })
})

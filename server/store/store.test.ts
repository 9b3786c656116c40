import { existsSync, mkdirSync, readdirSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import type { Entry } from '#shared/events'
import type { Result } from '#shared/failure'
import { paperId, personId, sectionId } from '#shared/ids'
import { crashedCopy, scratchFolder } from './scratch.fake.ts'
import { openStore, type Store } from './store.ts'

const bildung = sectionId.parse('sec_bildung1')
const amira = personId.parse('per_amira1')
const founded: Entry = {
  seq: 1,
  at: '2026-03-02T09:30:00.000Z',
  by: amira,
  event: { type: 'paperFounded', paper: paperId.parse('pap_strategie'), title: 'Strategiepapier' },
}
const person = {
  id: amira,
  name: 'Amira',
  email: 'amira@example.org',
  passwordHash: null,
  createdAt: founded.at,
}
const session = { person: amira, createdAt: 1, lastSeenAt: 1, expiresAt: 2e15, data: {} }
const update = new Uint8Array([1, 2, 3])

const cause = (result: Result<unknown>) =>
  result.ok || result.failure.kind !== 'storeUnavailable' ? '' : result.failure.cause

async function open(dir: string): Promise<Store> {
  const opened = await openStore(dir)
  if (!opened.ok) throw new Error(cause(opened))
  return opened.value
}

/** Something of everything, all at once, as a busy house does. */
const fill = (store: Store) =>
  Promise.all([
    store.texts.append(bildung, { update, claims: [[7, amira]] }),
    store.journal.append([founded]),
    store.people.add(person),
    store.sessions.put('sid', session),
  ])

async function expectFull(store: Store) {
  const text = await store.texts.load(bildung)
  expect(text.ok && text.value).toEqual({ base: null, updates: [update], claims: [[7, amira]], epoch: 0 })
  expect(store.facts.records.seq).toBe(1)
  expect(store.people.byId(amira)).toEqual(person)
  expect(store.sessions.get('sid')).toEqual(session)
  expect(store.report).toEqual([])
}

const modesIn = (dir: string): string[] =>
  readdirSync(dir, { recursive: true, encoding: 'utf8' }).map((name) => {
    const found = statSync(join(dir, name))
    return `${found.isDirectory() ? 'folder' : 'file'} ${(found.mode & 0o777).toString(8)}`
  })

describe('the store', () => {
  test('[S20] founds its folder, and nobody else may look inside', async () => {
    const dir = join(scratchFolder(), 'deep', 'data')
    const store = await open(dir)
    await fill(store)
    await store.checkpoint.save(store.facts)
    await store.texts.settleIdle(bildung)
    expect(statSync(dir).mode & 0o777).toBe(0o700)
    expect(new Set(modesIn(dir))).toEqual(new Set(['folder 700', 'file 600']))
    await store.close()
  })

  test('[S21] closing waits for what is on its way, and everything is there again', async () => {
    const dir = scratchFolder()
    const store = await open(dir)
    const filled = fill(store)
    await store.close()
    for (const result of await filled) expect(result).toEqual({ ok: true, value: undefined })
    const again = await open(dir)
    await expectFull(again)
    await again.close()
  })

  test('[S21] a process that dies right after the answers leaves everything behind', async () => {
    const dir = scratchFolder()
    const store = await open(dir)
    await fill(store)
    const left = crashedCopy(dir)
    await store.close()
    const again = await open(left)
    await expectFull(again)
    await again.close()
  })

  test('[S18] a second store on one folder is refused; the first goes on', async () => {
    const dir = scratchFolder()
    const store = await open(dir)
    expect(cause(await openStore(dir))).toContain('another process uses this data folder')
    await fill(store)
    await store.close()
    await (await open(dir)).close()
  })

  test('[S21] what cannot be opened lets the folder go again, and says which file it is', async () => {
    const dir = scratchFolder()
    await (await open(dir)).close()
    writeFileSync(join(dir, 'journal', 'journal.jsonl'), 'nonsense\n')
    expect(cause(await openStore(dir))).toContain('journal.jsonl: line 1 ')
    expect(existsSync(join(dir, 'control.sock'))).toBe(false)
    writeFileSync(join(dir, 'journal', 'journal.jsonl'), '')
    await (await open(dir)).close()
  })

  test('[S20] a folder that cannot be used is refused with a sentence', async () => {
    const dir = scratchFolder()
    writeFileSync(join(dir, 'data'), 'a file')
    expect(cause(await openStore(join(dir, 'data')))).toContain('cannot be used')
    mkdirSync(join(dir, 'other', 'people.json'), { recursive: true })
    expect(cause(await openStore(join(dir, 'other')))).toContain('people.json cannot be read')
  })

  test('[S16] people that are older than the journal are said by id', async () => {
    const dir = scratchFolder()
    const store = await open(dir)
    const event = { type: 'roleGranted' as const, person: amira, grant: { role: 'admin' as const } }
    await store.journal.append([{ ...founded, event }])
    await store.close()
    const again = await open(dir)
    expect(again.report).toEqual([expect.stringContaining('per_amira1, who hold roles')])
    await again.people.add(person)
    await again.close()
    const third = await open(dir)
    expect(third.report).toEqual([])
    await third.close()
  })
})

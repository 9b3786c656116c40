import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { personId } from '#shared/ids'
import { PeopleStore, type PersonRecord } from './people.ts'
import { scratchFolder } from './scratch.fake.ts'

const person = (name: string): PersonRecord => ({
  id: personId.parse(`per_${name.toLowerCase()}1`),
  name,
  email: `${name.toLowerCase()}@example.org`,
  passwordHash: null,
  createdAt: '2026-03-02T09:30:00.000Z',
})
const amira = person('Amira')
const jonas = person('Jonas')

async function open(path: string) {
  const opened = await PeopleStore.open(path)
  if (!opened.ok) throw new Error(JSON.stringify(opened.failure))
  return opened.value.people
}

async function withBoth() {
  const path = join(scratchFolder(), 'people.json')
  const people = await open(path)
  expect((await people.add(amira)).ok).toBe(true)
  expect((await people.add(jonas)).ok).toBe(true)
  return { path, people }
}

describe('people', () => {
  test('[S16] are found by id and by address, also after a restart', async () => {
    const { path, people } = await withBoth()
    for (const found of [people, await open(path)]) {
      expect(found.byId(amira.id)).toEqual(amira)
      expect(found.byEmail('jonas@example.org')).toEqual(jonas)
      expect(found.byEmail('nobody@example.org')).toBe(null)
      expect(found.all()).toEqual([amira, jonas])
    }
  })

  test('[S16] one address is one account, also for two that come at once', async () => {
    const people = await open(join(scratchFolder(), 'people.json'))
    const twin = { ...jonas, email: amira.email }
    const results = await Promise.all([people.add(amira), people.add(twin)])
    expect(results[0]?.ok).toBe(true)
    expect(results[1]).toEqual({ ok: false, failure: { kind: 'alreadyExists', what: 'person' } })
    expect(await people.add(amira)).toEqual({ ok: false, failure: { kind: 'alreadyExists', what: 'person' } })
  })

  test('[S16] names and passwords change; an unknown person is not found', async () => {
    const { path, people } = await withBoth()
    await people.rename(amira.id, 'Amira B.')
    await people.setPasswordHash(amira.id, '$argon2id$…')
    const changed = { ...amira, name: 'Amira B.', passwordHash: '$argon2id$…' }
    expect((await open(path)).byId(amira.id)).toEqual(changed)
    const nobody = personId.parse('per_nobody')
    const notFound = { ok: false, failure: { kind: 'notFound', what: 'person' } }
    expect(await people.rename(nobody, 'x')).toEqual(notFound)
    expect(await people.setPasswordHash(nobody, null)).toEqual(notFound)
    expect(await people.erase(nobody)).toEqual(notFound)
  })

  test('[S16] an erased person is in no file any more, copies included', async () => {
    const { path, people } = await withBoth()
    expect((await people.erase(amira.id)).ok).toBe(true)
    expect([people.byId(amira.id), people.byEmail(amira.email)]).toEqual([null, null])
    expect(readFileSync(path, 'utf8')).not.toContain('Amira')
    expect(readFileSync(`${path}.bak`, 'utf8')).not.toContain('amira')
  })

  test('[S16] who could not be written does not exist', async () => {
    const { path, people } = await withBoth()
    mkdirSync(`${path}.tmp`)
    const mira = person('Mira')
    expect((await people.add(mira)).ok).toBe(false)
    expect([people.byId(mira.id), people.all().length]).toEqual([null, 2])
  })

  test('[S16] a torn file is restored from its copy, which is said', async () => {
    const { path } = await withBoth()
    writeFileSync(path, readFileSync(path).subarray(0, 50))
    const opened = await PeopleStore.open(path)
    expect(opened.ok && opened.value.people.all()).toEqual([amira, jonas])
    expect(opened.ok && opened.value.report).toEqual([expect.stringContaining('restored from its copy')])
  })
})

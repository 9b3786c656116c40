import { parseOptions } from '@node-rs/argon2'
import { describe, expect, test } from 'vitest'
import { contentHash } from '#shared/content'
import type { Event } from '#shared/events'
import { noFacts } from '#shared/facts'
import { must, ok } from '#shared/failure'
import { chapterId, personId } from '#shared/ids'
import { after, agBildung, einleitung, idOf, testPaper } from '#shared/paper.fake'
import { MemoryPeople, ReadyDisk } from './memory.fake.ts'
import { hashPassword, verifyPassword } from './password.ts'
import {
  addPerson,
  cardOf,
  grantRole,
  recognise,
  setPassword,
  visiblePeople,
  withdrawRole,
} from './people.ts'
import { RecordsKeeper } from './records.ts'
import { answer } from './signoff.ts'

const now = new Date('2026-11-22T12:00:00Z')
const karla = { name: 'Karla Kern', email: 'karla@hannover.example', password: 'ein langes Passwort' }
const open = () =>
  new RecordsKeeper(
    new ReadyDisk(),
    { facts: { ...noFacts, records: testPaper }, checkpointed: 0, recent: [] },
    () => now,
  )

async function withKarla() {
  const people = new MemoryPeople()
  const added = await addPerson(people, karla, now)
  return { people, id: must(added.ok ? added.value : null, 'the address was free') }
}

describe('passwords', () => {
  test('[A14] are kept as argon2id with 19 MiB, two passes and one lane', async () => {
    const hash = await hashPassword(karla.password)
    expect(hash).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/u)
    expect(parseOptions(hash)).toMatchObject({ memoryCost: 19_456, timeCost: 2, parallelism: 1 })
  })

  test('[A14] two spellings of one letter are one password', async () => {
    expect(
      await verifyPassword(
        await hashPassword('Übergänge sind schön'.normalize('NFD')),
        'Übergänge sind schön',
      ),
    ).toBe(true)
  })

  test('[A4] without a hash every password is wrong, after the same work', async () => {
    expect(await verifyPassword(null, 'nobody has this password')).toBe(false)
  })
})

describe('accounts', () => {
  test('[A3] who was added is recognised', async () => {
    const { people, id } = await withKarla()
    expect(await recognise(people, karla)).toEqual({ ok: true, value: id })
  })

  test('[A1] an address is one account', async () => {
    const { people } = await withKarla()
    expect(await addPerson(people, karla, now)).toEqual({
      ok: false,
      failure: { kind: 'alreadyExists', what: 'person' },
    })
  })

  test('[A3] an account without a password opens for none', async () => {
    const people = new MemoryPeople()
    await addPerson(people, { ...karla, password: null }, now)
    expect(await recognise(people, karla)).toEqual({ ok: false, failure: { kind: 'wrongCredentials' } })
  })

  test('[A12] a new password takes the place of the old one', async () => {
    const { people, id } = await withKarla()
    await setPassword(people, id, 'ein neues Passwort')
    expect(await recognise(people, karla)).toMatchObject({ ok: false })
    expect(await recognise(people, { ...karla, password: 'ein neues Passwort' })).toMatchObject({ ok: true })
  })
})

describe('roles', () => {
  test('[W5] are events, each once', async () => {
    const { people, id } = await withKarla()
    const keeper = open()
    const grant = { role: 'expert', workingGroup: agBildung } as const
    expect(await grantRole(keeper, people, id, grant)).toMatchObject({ value: [{ by: null }] })
    expect(await grantRole(keeper, people, id, grant)).toEqual({ ok: true, value: [] })
    expect(cardOf(keeper.records, people, id)).toEqual({ id, name: 'Karla Kern', grants: [grant] })
    expect(await withdrawRole(keeper, id, grant)).toMatchObject({
      value: [{ event: { type: 'roleWithdrawn' } }],
    })
    expect(await withdrawRole(keeper, id, grant)).toEqual({ ok: true, value: [] })
  })

  test('[W5] nobody who is not there, and nothing that is not there, takes part in one', async () => {
    const { people, id } = await withKarla()
    const unknown = { role: 'moderator', chapter: chapterId.parse('cha_nowhere') } as const
    expect(await grantRole(open(), people, id, unknown)).toMatchObject({
      failure: { kind: 'notFound', what: 'chapter' },
    })
    const nobody = personId.parse('per_nobody')
    expect(await grantRole(open(), people, nobody, { role: 'admin' })).toMatchObject({
      failure: { what: 'person' },
    })
  })

  test('[R9] a person without a role sees herself and the moderation, and who sits in a body with her', async () => {
    const { people, id } = await withKarla()
    for (const name of ['sabine', 'aylin'] as const) {
      await people.add({
        id: idOf(name),
        name,
        email: `${name}@demo.example`,
        passwordHash: null,
        createdAt: now.toISOString(),
      })
    }
    expect(visiblePeople(testPaper, people, id).map((card) => card.name)).toEqual(['Karla Kern', 'sabine'])
    const grant = { role: 'advisor', body: 'RTGS' } as const
    const granted = [id, idOf('aylin')].map((person): Event => ({ type: 'roleGranted', person, grant }))
    const inBody = after(testPaper, ...granted)
    expect(visiblePeople(inBody, people, id).map((card) => card.name)).toContain('aylin')
  })
})

describe('roles and sign-offs', () => {
  test('[Q10] an expert who comes or goes is counted at once, and the stage follows in the same breath', async () => {
    const { people, id } = await withKarla()
    const keeper = open()
    const hash = contentHash.parse('a'.repeat(64))
    await keeper.commit(idOf('sabine'), () =>
      ok([{ type: 'signOffCalled', section: einleitung, hash, due: null, message: null }]),
    )
    await answer(keeper, idOf('aylin'), einleitung, { answer: 'signed', words: null, hash })
    const stage = () => keeper.records.sections[einleitung]?.stage
    expect(stage()).toBe('signedOff')
    const grant = { role: 'expert', workingGroup: agBildung } as const
    const granted = await grantRole(keeper, people, id, grant)
    expect(granted.ok && granted.value.map(({ event }) => event.type)).toEqual(['roleGranted', 'quorumLost'])
    expect(granted.ok && granted.value[1]?.event).toMatchObject({ because: 'members' })
    expect(stage()).toBe('signing')
    await withdrawRole(keeper, id, grant)
    expect(stage()).toBe('signedOff')
  })
})

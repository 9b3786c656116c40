import type { IncomingMessage } from 'node:http'
import supertest from 'supertest'
import { describe, expect, test } from 'vitest'
import { must } from '#shared/failure'
import { addPerson } from '../work/people.ts'
import { keyOf, openHouse, type House } from './house.fake.ts'

const password = 'ein langes Passwort'

async function withAccount(house: House): Promise<void> {
  await addPerson(
    house.people,
    { name: 'Karla Kern', email: 'karla@hannover.example', password },
    house.now(),
  )
}

const signIn = (house: House, body: object) => supertest(house.app).post('/api/session').send(body)
const cookieOf = (answer: supertest.Response): string => answer.headers['set-cookie']?.[0] ?? ''

describe('signing in', () => {
  test('[A3] with address and password one gets a session and sees oneself', async () => {
    const house = await openHouse({ demo: false })
    await withAccount(house)
    const answer = await signIn(house, { email: ' Karla@Hannover.example', password }).expect(200)
    expect(answer.body).toMatchObject({ person: { name: 'Karla Kern', grants: [] }, demo: false })
    const again = await supertest(house.app).get('/api/session').set('Cookie', cookieOf(answer)).expect(200)
    expect(again.body).toEqual(answer.body)
  })

  test('[A4] an unknown address, a wrong password and an account without one get the same answer', async () => {
    const house = await openHouse()
    await withAccount(house)
    const answers = await Promise.all([
      signIn(house, { email: 'nobody@hannover.example', password }),
      signIn(house, { email: 'karla@hannover.example', password: 'ein anderes Passwort' }),
      signIn(house, { email: 'aylin.demir@demo.example', password }),
    ])
    for (const answer of answers) {
      expect(answer.status).toBe(401)
      expect(answer.body).toEqual({ failure: { kind: 'wrongCredentials' } })
      expect(answer.headers['set-cookie']).toBeUndefined()
    }
  })

  test('[A5] a script cannot read the cookie, and no foreign page sends it with a form', async () => {
    const house = await openHouse({ demo: false })
    await withAccount(house)
    const cookie = cookieOf(await signIn(house, { email: 'karla@hannover.example', password }))
    expect(cookie).toMatch(/^lip=s%3A.*; Path=\/; Expires=.*; HttpOnly; SameSite=Lax$/u)
  })

  test('[A5] over TLS the cookie is Secure and bound to the host, whatever the proxy forgets', async () => {
    const house = await openHouse({ demo: false, env: { LIP_BASE_URL: 'https://lip.test' } })
    await withAccount(house)
    const cookie = cookieOf(await signIn(house, { email: 'karla@hannover.example', password }))
    expect(cookie).toMatch(/^__Host-lip=s%3A.*; Path=\/; Expires=.*; HttpOnly; Secure; SameSite=Lax$/u)
  })

  test('[A6] signing in gives a new session id, and the old one ends', async () => {
    const house = await openHouse()
    const first = await supertest(house.app).post('/api/demo/session').send({ person: 'per_aylin' })
    const second = await supertest(house.app)
      .post('/api/demo/session')
      .set('Cookie', cookieOf(first))
      .send({ person: 'per_sabine' })
    expect(cookieOf(second)).not.toBe(cookieOf(first))
    await supertest(house.app).get('/api/session').set('Cookie', cookieOf(first)).expect(401)
    expect(house.sessions.ended.length).toBe(1)
  })

  test('[A6] the store learns no session id, only who and until when', async () => {
    const house = await openHouse()
    await house.as('aylin')
    const [record] = house.sessions.records.values()
    expect(record).toEqual({
      person: 'per_aylin',
      createdAt: house.now().getTime(),
      lastSeenAt: house.now().getTime(),
      expiresAt: house.now().getTime() + 14 * 24 * 60 * 60 * 1000,
      data: {},
    })
  })

  test.each([
    {},
    { email: 'karla@hannover.example' },
    { email: 'x', password },
    { email: 'a@b.de', password, admin: true },
    [],
  ])('[H3] %j is no sign-in', async (body) => {
    const house = await openHouse({ demo: false })
    const answer = await signIn(house, body).expect(400)
    expect(answer.body).toMatchObject({ failure: { kind: 'invalid' } })
  })

  test('[A7] guessing is slowed down: ten tries for one account, then none for a while', async () => {
    const house = await openHouse({ demo: false })
    await withAccount(house)
    const attempt = (email: string, given: string) => signIn(house, { email, password: given })
    for (let tries = 0; tries < 10; tries += 1) await attempt('karla@hannover.example', 'geraten').expect(401)
    const refused = await attempt('Karla@hannover.example', password).expect(429)
    expect(refused.body).toEqual({ failure: { kind: 'tooMany', retryAfterSeconds: 900 } })
    expect(refused.headers['retry-after']).toBe('900')
    await attempt('nobody@hannover.example', 'geraten').expect(401)
  })

  test('[A7] signing in rightly does not count', async () => {
    const house = await openHouse({ demo: false })
    await withAccount(house)
    for (let times = 0; times < 12; times += 1) {
      await signIn(house, { email: 'karla@hannover.example', password }).expect(200)
    }
  })
})

describe('a session', () => {
  test('[A8] ends with signing out, at once and for good', async () => {
    const house = await openHouse()
    const aylin = await house.as('aylin')
    await aylin.delete('/api/session').expect(204)
    await aylin.get('/api/session').expect(401, { failure: { kind: 'signedOut' } })
    expect(house.sessions.ended.length).toBe(1)
  })

  test('[A8] signing out without a session is no failure', async () => {
    const house = await openHouse()
    await house.visitor.delete('/api/session').expect(204)
  })

  test('[A9] lives fourteen days from the last request', async () => {
    const house = await openHouse()
    const aylin = await house.as('aylin')
    const day = 24 * 60 * 60 * 1000
    house.pass(13 * day)
    await aylin.get('/api/session').expect(200)
    house.pass(13 * day)
    await aylin.get('/api/session').expect(200)
    house.pass(14 * day)
    await aylin.get('/api/session').expect(401)
  })

  test('[A10] of a person who is gone is none', async () => {
    const house = await openHouse()
    const aylin = await house.as('aylin')
    const { id } = must(house.people.byEmail('aylin.demir@demo.example'), 'she is there')
    await house.people.erase(id)
    await aylin.get('/api/session').expect(401)
    await aylin.get('/api/records').expect(401)
  })

  test.each(['lip=', 'lip=s%3Aabc', 'lip=s%3Aabc.def', 'lip=%', 'other=1', ''])(
    '[A11] the cookie %j opens nothing',
    async (cookie) => {
      const house = await openHouse()
      await supertest(house.app).get('/api/session').set('Cookie', cookie).expect(401)
      expect(house.sessionDoor.visitor(upgradeWith(cookie))).toBeNull()
    },
  )
})

describe('the sockets ask the same sessions', () => {
  test('[A11] a cookie that requests take is taken there, under the same key', async () => {
    const house = await openHouse()
    const answer = await supertest(house.app).post('/api/demo/session').send({ person: 'per_aylin' })
    const cookie = cookieOf(answer).split(';')[0] ?? ''
    const [sid] = house.sessions.records.keys()
    const visitor = house.sessionDoor.visitor(upgradeWith(`theme=dark; ${cookie}; other=1`))
    expect(visitor).toEqual({ person: 'per_aylin', session: keyOf(must(sid, 'one session')) })
  })

  test('[A11] a changed signature is refused', async () => {
    const house = await openHouse()
    const answer = await supertest(house.app).post('/api/demo/session').send({ person: 'per_aylin' })
    const cookie = cookieOf(answer).split(';')[0] ?? ''
    const last = cookie.endsWith('A') ? 'B' : 'A'
    expect(house.sessionDoor.visitor(upgradeWith(cookie.slice(0, -1) + last))).toBeNull()
    expect(house.sessionDoor.visitor(upgradeWith(cookie.replace(/\..*$/u, '')))).toBeNull()
  })

  test('[A9] opening a socket keeps the session alive', async () => {
    const house = await openHouse()
    const answer = await supertest(house.app).post('/api/demo/session').send({ person: 'per_aylin' })
    const cookie = cookieOf(answer).split(';')[0] ?? ''
    const day = 24 * 60 * 60 * 1000
    house.pass(13 * day)
    expect(house.sessionDoor.visitor(upgradeWith(cookie))).not.toBeNull()
    house.pass(13 * day)
    expect(house.sessionDoor.visitor(upgradeWith(cookie))).not.toBeNull()
  })
})

describe("one's own password", () => {
  test('[A12] changing it takes the old one, and ends all other sessions', async () => {
    const house = await openHouse({ demo: false })
    await withAccount(house)
    const [here, elsewhere] = [supertest.agent(house.app), supertest.agent(house.app)]
    const known = { email: 'karla@hannover.example', password }
    for (const agent of [here, elsewhere]) await agent.post('/api/session').send(known).expect(200)
    const next = 'ein ganz neues Passwort'
    await here.post('/api/account/password').send({ current: 'falsch geraten', next }).expect(401)
    await here.post('/api/account/password').send({ current: password, next }).expect(204)
    await here.get('/api/session').expect(200)
    await elsewhere.get('/api/session').expect(401)
    await signIn(house, known).expect(401)
    await signIn(house, { ...known, password: next }).expect(200)
  })

  test('[A2] the next one must be long enough', async () => {
    const house = await openHouse({ demo: false })
    await withAccount(house)
    const agent = supertest.agent(house.app)
    await agent.post('/api/session').send({ email: 'karla@hannover.example', password }).expect(200)
    await agent.post('/api/account/password').send({ current: password, next: 'zu kurz' }).expect(400)
  })

  test('[A12] who is not signed in changes nothing', async () => {
    const house = await openHouse()
    await house.visitor.post('/api/account/password').send({ current: 'x', next: password }).expect(401)
  })
})

const upgradeWith = (cookie: string) => ({ headers: { cookie } }) as IncomingMessage

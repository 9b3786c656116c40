import { request } from 'node:http'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { defaultOptions } from './door.ts'
import { amira, chidi, cookieOf, doro, evren, FakeHouse, schools, sessionOf } from './house.fake.ts'
import { FakeLine } from './line.fake.ts'
import { FakePlain } from './plain.fake.ts'
import { until } from './until.fake.ts'

let house: FakeHouse
beforeEach(async () => {
  house = await FakeHouse.open()
})
afterEach(() => house.close())

/** The status of the answer to an upgrade; 101 when a socket opened. */
function knock(path: string, headers: Record<string, string>): Promise<number> {
  return new Promise((resolve, reject) => {
    const handshake = {
      Connection: 'Upgrade',
      Upgrade: 'websocket',
      'Sec-WebSocket-Version': '13',
      'Sec-WebSocket-Key': 'dGhlIHNhbXBsZSBub25jZQ==',
    }
    const asking = request({
      port: house.port,
      host: '127.0.0.1',
      path,
      headers: { ...handshake, ...headers },
    })
    asking.on('response', (response) => resolve(response.resume().statusCode ?? 0))
    asking.on('upgrade', (_response, socket) => {
      socket.destroy()
      resolve(101)
    })
    asking.on('error', reject)
    asking.end()
  })
}

const room = `/sync/${schools}`
const cookie = cookieOf(amira)

describe('an upgrade', () => {
  test('[T2] without a session is answered 401, and no socket opens', async () => {
    expect(await knock('/sync', {})).toBe(401)
    expect(await knock(room, { cookie: 'lip=nobody' })).toBe(401)
    expect(house.door.connections).toBe(0)
  })

  test('[T2] from a page of another site is answered 403, whoever is signed in', async () => {
    expect(await knock(room, { cookie, origin: 'https://evil.example' })).toBe(403)
    expect(await knock('/sync', { cookie, origin: 'null' })).toBe(403)
  })

  test.each([
    ['of the city', 'https://lip.example.org'],
    ['of the host that is asked', 'http://HOST'],
  ])('[T2] from a page %s opens', async (_what, origin) => {
    expect(await knock(room, { cookie, origin: origin.replace('HOST', `127.0.0.1:${house.port}`) })).toBe(101)
  })

  test('[T2] without an origin opens: it is no browser, and has the cookie', async () => {
    expect(await knock(room, { cookie })).toBe(101)
    expect(await knock('/sync?x=1', { cookie })).toBe(101)
  })

  test.each(['/sync/', '/sync/sec_nowhere', '/sync/../data', '/sync/cha_bildung', `${room}/x`, '/other'])(
    '[T2] to %s is answered 404',
    async (path) => {
      expect(await knock(path, { cookie })).toBe(404)
    },
  )

  test('[T2] to a room one may not read is answered 403; the line opens', async () => {
    const evrens = cookieOf(evren)
    expect(await knock(room, { cookie: evrens })).toBe(403)
    expect(await knock('/sync', { cookie: evrens })).toBe(101)
  })

  test('[T2] to a section that was removed is answered 404', async () => {
    house.keeper.tell({ type: 'sectionRemoved', section: schools })
    expect(await knock(room, { cookie })).toBe(404)
  })

  test('[T2] beyond the sockets of one person is answered 429', async () => {
    await house.close()
    house = await FakeHouse.open({ person: { ...defaultOptions.person, sockets: 1 } })
    const first = await FakePlain.join(house, amira, schools)
    expect(await knock(room, { cookie })).toBe(429)
    expect(await knock(room, { cookie: cookieOf(chidi) })).toBe(101)
    await first.close()
    await until(() => house.door.connections === 0, 'the first is gone')
    expect(await knock(room, { cookie })).toBe(101)
  })
})

test('[T3] when a session ends, its sockets are cut with 4401, and those of the other session stay', async () => {
  const line = await FakeLine.open(house, amira)
  const other = await FakeLine.open(house, amira, 0, 'phone')
  const plain = await FakePlain.join(house, amira, schools)
  const neighbour = await FakePlain.join(house, doro, schools)
  house.endSession(sessionOf(amira))
  await until(() => line.closeCode === 4401 && plain.closeCode === 4401, 'cut')
  expect([other.closeCode, neighbour.closeCode]).toEqual([null, null])
})

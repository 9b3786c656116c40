import { afterEach, beforeEach, expect, test } from 'vitest'
import { WebSocket } from 'ws'
import { WebsocketProvider } from 'y-websocket'
import * as Y from 'yjs'
import { must } from '#shared/failure'
import type { PersonId } from '#shared/ids'
import { colorOf } from '#shared/presence'
import { amira, bela, cookieOf, FakeHouse, schools, sessionOf } from './house.fake.ts'
import { addParagraph, wordsOf } from './prose.fake.ts'
import { until } from './until.fake.ts'

let house: FakeHouse
const providers: WebsocketProvider[] = []

beforeEach(async () => {
  house = await FakeHouse.open()
})
afterEach(async () => {
  for (const provider of providers.splice(0)) provider.destroy()
  await house.close()
})

/** y-websocket's own client, with the person's cookie. */
function provide(person: PersonId, doc: Y.Doc): WebsocketProvider {
  class SignedIn extends WebSocket {
    constructor(address: string) {
      super(address, { headers: { cookie: cookieOf(person) } })
    }
  }
  const provider = new WebsocketProvider(house.address('/sync'), schools, doc, {
    WebSocketPolyfill: SignedIn as unknown as typeof globalThis.WebSocket,
    disableBc: true,
  })
  providers.push(provider)
  return provider
}

test('[T22] two clients of y-websocket as it is write together and see each other', async () => {
  const [one, other] = [new Y.Doc(), new Y.Doc()]
  const [first, second] = [provide(amira, one), provide(bela, other)]
  await until(() => first.synced && second.synced, 'both synced')
  addParagraph(one, 'Hallo')
  addParagraph(other, 'Guten Tag')
  await until(() => wordsOf(one) === wordsOf(other) && wordsOf(one).length > 14, 'the same words')
  first.awareness.setLocalStateField('user', { name: 'irgendwer' })
  await until(() => second.awareness.getStates().has(one.clientID), 'seen')
  expect(second.awareness.getStates().get(one.clientID)).toEqual({
    user: { id: amira, name: 'Amira Haddad', color: colorOf(amira) },
    section: schools,
    cursor: null,
  })
})

test('[T22] a client that was away brings its words along', async () => {
  const doc = new Y.Doc()
  const provider = provide(amira, doc)
  await until(() => provider.synced, 'synced')
  provider.disconnect()
  addParagraph(doc, 'unterwegs')
  provider.connect()
  const reader = new Y.Doc()
  provide(bela, reader)
  await until(() => wordsOf(reader) === 'unterwegs\n', 'read')
})

test('[T3] a client whose session ended takes it as final', async () => {
  const provider = provide(amira, new Y.Doc())
  await until(() => provider.synced, 'synced')
  const codes: number[] = []
  provider.on('closed', ({ code }) => codes.push(code))
  house.endSession(sessionOf(amira))
  await until(() => codes.length === 1, 'closed')
  expect([codes, provider.shouldConnect]).toEqual([[4401], false])
})

test('[T38] a long text reaches a client of y-websocket in several messages, of which the last puts it in sync', async () => {
  const text = addParagraph(new Y.Doc(), '')
  for (let at = 0; at < 9000; at++) text.insert(0, 'Wort ')
  const base = Y.encodeStateAsUpdate(must(text.doc, 'its document'))
  await house.texts.settle(schools, base)
  const doc = new Y.Doc()
  const lengths: number[] = []
  const provider = provide(amira, doc)
  doc.on('afterTransaction', () => lengths.push(wordsOf(doc).length))
  await until(() => provider.synced, 'synced')
  expect([wordsOf(doc).length, new Set(lengths).size]).toEqual([45_001, 2])
  expect(lengths.length).toBeGreaterThan(2)
})

import { presenceColors } from '#shared/presence'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { Awareness, encodeAwarenessUpdate } from 'y-protocols/awareness'
import * as Y from 'yjs'
import { ChapterPresence } from './chapter-presence.ts'
import { peopleHere } from './here.ts'
import { Line } from './line.ts'
import { LineServerFake } from './line-server.fake.ts'
import { aylin, bernd, bildung, einleitung, grundschulen, sessionOf } from './people.fake.ts'

let server: LineServerFake
let line: Line
let presence: ChapterPresence

const settle = (millis = 0) => vi.advanceTimersByTimeAsync(millis)

beforeEach(async () => {
  vi.useFakeTimers()
  server = new LineServerFake()
  line = new Line({ socket: server.socket, probe: server.probe, seq: () => 0, random: () => 0 })
  presence = new ChapterPresence(line)
  await settle()
})

afterEach(() => {
  presence.close()
  line.close()
  vi.useRealTimers()
})

/** Bernd's tab, as the server stamps it. */
function berndAt(section: typeof einleitung | null): Awareness {
  const awareness = new Awareness(new Y.Doc())
  const user = { id: bernd, name: 'Bernd Ohlsen', color: presenceColors[1] }
  awareness.setLocalState({ user, section, cursor: null })
  return awareness
}

const tellOf = (awareness: Awareness) =>
  server.tell({ kind: 'presence', update: encodeAwarenessUpdate(awareness, [awareness.clientID]) })

test('[C14] who enters a chapter says so, and where the caret is', async () => {
  presence.visit(bildung)
  presence.moveTo(einleitung, null)
  await settle()
  expect(server.heard).toContainEqual({ kind: 'enter', chapter: bildung })
  expect(server.heardKinds()).toContain('presence')
  expect(presence.place).toBe(einleitung)
})

test('[C14] others are shown with the name the server stamped', async () => {
  presence.visit(bildung)
  tellOf(berndAt(einleitung))
  await settle()
  expect(presence.others).toMatchObject([{ person: bernd, name: 'Bernd Ohlsen', section: einleitung }])
})

test('[C14] a state without the stamp of the server is nobody', async () => {
  presence.visit(bildung)
  const awareness = new Awareness(new Y.Doc())
  awareness.setLocalState({ user: { name: 'Der Oberbürgermeister' }, section: null })
  tellOf(awareness)
  await settle()
  expect(presence.others).toEqual([])
  awareness.destroy()
})

test('[C15] after a reconnect one enters again, and the others come back although they did not move', async () => {
  presence.visit(bildung)
  presence.moveTo(einleitung, null)
  const far = berndAt(grundschulen)
  tellOf(far)
  await settle()
  server.cutAll()
  expect(presence.others).toEqual([])
  await settle(1000)
  tellOf(far)
  await settle()
  expect(presence.others).toHaveLength(1)
  expect(server.heardKinds().filter((kind) => kind === 'enter')).toHaveLength(2)
})

test('[C15] who leaves the chapter says so', async () => {
  const leave = presence.visit(bildung)
  leave()
  await settle()
  expect(server.heard).toContainEqual({ kind: 'enter', chapter: null })
})

test('[C16] a person with several tabs is here once, where the caret is; oneself first', () => {
  const other = (client: number, person: typeof aylin, section: typeof einleitung | null) => ({
    client,
    person,
    name: person === bernd ? 'Bernd Ohlsen' : 'Aylin Demir',
    color: '#112233',
    section,
    cursor: null,
  })
  const others = [other(1, bernd, null), other(2, bernd, grundschulen), other(3, aylin, einleitung)]
  expect(peopleHere(sessionOf().person, null, others)).toMatchObject([
    { person: aylin, section: einleitung, self: true },
    { person: bernd, section: grundschulen, self: false },
  ])
})

/** Opening a text with a long history that is not in memory, while people type in another room. */
import * as Y from 'yjs'
import { must } from '#shared/failure'
import type { Place, Running } from './contender.ts'
import { holdsWithin, now, pause } from './figures.ts'
import { enter, isStep2, mustBeOpen, updateIn } from './member.ts'
import { frameOf, RawSocket } from './raw-socket.ts'
import { askMessage, updateMessage } from './typing.ts'
import { typeTogether } from './writers.ts'

const longRoom = 0
const otherRoom = 1

export interface ColdOpenFigures {
  /** From connecting to having the whole text, in milliseconds. */
  readonly content: number
  /** The longest that a character in the other room took meanwhile, in milliseconds. */
  readonly stall: number
}

/** The update (v1) of each of `edits` edits: mostly typing on, now and then elsewhere, one in ten a deletion. */
export function history(edits: number): { updates: Uint8Array[]; stateVector: Uint8Array } {
  const doc = new Y.Doc()
  doc.clientID = 42
  const updates: Uint8Array[] = []
  doc.on('update', (update: Uint8Array) => updates.push(update))
  const text = new Y.XmlText('Anfang')
  const paragraph = new Y.XmlElement('paragraph')
  paragraph.insert(0, [text])
  doc.getXmlFragment('default').insert(0, [paragraph])
  const random = randomFrom(20_190_107)
  let at = text.length
  while (updates.length < edits) {
    if (random() < 0.02) at = Math.floor(random() * text.length)
    if (random() < 0.1 && at > 0) text.delete((at -= 1), 1)
    else text.insert(at++, 'abcdefghij klmno'.charAt(Math.floor(random() * 16)))
  }
  const stateVector = Y.encodeStateVector(doc)
  doc.destroy()
  return { updates, stateVector }
}

/** A small generator with a seed (mulberry32): the same history for all. */
function randomFrom(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}

/** Writes the history into the long room, waiting for the server now and then. */
export async function writeHistory(running: Running, updates: readonly Uint8Array[]): Promise<void> {
  const place = await running.place(longRoom)
  let answers = 0
  const socket = await enter(place, 0, (payload) => {
    answers += place.dialect.unwrap(payload).filter(isStep2).length
  })
  for (let from = 0; from < updates.length; from += 1000) {
    const frames = updates
      .slice(from, from + 1000)
      .map((update) => frameOf(place.dialect.wrap(updateMessage(update))))
    socket.write(Buffer.concat(frames))
    const before = answers
    socket.send(place.dialect.wrap(askMessage(everything)))
    if (!(await holdsWithin(60_000, () => answers > before || socket.closed !== null)))
      throw new Error('no answer')
    mustBeOpen([socket])
  }
  await pause(500)
  socket.close()
  // A store that waits before it writes gets the time to.
  await pause(6000)
}

/** A state vector that covers the history's client: the answer is small. */
const everything = Y.encodeStateVector(new Map([[42, 2 ** 31 - 1]]))

/** @param running must have been started anew, so that nothing is in memory. */
export async function measureColdOpen(running: Running, wanted: Uint8Array): Promise<ColdOpenFigures> {
  const other = await running.place(otherRoom)
  const long = await running.place(longRoom)
  const typing = typeTogether(other, { writers: 1, people: 2, rate: 100, seconds: 4 })
  await pause(2000)
  const { content, update } = await openCold(long)
  const { latencies } = await typing
  // Not before: taking the update apart would hold up the typist, who is in this process too.
  mustHold(update, wanted)
  return { content, stall: latencies.max }
}

async function openCold(place: Place): Promise<{ content: number; update: Uint8Array }> {
  const begun = now()
  const socket = await RawSocket.open(place.address(0))
  let whole: { at: number; update: Uint8Array } | null = null
  socket.listen((payload) => {
    const step2 = place.dialect.unwrap(payload).find(isStep2)
    if (step2 === undefined || whole !== null) return
    whole = { at: now(), update: Uint8Array.from(must(updateIn(step2), 'a step 2 has an update')) }
  })
  for (const greeting of place.dialect.greetings) socket.send(greeting)
  if (!(await holdsWithin(30_000, () => whole !== null)))
    throw new Error(`no text: ${socket.closed ?? 'no answer'}`)
  socket.close()
  const { at, update } = must<{ at: number; update: Uint8Array }>(whole, 'the text came')
  return { content: at - begun, update }
}

function mustHold(update: Uint8Array, wanted: Uint8Array): void {
  const has = Y.decodeStateVector(Y.encodeStateVectorFromUpdate(update))
  for (const [client, clock] of Y.decodeStateVector(wanted)) {
    if ((has.get(client) ?? 0) < clock) throw new Error('the opened text is not whole')
  }
}

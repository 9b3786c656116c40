/** Updates that no honest client makes, written byte by byte. */
import * as encoding from 'lib0/encoding'

/** The place of a struct: client and clock. */
export type Place = readonly [client: number, clock: number]

/** A text that claims to stand at a place, behind one struct and in front of another. */
export interface CraftedText {
  readonly at: Place
  readonly behind: Place
  readonly before?: Place
  readonly text: string
}

const textBehindOrigin = 0x84
const andBeforeRight = 0x40

/** An update with these texts, each in a section of its own. */
export function craftedTexts(...texts: readonly CraftedText[]): Uint8Array {
  const to = encoding.createEncoder()
  encoding.writeVarUint(to, texts.length)
  for (const { at, behind, before = [], text } of texts) {
    for (const number of [1, ...at]) encoding.writeVarUint(to, number)
    encoding.writeUint8(to, before.length > 0 ? textBehindOrigin | andBeforeRight : textBehindOrigin)
    for (const number of [...behind, ...before]) encoding.writeVarUint(to, number)
    encoding.writeVarString(to, text)
  }
  encoding.writeVarUint(to, 0)
  return encoding.toUint8Array(to)
}

/** An update with one garbage-collected struct under each of so many client ids, from `first` on. */
export function craftedClients(count: number, first = 1): Uint8Array {
  const to = encoding.createEncoder()
  encoding.writeVarUint(to, count)
  for (let client = first; client < first + count; client++) {
    for (const number of [1, client, 0, 0, 1]) encoding.writeVarUint(to, number)
  }
  encoding.writeVarUint(to, 0)
  return encoding.toUint8Array(to)
}

/** An update that deletes the first clocks of a client, whatever they will be. */
export function craftedDeletion(client: number, length: number): Uint8Array {
  const to = encoding.createEncoder()
  for (const number of [0, 1, client, 1, 0, length]) encoding.writeVarUint(to, number)
  return encoding.toUint8Array(to)
}

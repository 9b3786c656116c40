/**
 * What the generated writers type: each has a Yjs client id and a paragraph of its own in the section's text, and
 * appends one character per update. The updates are valid text and are encoded beforehand.
 */
import * as encoding from 'lib0/encoding'
import * as Y from 'yjs'

/** The clocks that the paragraph, its text and its first character take. */
export const firstClock = 3

/** The update (v1) that makes a writer's paragraph with one character in it. */
export function paragraphUpdate(client: number): Uint8Array {
  const doc = new Y.Doc()
  doc.clientID = client
  const paragraph = new Y.XmlElement('paragraph')
  paragraph.insert(0, [new Y.XmlText('·')])
  doc.getXmlFragment('default').insert(0, [paragraph])
  return Y.encodeStateAsUpdate(doc)
}

/** Has an origin to the left; holds a string (Yjs, structs/Item.js and ContentString.js). */
const stringBehindOrigin = 0x84

/** The update (v1) that Yjs would emit for the character at `clock`, typed behind the one before. */
export function characterUpdate(client: number, clock: number, character: string): Uint8Array {
  const to = encoding.createEncoder()
  for (const number of [1, 1, client, clock]) encoding.writeVarUint(to, number)
  encoding.writeUint8(to, stringBehindOrigin)
  encoding.writeVarUint(to, client)
  encoding.writeVarUint(to, clock - 1)
  encoding.writeVarString(to, character)
  encoding.writeVarUint(to, 0)
  return encoding.toUint8Array(to)
}

const letters = 'Die Stadt schreibt gemeinsam an ihrem Plan. '

/** The character that stands at a clock: readable text, for whoever looks. */
export const letterAt = (clock: number): string => letters[clock % letters.length] ?? ' '

/** A y-protocols sync message with an update. */
export function updateMessage(update: Uint8Array): Uint8Array {
  const to = encoding.createEncoder()
  encoding.writeVarUint(to, 0)
  encoding.writeVarUint(to, 2)
  encoding.writeVarUint8Array(to, update)
  return encoding.toUint8Array(to)
}

/** A y-protocols sync step 1: asks for everything that the state vector does not cover. */
export function askMessage(stateVector: Uint8Array = Uint8Array.of(0)): Uint8Array {
  const to = encoding.createEncoder()
  encoding.writeVarUint(to, 0)
  encoding.writeVarUint(to, 0)
  encoding.writeVarUint8Array(to, stateVector)
  return encoding.toUint8Array(to)
}

/** A y-protocols awareness message with one client's state. */
export function presenceMessage(client: number, clock: number, state: object): Uint8Array {
  const update = encoding.createEncoder()
  for (const number of [1, client, clock]) encoding.writeVarUint(update, number)
  encoding.writeVarString(update, JSON.stringify(state))
  const to = encoding.createEncoder()
  encoding.writeVarUint(to, 1)
  encoding.writeVarUint8Array(to, encoding.toUint8Array(update))
  return encoding.toUint8Array(to)
}

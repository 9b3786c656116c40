import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { characterUpdate, firstClock, paragraphUpdate } from './typing.ts'

const hex = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex')

test('[B1] the generated updates are what Yjs itself emits for typed text', () => {
  const typed = new Y.Doc()
  Y.applyUpdate(typed, paragraphUpdate(4711))
  // Yjs takes a new id when it is told of clocks under its own; here it is the same client that goes on.
  typed.clientID = 4711
  const emitted: Uint8Array[] = []
  typed.on('update', (update: Uint8Array) => emitted.push(update))
  const text = (typed.getXmlFragment('default').get(0) as Y.XmlElement).get(0) as Y.XmlText
  for (const character of 'Plan ü') text.insert(text.length, character)

  const generated = Array.from('Plan ü', (character, at) => characterUpdate(4711, firstClock + at, character))
  expect(generated.map(hex)).toEqual(emitted.map(hex))
})

import { describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import { readText } from '#shared/text-doc'
import { Claims } from './claims.ts'
import { Draft } from './draft.ts'
import { amira } from './house.fake.ts'
import { inspect } from './inspect.ts'
import { addParagraph, updateOf } from './prose.fake.ts'

/** Two who knew the same empty paragraph: one fills it from its end to its beginning, the other writes one letter. */
function apart(letters: number): { full: Y.Doc; letter: Uint8Array } {
  const full = new Y.Doc({ gc: false })
  const text = addParagraph(full, '')
  const other = new Y.Doc()
  Y.applyUpdate(other, Y.encodeStateAsUpdate(full))
  const theirs = other.getXmlFragment('default').get(0) as Y.XmlElement
  full.transact(() => {
    for (let at = 0; at < letters; at++) text.insert(0, 'x')
  })
  return { full, letter: updateOf(other, () => (theirs.get(0) as Y.XmlText).insert(0, 'y')) }
}

const neighboursIn = (update: Uint8Array, doc: Y.Doc): number | null => {
  const finding = inspect(
    update,
    doc,
    new Claims([...doc.store.clients.keys()].map((client) => [client, amira])),
    amira,
  )
  return finding.kind === 'fine' ? finding.neighbours : null
}

describe('the neighbours of a change', () => {
  test('[T29] are none for what is typed, wherever it is typed', () => {
    const { full } = apart(50)
    const writer = new Y.Doc()
    Y.applyUpdate(writer, Y.encodeStateAsUpdate(full))
    const text = (writer.getXmlFragment('default').get(0) as Y.XmlElement).get(0) as Y.XmlText
    const changes = [0, 1, 25, text.length].map((at) => () => text.insert(at, 'ab'))
    for (const change of [...changes, () => addParagraph(writer, 'Ende')]) {
      const update = updateOf(writer, change)
      expect(neighboursIn(update, full)).toBe(0)
      Y.applyUpdate(full, update)
    }
  })

  test('[T29] are all that came in between meanwhile', () => {
    const { full, letter } = apart(300)
    expect(neighboursIn(letter, full)).toBe(300)
  })

  test('[T29] may be many: then the change is applied piece by piece, and makes the same text', async () => {
    const { full, letter } = apart(60_000)
    const base = Y.encodeStateAsUpdate(full)
    const draft = await Draft.open({ base, updates: [], claims: [[full.clientID, amira]], epoch: 1 })
    if (!draft.ok) throw new Error('the draft did not open')
    expect(draft.value.apply([{ person: amira, update: letter }]).findings).toEqual([])
    const { findings, record } = await draft.value.take([{ person: amira, update: letter }])
    expect([findings[0]?.kind, record === null]).toEqual(['fine', false])
    Y.applyUpdate(full, letter)
    const same = new Y.Doc()
    Y.applyUpdate(same, await draft.value.state())
    expect(JSON.stringify(readText(same))).toBe(JSON.stringify(readText(full)))
  })
})

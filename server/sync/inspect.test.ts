import fc from 'fast-check'
import { beforeEach, describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import { maxDepth, mostCells, rootName } from '#shared/grammar'
import { atOnce } from '#shared/pieces'
import { Claims } from './claims.ts'
import { craftedClients, craftedTexts } from './crafted.fake.ts'
import { amira } from './house.fake.ts'
import { inspect, type Finding } from './inspect.ts'
import { isKnown as isKnownInPieces } from './known.ts'
import { addParagraph, updateOf } from './prose.fake.ts'

/** The room's document: one paragraph, "Grüße 🌻 allen". */
let room: Y.Doc
/** A writer's copy of it. */
let doc: Y.Doc
let text: Y.XmlText

beforeEach(() => {
  doc = new Y.Doc()
  text = addParagraph(doc, 'Grüße 🌻 allen')
  room = new Y.Doc()
  room.getXmlFragment(rootName)
  Y.applyUpdate(room, Y.encodeStateAsUpdate(doc))
})

const isKnown = (update: Uint8Array, of: Y.Doc): boolean => atOnce(isKnownInPieces(update, of))
const judge = (update: Uint8Array, of = room): Finding =>
  inspect(update, of, new Claims([[doc.clientID, amira]]), amira)
const write = (change: () => void): Finding => judge(updateOf(doc, change))
const root = () => doc.getXmlFragment(rootName)
const element = (name: string): Y.XmlElement => new Y.XmlElement(name)

const fine = { kind: 'fine' }
const foreign = { kind: 'foreign' }

describe('what no section has', () => {
  test.each<[string, () => void]>([
    ['another root', () => doc.getText('other').insert(0, 'x')],
    ['an unknown element', () => root().push([element('script')])],
    ['an element named like an object’s own', () => root().push([element('constructor')])],
    ['an element where it may not stand', () => root().push([element('listItem')])],
    ['text outside of a paragraph', () => root().push([new Y.XmlText('x')])],
    ['an unknown attribute', () => setOn(root().get(0), 'onclick', 'alert(1)')],
    ['an attribute out of its bounds', () => root().push([withAttribute('heading', 'level', 7)])],
    ['an attribute of another type', () => root().push([withAttribute('heading', 'level', '1')])],
    ['an attribute that is an object', () => root().push([withAttribute('heading', 'level', { x: 1 })])],
    ['an attribute on a text', () => text.setAttribute('level', 1)],
    ['an unknown mark', () => text.format(0, 3, { underline: {} })],
    ['a mark with a hash', () => text.format(0, 3, { 'link--abc': { href: 'https://a.de' } })],
    ['a mark with an unknown attribute', () => text.format(0, 3, { bold: { x: 1 } })],
    ['a mark that is no object', () => text.format(0, 3, { bold: true })],
    ['a link that runs a script', () => text.format(0, 3, { link: { href: 'javascript:alert(1)' } })],
    ['a link that hides its scheme', () => text.format(0, 3, { link: { href: 'java\tscript:alert(1)' } })],
    ['a link with half a character', () => text.format(0, 3, { link: { href: 'https://a.de/\ud800' } })],
    ['a link without an address', () => text.format(0, 3, { link: {} })],
    ['an embed', () => text.insertEmbed(0, { image: 'x' })],
    ['an element inside of a text', () => text.insertEmbed(0, element('paragraph'))],
    ['a hook', () => root().push([new Y.XmlHook('x') as unknown as Y.XmlElement])],
    ['elements nested too deep', () => root().push([nested(...deep(maxDepth + 1))])],
  ])('[T18] %s is refused', (_what, change) => {
    expect(write(change)).toMatchObject(foreign)
  })

  test('[T18] elements nested as deep as allowed are fine, and one deeper is refused later on too', () => {
    let innermost = element('blockquote')
    const outer = nestedAround(innermost, deep(maxDepth - 1))
    expect(write(() => root().push([outer]))).toMatchObject(fine)
    Y.applyUpdate(room, Y.encodeStateAsUpdate(doc))
    innermost = innermostOf(root().get(root().length - 1) as Y.XmlElement)
    expect(write(() => innermost.push([element('paragraph')]))).toMatchObject(foreign)
  })

  test('[T29] more cells in a row than a page can lay out are refused, in one change or in several', () => {
    const rowOf = (cells: number): Y.XmlElement => {
      const row = element('tableRow')
      row.insert(
        0,
        Array.from({ length: cells }, () => element('tableCell')),
      )
      return row
    }
    const tableOf = (row: Y.XmlElement): Y.XmlElement => {
      const table = element('table')
      table.insert(0, [row])
      return table
    }
    expect(write(() => root().push([tableOf(rowOf(mostCells + 1))]))).toMatchObject(foreign)
    doc = new Y.Doc()
    room = new Y.Doc()
    room.getXmlFragment(rootName)
    expect(write(() => root().push([tableOf(rowOf(mostCells))]))).toMatchObject(fine)
    Y.applyUpdate(room, Y.encodeStateAsUpdate(doc))
    const row = (root().get(0) as Y.XmlElement).get(0) as Y.XmlElement
    expect(write(() => row.push([element('tableCell')]))).toMatchObject(foreign)
  })

  test.each<[string, () => void]>([
    ['inserts inside of a character', () => text.insert(7, 'x')],
    ['deletes half a character', () => text.delete(6, 1)],
    ['deletes the other half', () => text.delete(7, 1)],
  ])('[T18] an update that %s is refused', (_what, change) => {
    const halves = updateOf(doc, change)
    expect(judge(halves)).toMatchObject(foreign)
  })
})

describe('an update with a gap', () => {
  test('[T10] in the writer’s own clock', () => {
    updateOf(doc, () => text.insert(0, 'eins '))
    expect(write(() => text.insert(0, 'zwei '))).toEqual({ kind: 'gap' })
  })

  test('[T10] behind the words of someone the room does not know', () => {
    const other = new Y.Doc()
    Y.applyUpdate(other, Y.encodeStateAsUpdate(doc))
    Y.applyUpdate(
      doc,
      updateOf(other, () => addParagraph(other, 'unbekannt')),
    )
    const unknown = (root().get(1) as Y.XmlElement).get(0) as Y.XmlText
    expect(write(() => unknown.insert(3, 'x'))).toEqual({ kind: 'gap' })
    expect(write(() => unknown.delete(0, 1))).toEqual({ kind: 'gap' })
  })

  test('[T10] that was skipped in merging', () => {
    const first = updateOf(doc, () => text.insert(0, 'eins '))
    updateOf(doc, () => text.insert(0, 'zwei '))
    const third = updateOf(doc, () => text.insert(0, 'drei '))
    expect(judge(Y.mergeUpdates([first, third]))).toEqual({ kind: 'gap' })
  })
})

describe('a hostile update', () => {
  const next = () => Y.getState(doc.store, doc.clientID)

  test('[T18] with a well-made struct is fine: the others fail for what is wrong with them', () => {
    const at = [doc.clientID, next()] as const
    expect(judge(craftedTexts({ at, behind: [doc.clientID, next() - 1], text: 'x' }))).toMatchObject(fine)
  })

  test('[T18] that links to what it writes later is refused', () => {
    const at = [doc.clientID, next()] as const
    expect(judge(craftedTexts({ at, behind: [doc.clientID, next() + 5], text: 'x' }))).toMatchObject({
      reason: 'a link to what comes later',
    })
  })

  test('[T18] whose changes wait for each other is refused', () => {
    const circle = craftedTexts(
      { at: [7, 0], behind: [8, 0], text: 'x' },
      { at: [8, 0], behind: [7, 0], text: 'y' },
    )
    expect(judge(circle)).toMatchObject({ reason: 'changes that wait for each other' })
  })

  test('[T18] that stands inside of a character it brings along itself is refused', () => {
    const [client, clock] = [doc.clientID, next()]
    const torn = craftedTexts(
      { at: [client, clock], behind: [client, clock - 1], text: '🌻' },
      { at: [9, 0], behind: [client, clock], text: 'x' },
    )
    expect(judge(torn)).toMatchObject({ reason: 'a position inside of a character' })
  })

  test('[T18] with more new client ids than anyone needs is refused', () => {
    expect(judge(craftedClients(300))).toMatchObject({ reason: 'too many client ids in one message' })
    expect(judge(craftedClients(20))).toMatchObject(fine)
  })

  test('[T18] of random bytes, or with a byte changed, neither crashes nor leaves anything waiting', () => {
    const honest = updateOf(doc, () => {
      text.insert(3, 'neu')
      text.format(0, 4, { bold: {} })
      root().push([nested('bulletList', 'listItem', 'paragraph')])
      text.delete(9, 2)
    })
    const changed = fc
      .array(fc.tuple(fc.nat({ max: honest.length - 1 }), fc.nat({ max: 255 })), {
        minLength: 1,
        maxLength: 3,
      })
      .map((changes) => changes.reduce((bytes, [at, byte]) => bytes.with(at, byte), honest))
    fc.assert(
      fc.property(fc.oneof(changed, fc.uint8Array({ maxLength: 80 })), (bytes) => {
        const target = new Y.Doc()
        target.getXmlFragment(rootName)
        Y.applyUpdate(target, Y.encodeStateAsUpdate(room))
        if (judge(bytes, target).kind !== 'fine') return
        Y.applyUpdate(target, bytes)
        expect([target.store.pendingStructs, target.store.pendingDs]).toEqual([null, null])
        expect(JSON.stringify(Y.encodeStateAsUpdate(target))).not.toContain('\\ufffd')
      }),
      { numRuns: 500, endOnFailure: true },
    )
  })
})

test('[T8] what a room knows already is known, deletions included; anything new is not', () => {
  expect(isKnown(Y.encodeStateAsUpdate(doc), room)).toBe(true)
  const deletion = updateOf(doc, () => text.delete(0, 2))
  expect(isKnown(deletion, room)).toBe(false)
  Y.applyUpdate(room, deletion)
  expect(isKnown(deletion, room)).toBe(true)
  expect(
    isKnown(
      updateOf(doc, () => text.insert(0, 'neu')),
      room,
    ),
  ).toBe(false)
  expect(isKnown(new Uint8Array([9, 9]), room)).toBe(false)
})

function withAttribute(name: string, key: string, value: unknown): Y.XmlElement {
  const made = element(name)
  made.setAttribute(key, value as string)
  return made
}

const setOn = (target: unknown, key: string, value: string): void =>
  (target as Y.XmlElement).setAttribute(key, value)

/** Elements of these names, each inside the one before. */
const nested = (...names: string[]): Y.XmlElement => {
  const [outermost = 'paragraph', ...inner] = names
  const made = element(outermost)
  if (inner.length > 0) made.insert(0, [nested(...inner)])
  return made
}

const deep = (levels: number): string[] => Array.from({ length: levels }, () => 'blockquote')

function nestedAround(innermost: Y.XmlElement, names: readonly string[]): Y.XmlElement {
  return names.reduceRight((inner, name) => {
    const made = element(name)
    made.insert(0, [inner])
    return made
  }, innermost)
}

function innermostOf(outer: Y.XmlElement): Y.XmlElement {
  const inner = outer.get(0)
  return inner instanceof Y.XmlElement ? innermostOf(inner) : outer
}

import type { TextElement } from '#shared/text'
import { readText } from '#shared/text-doc'
import fc from 'fast-check'
import { afterEach, expect, test } from 'vitest'
import { resolveAnchor } from '../anchors/resolving.ts'
import { SectionText } from '../anchors/section-text.ts'
import { placeOf } from '../anchors/pages.fake.ts'
import { suggestionEdit } from '../anchors/suggestion-edit.ts'
import { closeEditors, docOf, openEditor, ownUpdates, paragraph } from '../editor.fake.ts'
import { closeProposers, ProposerFake, wordsOf } from './scratch.fake.ts'
import type * as Y from 'yjs'

afterEach(() => {
  closeProposers()
  closeEditors()
})

const cell = (text: string): TextElement => ({ name: 'tableCell', children: [paragraph(text)] })
const text: TextElement[] = [
  { name: 'heading', attributes: { level: 1 }, children: [{ text: 'Ziele' }] },
  paragraph('Jede Kita ist ein Zentrum für Familien.'),
  { name: 'bulletList', children: [{ name: 'listItem', children: [paragraph('Kurse am Abend')] }] },
  { name: 'table', children: [{ name: 'tableRow', children: [cell('links'), cell('rechts')] }] },
  paragraph('Abschlüsse werden schneller anerkannt.'),
]

const begin = (elements = text): [Y.Doc, ProposerFake] => {
  const live = docOf(elements)
  return [live, new ProposerFake(live)]
}

/** It is sent, and whoever may write accepts everything. Returns the words of the copy as it was sent. */
function acceptAll(live: Y.Doc, proposer: ProposerFake): string {
  const { words: copy, scratch } = proposer
  const { proposals } = scratch
  closeProposers()
  const editor = openEditor(live)
  for (const one of proposals) {
    if (one.anchor === null) continue
    const found = resolveAnchor(new SectionText(live), one.anchor)
    if (found.kind === 'gone') throw new Error(`gone: ${one.original}`)
    const edit = suggestionEdit(editor.state, found, one)
    if (edit.kind !== 'edit')
      throw new Error(`${edit.kind}: ${one.original} → ${one.replacement} (${edit.now})`)
    editor.view.dispatch(edit.tr)
  }
  return copy
}

test('[E61] what is typed, deleted, parted, joined and pasted is suggested, and nothing of it reaches the text', () => {
  const [live, me] = begin()
  const before = JSON.stringify(readText(live))
  const updates = ownUpdates(live)
  me.select('ein Zentrum').type('ein offenes Zentrum')
  me.behind('Kurse am Abend').press('Enter').type('Kurse am Morgen')
  me.select('schneller ').press('Backspace')
  me.behind('anerkannt.').paste('Das gilt\r\nfür alle.')
  me.behind('Ziele').type(' und Wege')
  expect(me.suggested).toEqual([
    'Ziele → Ziele und Wege',
    'ein → ein offenes',
    'Abend → Abend\nKurse am Morgen',
    'schneller anerkannt → anerkannt.Das gilt\nfür alle',
  ])
  expect(updates).toEqual([])
  expect(JSON.stringify(readText(live))).toBe(before)
  expect(acceptAll(live, me)).toBe(wordsOf(live))
})

test('[E61] an undo takes back what was done in the copy, and nothing else', () => {
  const [live, me] = begin()
  me.behind('Zentrum').type(' mit Herz')
  live.getXmlFragment('default')
  openEditor(live).commands.insertContentAt(1, 'Unsere ')
  expect(me.words).toContain('Unsere Ziele')
  me.editor.commands.undo()
  expect(me.suggested).toEqual([])
  expect(me.words).toContain('Unsere Ziele')
  me.editor.commands.redo()
  expect(me.suggested).toEqual(['für → mit Herz für'])
})

test('[E61] what a suggestion cannot carry is refused, and said so', () => {
  const [, me] = begin()
  const before = JSON.stringify(readText(me.scratch.doc))
  me.select('Zentrum').press('b', { ctrlKey: true })
  me.editor.commands.toggleHeading({ level: 2 })
  me.editor.commands.toggleBold()
  me.editor.commands.toggleBulletList()
  me.editor.commands.selectAll()
  me.press('Backspace')
  expect([...new Set(me.refused)]).toEqual(['shape', 'table'])
  expect(JSON.stringify(readText(me.scratch.doc))).toBe(before)
  me.before('Kurse').press('Backspace')
  expect(me.suggested).toEqual(['Familien.\nKurse → Familien.Kurse'])
})

test('[E62] what others write meanwhile comes into the copy, and what was suggested stays suggested', () => {
  const [live, me] = begin()
  me.select('ein Zentrum').type('ein offenes Zentrum')
  me.select('schneller').type('sofort')
  const suggested = me.suggested
  const other = openEditor(live)
  const at = (words: string) => placeOf(new SectionText(live), words)
  other.commands.insertContentAt(at('Jede').from, 'Fast ')
  expect(me.suggested).toEqual(suggested)
  other.chain().setTextSelection(at('für Familien').from).splitBlock().run()
  expect(me.suggested).toEqual(suggested)
  other.chain().setTextSelection(at('Jede').from).toggleHeading({ level: 2 }).run()
  expect(me.suggested).toEqual(suggested)
  other.chain().setTextSelection(at('schneller').from).toggleBulletList().run()
  expect(me.suggested).toEqual(suggested)
  expect(me.words).toContain('Fast Jede Kita ist ein offenes Zentrum')
  expect(me.scratch.aside).toEqual([])
  expect(acceptAll(live, me)).toBe(wordsOf(live))
})

test('[E62] what others take away or write anew puts a suggestion aside, to be read', () => {
  const [live, me] = begin()
  me.select('ein Zentrum').type('ein offenes Zentrum')
  me.select('schneller').type('sofort')
  live.getXmlFragment('default').delete(1, 1)
  expect(me.suggested).toEqual(['schneller → sofort'])
  expect(me.scratch.aside).toEqual([{ original: 'Zentrum', replacement: 'offenes Zentrum' }])
  expect(me.words).not.toContain('offenes')
})

test('[E62] with the anchors of what was suggested one goes on later, in whatever the text has become', () => {
  const [live, me] = begin()
  me.select('ein Zentrum').type('ein offenes Zentrum')
  me.select('schneller').type('sofort')
  const kept = JSON.parse(JSON.stringify(me.scratch.proposals)) as typeof me.scratch.proposals
  closeProposers()
  const other = openEditor(live)
  other.commands.insertContentAt(1, 'Unsere ')
  other.commands.setTextSelection(placeOf(new SectionText(live), 'schneller'))
  other.commands.insertContent('bald')
  const again = new ProposerFake(live, kept)
  expect(again.suggested).toEqual(['Zentrum → offenes Zentrum'])
  expect(again.scratch.aside).toEqual([{ original: 'schneller', replacement: 'sofort' }])
  again.editor.commands.undo()
  expect(again.suggested).toHaveLength(1)
})

/** Spaces at the ends of lines aside. */
const even = (all: string): string => all.replaceAll(/[^\S\n]*\n\s*/gu, '\n')

const words = ['Kita', 'Zentrum', 'Familien', 'Abend', 'links', 'schneller', 'anerkannt', 'Ziele'] as const
const deed = fc.oneof(
  fc.record({
    who: fc.constant('me'),
    does: fc.constantFrom('type', 'replace', 'delete', 'split'),
    on: fc.constantFrom(...words),
  }),
  fc.record({
    who: fc.constant('other'),
    does: fc.constantFrom('type', 'split', 'heading', 'list', 'delete'),
    on: fc.constantFrom(...words),
  }),
  fc.record({ who: fc.constant('me'), does: fc.constant('undo'), on: fc.constantFrom(...words) }),
)

test('[E62] whatever happens in the text meanwhile, it stays what the others made of it, and every suggestion can be accepted', () => {
  fc.assert(
    fc.property(fc.array(deed, { maxLength: 12 }), (deeds) => {
      const [live, me] = begin()
      const other = openEditor(live)
      for (const { who, does, on } of deeds) {
        const doc = who === 'me' ? me.scratch.doc : live
        const editor = who === 'me' ? me.editor : other
        const stands = new SectionText(doc)
        if (does === 'undo') editor.commands.undo()
        if (!stands.raw.includes(on)) continue
        const { from, to } = placeOf(stands, on)
        editor.commands.setTextSelection(does === 'split' || does === 'type' ? to : { from, to })
        if (does === 'type') editor.commands.insertContent(' dazu')
        if (does === 'replace') me.type('anders')
        if (does === 'delete') editor.commands.deleteSelection()
        if (does === 'heading') editor.commands.toggleHeading({ level: 2 })
        if (does === 'list') editor.commands.toggleBulletList()
        if (does === 'split' && who === 'me') me.press('Enter')
        else if (does === 'split') editor.commands.splitBlock()
      }
      const then = wordsOf(live)
      expect(me.refused.filter((one) => one !== 'shape' && one !== 'table')).toEqual([])
      expect(wordsOf(live)).toBe(then)
      // Where others emptied a cell, words of one's own have none beside them to hold on to.
      const isWhole = me.scratch.proposals.every(({ anchor }) => anchor !== null)
      const suggested = even(acceptAll(live, me))
      if (isWhole) expect(suggested).toBe(even(wordsOf(live)))
      closeEditors()
    }),
    { numRuns: 12, endOnFailure: true },
  )
})

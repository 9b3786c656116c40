import { must } from '#shared/failure'
import { plainText } from '#shared/text'
import { readText } from '#shared/text-doc'
import { TextSelection } from '@tiptap/pm/state'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { closeEditors, paragraph } from './editor.fake.ts'
import { wordsOf, type Offer } from './lost-words.ts'
import { rescueOf } from './rescue.ts'
import { TogetherFake, type WriterFake } from './together.fake.ts'

/** Aylin writes in the second of three paragraphs, Bernd does things to it. */
let together: TogetherFake
let aylin: WriterFake
let bernd: WriterFake

beforeEach(async () => {
  vi.useFakeTimers({ toFake: ['Date'] })
  together = await TogetherFake.open(
    [paragraph('Davor.'), paragraph('Aylin schreibt:'), paragraph('Danach.')],
    2,
  )
  aylin = must(together.writers[0], 'Aylin')
  bernd = must(together.writers[1], 'Bernd')
  aylin.editor.commands.setTextSelection(8 + 1 + 15)
})

afterEach(() => {
  closeEditors()
  vi.useRealTimers()
})

const later = (seconds: number): void => void vi.setSystemTime(Date.now() + seconds * 1000)
const offers = (writer: WriterFake): readonly Offer[] => rescueOf(writer.doc).offers
const offered = (writer: WriterFake): string[] =>
  offers(writer).map((offer) => `${offer.why}: ${wordsOf(offer)}`)
const words = ({ doc }: WriterFake): string => plainText(readText(doc))
const putBack = (writer: WriterFake): void => {
  for (const offer of offers(writer)) rescueOf(writer.doc).rescuer?.putBack(offer)
}

/** Bernd deletes letters of the second paragraph. */
function cut(from: number, to: number): void {
  bernd.editor.view.dispatch(bernd.editor.state.tr.delete(9 + from, 9 + to))
}

function makeHeading(): void {
  bernd.editor.chain().setTextSelection(12).toggleHeading({ level: 1 }).run()
}

test('[E35] words that somebody restructured away without knowing them are offered, also after minutes', () => {
  aylin.type(' Es war vor langer Zeit.')
  later(600)
  makeHeading()
  together.meet()
  expect(offered(aylin)).toEqual(['restructured:  Es war vor langer Zeit.'])
  putBack(aylin)
  together.meet()
  expect(offered(aylin)).toEqual([])
  expect(words(bernd)).toBe('Davor.\nAylin schreibt: Es war vor langer Zeit.\nDanach.\n')
})

test('[E35] what is put back can be undone', () => {
  aylin.type(' Alt.')
  later(600)
  makeHeading()
  together.meet()
  later(600)
  putBack(aylin)
  expect(words(aylin)).toContain('schreibt: Alt.')
  aylin.editor.commands.undo()
  expect(words(aylin)).not.toContain('Alt.')
})

test('[E35] a paragraph that somebody deleted while one wrote in it is offered as deleted, and comes back as one', () => {
  aylin.type(' Mein Satz.')
  bernd.editor.commands.deleteRange({ from: 8, to: 8 + 17 })
  together.meet()
  expect(offered(aylin)).toEqual(['deleted:  Mein Satz.'])
  putBack(aylin)
  together.meet()
  expect(words(bernd)).toBe('Davor.\n Mein Satz.\nDanach.\n')
})

test('[E35] words of the last half minute that somebody deletes knowingly are offered', () => {
  aylin.type(' Mein Satz.')
  together.meet()
  cut(15, 26)
  together.meet()
  expect(offered(aylin)).toEqual(['deleted:  Mein Satz.'])
})

test('[E35] letters that go one by one are offered as the words they were', () => {
  aylin.type(' Mein Satz.')
  together.meet()
  for (let at = 26; at > 16; at--) {
    cut(at - 1, at)
    together.meet()
  }
  expect(offered(aylin)).toEqual(['deleted: Mein Satz.'])
})

test('[E35] nobody is told when somebody corrects a letter or tidies up what is older', () => {
  aylin.type(' Meinn Satz.')
  together.meet()
  cut(20, 21)
  together.meet()
  later(31)
  cut(15, 26)
  together.meet()
  expect(offered(aylin)).toEqual([])
})

test('[E35] nobody is told of older words that one only turned into a heading just now', () => {
  aylin.editor.commands.toggleHeading({ level: 1 })
  together.meet()
  bernd.editor.commands.deleteRange({ from: 8, to: 8 + 17 })
  together.meet()
  expect(offered(aylin)).toEqual([])
})

test('[E35] words that come back by themselves are not offered any more', () => {
  aylin.type(' Mein Satz.')
  together.meet()
  cut(15, 26)
  together.meet()
  bernd.editor.commands.undo()
  together.meet()
  expect(offered(aylin)).toEqual([])
  expect(words(aylin)).toContain('Aylin schreibt: Mein Satz.')
})

test('[E35] words get lost also while no editor shows the text: they are offered', () => {
  aylin.type(' Noch etwas.')
  aylin.editor.destroy()
  makeHeading()
  together.meet()
  expect(offered(aylin)).toEqual(['restructured:  Noch etwas.'])
})

test('[E33] two changes that come in one batch, one after the other, leave the caret with its word', () => {
  aylin.type(' abc')
  makeHeading()
  bernd.editor.commands.setTextSelection(9 + 6)
  bernd.editor.commands.splitBlock()
  bernd.editor.commands.toggleBulletList()
  together.meet()
  aylin.type('def')
  expect(aylin.beforeCaret).toBe('schreibt: abcdef')
})

test('[E33] a selection stays on its words, in its direction', () => {
  const { state, view } = aylin.editor
  view.dispatch(state.tr.setSelection(TextSelection.create(state.doc, 9 + 14, 9 + 6)))
  makeHeading()
  together.meet()
  const { selection } = aylin.editor.state
  expect(aylin.editor.state.doc.textBetween(selection.from, selection.to)).toBe('schreibt')
  expect(selection.anchor).toBe(selection.to)
})

test('[E33] a caret in an empty paragraph stays in it, and what was typed there too', () => {
  aylin.editor.commands.splitBlock()
  together.meet()
  aylin.type('neu')
  bernd.editor.chain().setTextSelection(26).toggleBulletList().run()
  together.meet()
  aylin.type('er Satz')
  together.meet()
  expect(aylin.editor.state.doc.toString()).toContain('bulletList(listItem(paragraph("neuer Satz")))')
})

test('[E33] a paragraph moved as it is takes the caret along', () => {
  const { state, view } = bernd.editor
  const moved = must(state.doc.child(1), 'the paragraph')
  view.dispatch(state.tr.delete(8, 8 + moved.nodeSize).insert(0, moved))
  aylin.type('!')
  together.meet()
  aylin.type('?')
  expect(aylin.beforeCaret).toBe('Aylin schreibt:!?')
})

test('[E33] what is typed bold stays bold in the paragraph made anew', () => {
  aylin.editor.commands.toggleBold()
  aylin.type('fett')
  makeHeading()
  together.meet()
  aylin.type('er')
  together.meet()
  expect(readText(bernd.doc)[1]?.children).toEqual([
    { text: 'Aylin schreibt:' },
    { text: 'fetter', bold: true },
  ])
})

test('[E33] a table made around the paragraph leaves the caret with its word', () => {
  aylin.type(' abc')
  const { state, view } = bernd.editor
  const { schema } = state
  const cell = schema.node('tableCell', null, [state.doc.child(1)])
  const table = schema.node('table', null, [schema.node('tableRow', null, [cell])])
  view.dispatch(state.tr.replaceWith(8, 8 + state.doc.child(1).nodeSize, table))
  together.meet()
  aylin.type('def')
  together.meet()
  expect(bernd.editor.state.doc.toString()).toContain('tableCell(paragraph("Aylin schreibt: abcdef"))')
})

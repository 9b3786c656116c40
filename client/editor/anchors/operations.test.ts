import { must } from '#shared/failure'
import type { TextElement } from '#shared/text'
import { afterEach, describe, expect, test } from 'vitest'
import { closeEditors, paragraph } from '../editor.fake.ts'
import { PagesFake, type PageFake } from './pages.fake.ts'

afterEach(closeEditors)

const text: TextElement[] = [
  paragraph('Am Anfang steht ein Absatz.'),
  paragraph('Jedes Kind soll gut Deutsch lernen, bevor es zur Schule kommt.'),
  paragraph('Danach folgt noch etwas anderes.'),
  paragraph('Ganz am Ende das Letzte.'),
]
const quote = 'soll gut Deutsch lernen'

interface Operation {
  readonly does: (page: PageFake) => void
  /** The words that the anchor holds afterwards; empty when they are gone. Left out: the quote. */
  readonly words?: string
  /** What another one does at the same time. */
  readonly meanwhile?: (page: PageFake) => void
}

const cut = (page: PageFake, words: string): unknown => {
  const { from, to } = page.at(words)
  const slice = page.editor.state.doc.slice(from, to)
  page.editor.view.dispatch(page.editor.state.tr.deleteSelection().delete(from, to))
  return slice
}

type Slice = ReturnType<PageFake['editor']['state']['doc']['slice']>

const paste = (page: PageFake, slice: Slice): void => {
  page.editor.view.dispatch(page.editor.state.tr.replaceSelection(slice).setMeta('uiEvent', 'paste'))
}

const cutAndPaste = (words: string, behind: string) => (page: PageFake) => {
  const slice = cut(page, words) as Slice
  page.caretBehind(behind)
  paste(page, slice)
}

const type = (page: PageFake, letters: string): void => page.writer.type(letters)

const undo = (page: PageFake): void => void page.editor.commands.undo()

const operations: Record<string, Operation> = {
  'typing before it': { does: (page) => (page.caretBefore(quote), type(page, 'nun ')) },
  'typing right behind it': { does: (page) => (page.caretBehind(quote), type(page, 'xyz')) },
  'typing inside': {
    does: (page) => (page.caretBefore('Deutsch lernen'), type(page, 'und gerne ')),
    words: 'soll gut und gerne Deutsch lernen',
  },
  'deleting a word before it': { does: (page) => cut(page, 'Jedes ') },
  'deleting a word behind it': { does: (page) => cut(page, 'bevor ') },
  'deleting a word inside': { does: (page) => cut(page, 'gut '), words: 'soll Deutsch lernen' },
  'deleting its first word': { does: (page) => cut(page, 'soll '), words: 'gut Deutsch lernen' },
  'deleting its last word': { does: (page) => cut(page, ' lernen'), words: 'soll gut Deutsch' },
  'deleting across its start': { does: (page) => cut(page, 'Kind soll '), words: 'gut Deutsch lernen' },
  'deleting across its end': { does: (page) => cut(page, ' lernen, bevor'), words: 'soll gut Deutsch' },
  'replacing a word inside': {
    does: (page) => (page.select('gut'), type(page, 'b'), type(page, 'esser')),
    words: 'soll besser Deutsch lernen',
  },
  'replacing its neighbour': { does: (page) => (page.select('Kind'), type(page, 'Mädchen')) },
  'making it bold': { does: (page) => (page.select(quote), page.editor.commands.toggleBold()) },
  'making a part bold': { does: (page) => (page.select('Kind soll gut'), page.editor.commands.toggleBold()) },
  'splitting before it': { does: (page) => (page.caretBefore(quote), page.editor.commands.splitBlock()) },
  'splitting further before it': {
    does: (page) => (page.caretBefore('Kind'), page.editor.commands.splitBlock()),
  },
  'splitting inside': {
    does: (page) => (page.caretBefore('Deutsch'), page.editor.commands.splitBlock()),
    words: 'soll gut \nDeutsch lernen',
  },
  'splitting behind it': { does: (page) => (page.caretBehind(quote), page.editor.commands.splitBlock()) },
  'a line break inside': {
    does: (page) => (page.caretBefore('Deutsch'), page.editor.commands.insertContent({ type: 'hardBreak' })),
    words: 'soll gut \nDeutsch lernen',
  },
  'joining with the paragraph before': {
    does: (page) => (page.caretBefore('Jedes'), page.editor.commands.joinBackward()),
  },
  'joining with the paragraph behind': {
    does: (page) => (page.caretBefore('Danach'), page.editor.commands.joinBackward()),
  },
  'splitting inside and joining again': {
    does: (page) => {
      page.caretBefore('Deutsch')
      page.editor.commands.splitBlock()
      page.editor.commands.joinBackward()
    },
  },
  'a heading': {
    does: (page) => (page.caretBefore('Jedes'), page.editor.commands.toggleHeading({ level: 1 })),
  },
  'a bulleted list': { does: (page) => (page.caretBefore('Jedes'), page.editor.commands.toggleBulletList()) },
  'a numbered list': {
    does: (page) => (page.caretBefore('Jedes'), page.editor.commands.toggleOrderedList()),
  },
  'a list and out of it': {
    does: (page) => {
      page.caretBefore('Jedes')
      page.editor.commands.toggleBulletList()
      page.editor.commands.toggleBulletList()
    },
  },
  'a quote': { does: (page) => (page.caretBefore('Jedes'), page.editor.commands.toggleBlockquote()) },
  'all of the text as one list': {
    does: (page) => (page.editor.commands.selectAll(), page.editor.commands.toggleBulletList()),
  },
  'cutting and pasting it elsewhere': { does: cutAndPaste(quote, 'noch etwas') },
  'cutting and pasting what it stands in': { does: cutAndPaste(`Kind ${quote}, bevor`, 'Ganz am Ende') },
  'moving its paragraph': {
    does: (page) => {
      const { editor } = page
      const from = must(editor.state.doc.firstChild, 'a paragraph').nodeSize
      const moved = editor.state.doc.child(1)
      const tr = editor.state.tr.delete(from, from + moved.nodeSize)
      editor.view.dispatch(tr.insert(tr.doc.content.size, moved))
    },
  },
  'pasting the same words over it': {
    does: (page) => {
      const { from, to } = page.at(quote)
      const slice = page.editor.state.doc.slice(from, to)
      page.select(quote)
      paste(page, slice)
    },
  },
  'pasting over its paragraphs with the same words': {
    does: (page) => {
      const { doc } = page.editor.state
      page.editor.commands.selectAll()
      paste(page, doc.slice(0, doc.content.size))
    },
  },
  'pasting other words over it': {
    does: (page) => {
      const { schema } = page.editor
      page.select(quote)
      page.editor.view.dispatch(page.editor.state.tr.replaceSelectionWith(schema.text('hat Rechte')))
    },
    words: '',
  },
  'deleting it': { does: (page) => cut(page, quote), words: '' },
  'deleting its paragraph': {
    does: (page) => cut(page, 'Jedes Kind soll gut Deutsch lernen, bevor es zur Schule kommt.'),
    words: '',
  },
  'deleting it, and undo': { does: (page) => (cut(page, quote), undo(page)) },
  'deleting its paragraph, and undo': {
    does: (page) => {
      const from = must(page.editor.state.doc.firstChild, 'a paragraph').nodeSize
      page.editor.commands.deleteRange({ from, to: from + page.editor.state.doc.child(1).nodeSize })
      undo(page)
    },
  },
  'deleting it, undo and redo': {
    does: (page) => {
      cut(page, quote)
      undo(page)
      page.editor.commands.redo()
    },
    words: '',
  },
  'a heading, and undo': {
    does: (page) => {
      page.caretBefore('Jedes')
      page.editor.commands.toggleHeading({ level: 1 })
      undo(page)
    },
  },
  'splitting inside, and undo': {
    does: (page) => (page.caretBefore('Deutsch'), page.editor.commands.splitBlock(), undo(page)),
  },
  'splitting while another types inside': {
    does: (page) => (page.caretBefore('Deutsch'), page.editor.commands.splitBlock()),
    meanwhile: (page) => (page.caretBefore('gut'), type(page, 'sehr ')),
    words: 'soll sehr gut \nDeutsch lernen',
  },
  'splitting while another types in the part that moves': {
    does: (page) => (page.caretBefore('Deutsch'), page.editor.commands.splitBlock()),
    meanwhile: (page) => (page.caretBefore('lernen'), type(page, 'schnell ')),
    words: 'soll gut \nDeutsch schnell lernen',
  },
  'joining while another types inside': {
    does: (page) => (page.caretBefore('Jedes'), page.editor.commands.joinBackward()),
    meanwhile: (page) => (page.caretBefore('Deutsch'), type(page, 'sehr ')),
    words: 'soll gut sehr Deutsch lernen',
  },
  'a heading while another types inside': {
    does: (page) => (page.caretBefore('Jedes'), page.editor.commands.toggleHeading({ level: 2 })),
    meanwhile: (page) => (page.caretBefore('Deutsch'), type(page, 'sehr ')),
    words: 'soll gut sehr Deutsch lernen',
  },
  'a list while another types before it': {
    does: (page) => (page.caretBefore('Jedes'), page.editor.commands.toggleBulletList()),
    meanwhile: (page) => (page.caretBefore('Kind'), type(page, 'kleine ')),
  },
  'a quote while another deletes inside': {
    does: (page) => (page.caretBefore('Jedes'), page.editor.commands.toggleBlockquote()),
    meanwhile: (page) => (page.caretBefore('Ganz'), type(page, 'Und ')),
  },
}

describe.each(Object.entries(operations))('[E51] %s', (_name, { does, meanwhile, words = quote }) => {
  test('[E51] the anchor has the right words for all, and for who comes later', async () => {
    const pages = await PagesFake.open(text, { anchor: quote })
    does(pages.page(0))
    meanwhile?.(pages.page(1))
    pages.meet()
    const told = pages.pages.map((page) => page.words('anchor'))
    expect([...told, pages.reload('anchor').words]).toEqual([words, words, words])
    const kinds = pages.pages.map((page) => page.found('anchor').kind)
    const kind = words === '' ? 'gone' : 'held'
    expect([...kinds, pages.reload('anchor').found.kind]).toEqual([kind, kind, kind])
  })
})

/**
 * Edits as they are made in the editor, without a page: ProseMirror transactions on the section's schema, written into the Y.Doc
 * by the editor's own binding. Each is chosen by numbers, so that a history can be told again.
 */
import { getSchema } from '@tiptap/core'
import type { Node, ResolvedPos } from '@tiptap/pm/model'
import { EditorState, Selection, type Transaction } from '@tiptap/pm/state'
import { canJoin, canSplit, findWrapping, liftTarget } from '@tiptap/pm/transform'
import { initProseMirrorDoc, updateYFragment } from '@tiptap/y-tiptap'
import * as Y from 'yjs'
import { must } from '#shared/failure'
import { rootName } from '#shared/grammar'
import { sectionExtensions } from '#shared/schema'

/** Numbers from 0 up to, without, `below`. */
export type Draw = (below: number) => number

const schema = getSchema(sectionExtensions)
const node = (name: string) => must(schema.nodes[name], `a node ${name}`)
const mark = (name: string) => must(schema.marks[name], `a mark ${name}`)

const words = [
  'Integration ',
  'für alle',
  'مرحبا بالجميع',
  ' שלום ',
  '🌻',
  '👩‍👩‍👧‍👦',
  '🇺🇦',
  'ä\u0301',
  ' Größe',
  'e',
  ' – ',
  '𝔘nd',
]

/** Someone who edits: one change at a time, undone and redone by the editor's undo manager. */
export class Editing {
  readonly #doc: Y.Doc
  readonly #undo: Y.UndoManager

  constructor(doc: Y.Doc) {
    this.#doc = doc
    const root = doc.getXmlFragment(rootName)
    this.#undo = new Y.UndoManager(root, { trackedOrigins: new Set([this]), captureTimeout: 0 })
  }

  edit(draw: Draw): void {
    const kind = draw(20)
    if (kind === 0) this.#undo.undo()
    else if (kind === 1) this.#undo.redo()
    else this.#write(changes[kind % changes.length] ?? type, draw)
  }

  #write(change: Change, draw: Draw): void {
    const root = this.#doc.getXmlFragment(rootName)
    const { doc, meta } = initProseMirrorDoc(root, schema)
    const state = EditorState.create({ doc })
    const tr = doc.childCount === 0 ? state.tr.insert(0, paragraph('')) : change(state, draw)
    if (tr?.docChanged === true)
      this.#doc.transact(() => updateYFragment(this.#doc, root, tr.doc, meta), this)
  }
}

type Change = (state: EditorState, draw: Draw) => Transaction | null

const paragraph = (text: string): Node =>
  node('paragraph').create(null, text === '' ? [] : [schema.text(text)])

/** A place for the caret, never inside of a character. */
function place({ doc }: EditorState, draw: Draw): ResolvedPos {
  const { $head } = Selection.near(doc.resolve(draw(doc.content.size + 1)))
  const text = $head.parent.textBetween(0, $head.parent.content.size, undefined, '\ufffc')
  const code = text.charCodeAt($head.parentOffset)
  return code >= 0xdc00 && code <= 0xdfff ? doc.resolve($head.pos - 1) : $head
}

function range(state: EditorState, draw: Draw): [from: ResolvedPos, to: ResolvedPos] {
  const [one, other] = [place(state, draw), place(state, draw)]
  return one.pos < other.pos ? [one, other] : [other, one]
}

/** A short range that begins at a place. */
function near(state: EditorState, draw: Draw): [from: ResolvedPos, to: ResolvedPos] {
  const from = place(state, draw)
  const to = place(state, () => Math.min(from.pos + draw(12), state.doc.content.size))
  return from.pos < to.pos ? [from, to] : [to, from]
}

const type: Change = (state, draw) => {
  const at = place(state, draw)
  return at.parent.inlineContent ? state.tr.insertText(words[draw(words.length)] ?? '', at.pos) : null
}

const erase: Change = (state, draw) => {
  const [from, to] = near(state, draw)
  return state.tr.deleteRange(from.pos, to.pos)
}

/** Now and then a large part goes, so that texts stay short. */
const eraseMuch: Change = (state, draw) => {
  const [from, to] = range(state, draw)
  return draw(3) === 0 || state.doc.content.size > 1500 ? state.tr.deleteRange(from.pos, to.pos) : null
}

const split: Change = (state, draw) => {
  const at = place(state, draw)
  const depth = 1 + draw(Math.max(at.depth, 1))
  return canSplit(state.doc, at.pos, depth) ? state.tr.split(at.pos, depth) : null
}

const join: Change = (state, draw) => {
  const at = place(state, draw)
  const depth = Math.max(at.depth - draw(2), 1)
  const before = at.depth === 0 ? 0 : at.before(depth)
  const { nodeBefore, nodeAfter } = state.doc.resolve(before)
  const areAlike = nodeBefore !== null && nodeBefore.type === nodeAfter?.type
  return areAlike && canJoin(state.doc, before) ? state.tr.join(before) : null
}

const turn: Change = (state, draw) => {
  const [from, to] = near(state, draw)
  const to2 = draw(2) === 0 ? node('paragraph') : node('heading')
  return state.tr.setBlockType(from.pos, to.pos, to2, to2.name === 'heading' ? { level: 1 + draw(2) } : null)
}

const wrap: Change = (state, draw) => {
  const [from, to] = near(state, draw)
  const around = from.blockRange(to)
  const outer = node(must(['blockquote', 'bulletList', 'orderedList'][draw(3)], 'one of three'))
  const wrapping = around === null || from.depth > 12 ? null : findWrapping(around, outer)
  return around === null || wrapping === null ? null : state.tr.wrap(around, wrapping)
}

const lift: Change = (state, draw) => {
  const [from, to] = near(state, draw)
  const around = from.blockRange(to)
  const target = around === null ? null : liftTarget(around)
  return around === null || target === null ? null : state.tr.lift(around, target)
}

const emphasize: Change = (state, draw) => {
  const [from, to] = range(state, draw)
  const chosen = must([mark('bold'), mark('italic'), mark('link')][draw(3)], 'one of three')
  if (draw(3) === 0) return state.tr.removeMark(from.pos, to.pos, chosen)
  const href = draw(2) === 0 ? 'https://hannover.de' : 'https://example.org/ü'
  return state.tr.addMark(from.pos, to.pos, chosen.create(chosen.name === 'link' ? { href } : null))
}

const insertTable: Change = (state, draw) => {
  const cell = (name: string) => node(name).create(null, [paragraph(words[draw(words.length)] ?? '')])
  const row = (name: string) => node('tableRow').create(null, [cell(name), cell(name)])
  const table = node('table').create(null, [row('tableHeader'), row('tableCell')])
  const at = place(state, draw)
  return at.depth > 6 ? null : state.tr.insert(at.depth === 0 ? 0 : at.before(1), table)
}

const breakLine: Change = (state, draw) => {
  const at = place(state, draw)
  return at.parent.inlineContent ? state.tr.insert(at.pos, node('hardBreak').create()) : null
}

const changes: readonly Change[] = [
  type,
  type,
  type,
  erase,
  eraseMuch,
  split,
  join,
  turn,
  wrap,
  lift,
  emphasize,
  emphasize,
  breakLine,
  insertTable,
  type,
  split,
]

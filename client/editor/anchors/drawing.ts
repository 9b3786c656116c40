/** The ranges as the editor draws them: comments as marked words, suggestions as words struck out and put in. */
import type { Node } from '@tiptap/pm/model'
import type { Decoration, DecorationSet } from '@tiptap/pm/view'
import type { Anchored } from '../anchor-door.ts'
import type { AnchorTools } from '../anchor-plugin.ts'
import type { Ranges } from './ranges.ts'
import type { Found } from './resolving.ts'
import { differenceIn } from './passage.ts'

export interface Shown {
  readonly ranges: Ranges
  readonly decorations: DecorationSet
}

export function draw(tools: AnchorTools, doc: Node, given: readonly Anchored[], ranges: Ranges): Shown {
  const drawn = given.flatMap((one) => drawOne(tools, doc, one, ranges.get(one.id)))
  return { ranges, decorations: tools.DecorationSet.create(doc, drawn) }
}

function drawOne(tools: AnchorTools, doc: Node, one: Anchored, found: Found | undefined): Decoration[] {
  if (found === undefined || found.kind === 'gone') return []
  const { from, to, kind } = found
  if (to > doc.content.size) return []
  if (one.kind === 'comment' || one.replacement === undefined || kind === 'presumed')
    return [inline(tools, 'mark', from, to, one, kind === 'presumed' ? ' remark--presumed' : '')]
  return drawSuggestion(tools, doc, { ...one, replacement: one.replacement }, from, to)
}

type Suggested = Anchored & { replacement: string }

/** Only the words that differ are struck out and put in; the rest is marked as what the suggestion is about. */
function drawSuggestion(
  tools: AnchorTools,
  doc: Node,
  one: Suggested,
  from: number,
  to: number,
): Decoration[] {
  const parts = differenceIn(doc, from, to, one.replacement)
  return [
    inline(tools, 'mark', from, to, one, ' remark--suggestion'),
    ...parts.flatMap((part) => [
      ...(part.from < part.to ? [inline(tools, 'del', part.from, part.to, one, ' remark__old')] : []),
      ...(part.words === '' ? [] : [insertion(tools, part.to, part.words, one)]),
    ]),
  ]
}

/** What is written at either end stays outside, as in the ranges. */
const edges = { inclusiveStart: false, inclusiveEnd: false }

function inline(
  { Decoration }: AnchorTools,
  nodeName: string,
  from: number,
  to: number,
  one: Anchored,
  more: string,
): Decoration {
  const isMark = nodeName === 'mark'
  const details = isMark && one.card !== undefined ? { 'aria-details': one.card } : {}
  const here = isMark && one.isActive ? ' remark--here' : ''
  const name = isMark ? `remark${here}${more}` : more.trim()
  return Decoration.inline(from, to, { nodeName, class: name, 'data-thread': one.id, ...details }, edges)
}

function insertion({ Decoration }: AnchorTools, at: number, words: string, one: Suggested): Decoration {
  const key = `${one.id} ${one.card ?? ''} ${String(one.isActive)} ${words}`
  return Decoration.widget(at, () => drawInsertion(words, one), { key, side: 1, ignoreSelection: true })
}

/** A new paragraph shows as its sign: the words stand in the line of those they replace. */
function drawInsertion(words: string, { id, card, isActive }: Suggested): HTMLElement {
  const drawn = document.createElement('ins')
  drawn.className = isActive ? 'remark__new remark__new--here' : 'remark__new'
  drawn.contentEditable = 'false'
  drawn.dataset['thread'] = id
  if (card !== undefined) drawn.setAttribute('aria-details', card)
  words.split('\n').forEach((line, at) => drawn.append(at === 0 ? line : `¶ ${line}`))
  return drawn
}

/** Whether this page is old enough not to know something in a text; then it must not open it for writing. */
import { marks, nodes } from '#shared/grammar'
import { isRun, type TextElement, type TextNode } from '#shared/text'
import type * as Y from 'yjs'
import { blocksOf } from './blocks.ts'

/** The editor's binding deletes what its schema does not know: such a text is shown to read only. */
export function holdsUnknown(doc: Y.Doc): boolean {
  return blocksOf(doc).list.some(({ element }) => isUnknown(element))
}

function isUnknown(node: TextNode): boolean {
  if (isRun(node)) return Object.keys(node).some((key) => !runKeys.has(key))
  return isUnknownElement(node) || node.children.some(isUnknown)
}

const runKeys = new Set(['text', 'href', ...Object.keys(marks)])

function isUnknownElement({ name, attributes = {} }: TextElement): boolean {
  const rule = nodes[name]
  return rule === undefined || Object.keys(attributes).some((key) => rule.attributes[key] === undefined)
}

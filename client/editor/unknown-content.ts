/**
 * Whether this page is too old to know everything in a text. The editor's binding deletes what its schema does
 * not know: such a text is shown to read only.
 */
import { marks, nodes, rootName } from '#shared/grammar'
import * as Y from 'yjs'

export function holdsUnknown(doc: Y.Doc): boolean {
  // Until it is asked for by its kind, a root is of none.
  doc.getXmlFragment(rootName)
  return holdsUnknownSince(doc, new Map())
}

/** Whether a change brought something unknown; to be asked before anyone draws it (`beforeObserverCalls`). */
export const bringsUnknown = ({ doc, beforeState }: Y.Transaction): boolean =>
  holdsUnknownSince(doc, beforeState)

function holdsUnknownSince(doc: Y.Doc, state: ReadonlyMap<number, number>): boolean {
  for (const client of doc.store.clients.keys())
    for (const item of newestOf(doc, client, state.get(client) ?? 0))
      if (!item.deleted && !isKnown(item)) return true
  return false
}

function isKnown({ parent, parentSub, content }: Y.Item): boolean {
  if (parent instanceof Y.XmlText) return isKnownInText(content)
  // What stands beside the text is none of the editor's business.
  if (!(parent instanceof Y.XmlFragment)) return true
  const rule = nodes[parent instanceof Y.XmlElement ? parent.nodeName : 'doc']
  // The parent is told on already.
  if (rule === undefined) return true
  if (parentSub !== null) return rule.attributes[parentSub] !== undefined
  if (!(content instanceof Y.ContentType)) return false
  const child: unknown = content.type
  if (child instanceof Y.XmlText) return rule.text
  return child instanceof Y.XmlElement && rule.elements.includes(child.nodeName)
}

function isKnownInText(content: Y.Item['content']): boolean {
  if (content instanceof Y.ContentString) return true
  if (!(content instanceof Y.ContentFormat)) return false
  const rule = marks[content.key]
  const attributes: object = content.value ?? {}
  return rule !== undefined && Object.keys(attributes).every((name) => rule[name] !== undefined)
}

/** The items of one client from `clock` on, the newest first. */
function* newestOf(doc: Y.Doc, client: number, clock: number): Generator<Y.Item> {
  const structs = doc.store.clients.get(client) ?? []
  for (let at = structs.length - 1; at >= 0; at--) {
    const struct = structs[at]
    if (struct === undefined || struct.id.clock + struct.length <= clock) return
    if (struct instanceof Y.Item) yield struct
  }
}

/** The blocks of a section's text as plain data, kept up with the document: a change reads only its own block anew. */
import { rootName } from '#shared/grammar'
import { readBlock } from '#shared/text-doc'
import * as Y from 'yjs'
import type { Block } from '../text/blocks.ts'

/** Others may be writing at ten keys a second: readers see it a few times a second. */
const refreshMillis = 200

const known = new WeakMap<Y.Doc, Blocks>()

/** The blocks of `doc`: read once, however many views show them. */
export function blocksOf(doc: Y.Doc): Blocks {
  const blocks = known.get(doc) ?? new Blocks(doc)
  known.set(doc, blocks)
  return blocks
}

export class Blocks {
  readonly #root: Y.XmlFragment
  readonly #read = new WeakMap<object, Block>()
  readonly #keys = new WeakMap<object, number>()
  readonly #watchers = new Set<() => void>()
  #list: readonly Block[] | null = null
  #isAboutToTell = false
  #lastKey = 0

  constructor(doc: Y.Doc) {
    this.#root = doc.getXmlFragment(rootName)
    this.#root.observeDeep(this.#changed)
  }

  /** In their order; a new array after a change. */
  get list(): readonly Block[] {
    this.#list ??= this.#root.toArray().flatMap((child) => this.#block(child) ?? [])
    return this.#list
  }

  /** Called when `list` has changed, a few times a second. Returns the way to stop. */
  subscribe = (watcher: () => void): (() => void) => {
    this.#watchers.add(watcher)
    return () => this.#watchers.delete(watcher)
  }

  #changed = (events: readonly Y.YEvent<Y.AbstractType<unknown>>[]): void => {
    for (const { target } of events) this.#forget(target)
    this.#list = null
    if (this.#watchers.size === 0 || this.#isAboutToTell) return
    this.#isAboutToTell = true
    setTimeout(() => {
      this.#isAboutToTell = false
      for (const watcher of [...this.#watchers]) watcher()
    }, refreshMillis)
  }

  #forget(changed: Y.AbstractType<unknown>): void {
    for (let type: Y.AbstractType<unknown> | null = changed; type !== null; type = type.parent)
      this.#read.delete(type)
  }

  #block(child: object): Block | null {
    const read = this.#read.get(child)
    if (read !== undefined) return read
    if (!(child instanceof Y.XmlElement)) return null
    const key = this.#keys.get(child) ?? (this.#lastKey += 1)
    const block = { key, element: readBlock(child) }
    this.#keys.set(child, key)
    this.#read.set(child, block)
    return block
  }
}

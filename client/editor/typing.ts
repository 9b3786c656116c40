/** What was typed in this tab, told by its Yjs clocks: whether a letter is young, and whether it was typed at all. */
import * as Y from 'yjs'

/** So long nobody is taken to have weighed the words: what a change lacks of them it did not know. */
export const youngMillis = 30_000
/** Keys come faster than this; one note is enough for several. */
const noteMillis = 250
/** So many forms one gave to paragraphs are remembered. */
const mostCopied = 200

export class Typing {
  readonly #doc: Y.Doc
  #notes: { at: number; clock: number }[] = []
  /** Letters (from clock, to clock) that were written anew in another form, not typed. */
  #copied: (readonly [from: number, to: number])[] = []

  /** @param came when one came to write, and the clock from which on one may have typed since. */
  constructor(doc: Y.Doc, came: { readonly at: number; readonly clock: number } | null) {
    this.#doc = doc
    if (came !== null) this.#notes.push(came)
  }

  /** The clock from which on letters are young; infinite when none is. */
  get youngest(): number {
    return this.#notes.find(({ at }) => Date.now() - at < youngMillis)?.clock ?? Infinity
  }

  isCopied(clock: number): boolean {
    return this.#copied.some(([from, to]) => clock >= from && clock < to)
  }

  /** Before a change of one's own. */
  begin({ beforeState }: Y.Transaction): void {
    const now = Date.now()
    if (now - (this.#notes.at(-1)?.at ?? 0) < noteMillis) return
    this.#notes = this.#notes.filter(({ at }) => now - at < youngMillis)
    this.#notes.push({ at: now, clock: this.#clockIn(beforeState) })
  }

  /** After it: whoever turns a paragraph into a heading has not typed its words. */
  end({ beforeState, afterState, deleteSet }: Y.Transaction): void {
    const [from, to] = [this.#clockIn(beforeState), this.#clockIn(afterState)]
    if (deleteSet.clients.size === 0 || !this.#hasWrittenBlock(from)) return
    this.#copied = [...this.#copied.slice(1 - mostCopied), [from, to]]
  }

  #hasWrittenBlock(from: number): boolean {
    const structs = this.#doc.store.clients.get(this.#doc.clientID) ?? []
    const isBlock = (struct: Y.Item | Y.GC) =>
      struct instanceof Y.Item && struct.content instanceof Y.ContentType
    return structs.some((struct) => struct.id.clock >= from && isBlock(struct))
  }

  #clockIn(state: Map<number, number>): number {
    return state.get(this.#doc.clientID) ?? 0
  }
}

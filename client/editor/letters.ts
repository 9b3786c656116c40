/** The letters that a change took away and those that it brought, each with its place; blocks are paragraphs and headings. */
import * as Y from 'yjs'
import { itemsOf, type AnyType, type DeleteSet } from './items.ts'

/** A place in the document: in `type`, behind the first `index` of what stands in it now. */
export interface Spot {
  readonly type: AnyType
  readonly index: number
}

export interface Block {
  readonly element: Y.XmlElement
  /** Whether the block itself went or came, not just letters of it. */
  readonly whole: boolean
  /** How many blocks that stayed stand before it: equal for neighbours. */
  readonly stayedBefore: number
  /** The index of its first letter among those that went, or came. */
  readonly first: number
}

export type Marks = Readonly<Record<string, unknown>>

/** A letter that went or came, and the spot behind it; a line break is a letter too. */
export interface Letter extends Spot {
  readonly char: string
  readonly id: Y.ID
  readonly block: Block
  readonly marks: Marks
  /** The last place before it that stands. */
  readonly before: Spot | null
  /** It stands, but was typed just now behind letters that went: they left it behind. */
  readonly leftBehind: boolean
}

/** A place in the text of before the change: ahead of the letter that went as number `at`. */
export interface Boundary {
  readonly at: number
  readonly block: Block
  readonly before: Spot | null
}

/** Who reads: one's own Yjs client id, and the clock from which on one's letters are young. */
export interface Own {
  readonly client: number
  readonly youngest: number
  /** All client ids one ever wrote under, in their order, the present one last. */
  readonly clients: readonly number[]
  /** The clock from which on nobody else can know the letters of such a client. */
  readonly unknownFrom: (client: number) => number
}

/** The text and its grammar. */
export interface Text {
  readonly root: Y.XmlFragment
  /** Whether letters stand in elements of this name. */
  readonly isBlock: (name: string) => boolean
}

interface Fate {
  readonly was: boolean
  readonly is: boolean
}

export class Letters {
  readonly went: Letter[] = []
  readonly came: Letter[] = []
  readonly wentBlocks: Block[] = []
  readonly cameBlocks: Block[] = []
  /** Where the types that went began. */
  readonly starts = new Map<AnyType, Boundary>()
  readonly #deleted: DeleteSet
  readonly #since: ReadonlyMap<number, number>
  readonly #own: Own
  readonly #isBlock: (name: string) => boolean
  #stayed = 0
  #last: Spot | null = null
  #block: { went: Block; came: Block } | null = null

  /**
   * @param transaction the change, as long as its deleted letters can be read (`afterTransaction`).
   * @param since the state from which on letters count as new.
   */
  constructor({ deleteSet }: Y.Transaction, since: ReadonlyMap<number, number>, own: Own, text: Text) {
    this.#deleted = deleteSet
    this.#since = since
    this.#own = own
    this.#isBlock = text.isBlock
    this.#visit(text.root)
  }

  #fateOf({ id, deleted }: Y.Item): Fate {
    const existed = id.clock < (this.#since.get(id.client) ?? 0)
    return { was: existed && (!deleted || Y.isDeleted(this.#deleted, id)), is: !deleted }
  }

  #visit(parent: Y.XmlFragment): void {
    let index = 0
    for (const item of itemsOf(parent)) {
      const fate = this.#fateOf(item)
      if (fate.is && item.countable) index += item.length
      if (item.content instanceof Y.ContentType && (fate.was || fate.is))
        this.#child(item, item.content.type, { type: parent, index }, fate)
    }
  }

  #child(item: Y.Item, type: unknown, spot: Spot, fate: Fate): void {
    if (type instanceof Y.XmlText) this.#text(type, fate)
    else if (!(type instanceof Y.XmlElement)) return
    else if (type.nodeName === 'hardBreak') this.#break(item, spot, fate)
    else if (this.#isBlock(type.nodeName)) this.#open(type, fate)
    else this.#visit(type)
  }

  #open(element: Y.XmlElement, { was, is }: Fate): void {
    const block = { element, whole: was !== is, stayedBefore: this.#stayed }
    const went = { ...block, first: this.went.length }
    const came = { ...block, first: this.came.length }
    if (!is) this.wentBlocks.push(went)
    if (!was) this.cameBlocks.push(came)
    if (was && is) this.#stayed++
    if (!is) this.starts.set(element, { at: this.went.length, block: went, before: this.#last })
    if (is) this.#last = { type: element, index: 0 }
    this.#block = { went, came }
    this.#visit(element)
    this.#block = null
  }

  #break({ id }: Y.Item, spot: Spot, fate: Fate): void {
    const before = this.#last
    if (fate.is) this.#last = spot
    this.#put({ ...spot, char: '\n', id, marks: {}, before, leftBehind: false }, fate)
  }

  #text(type: Y.XmlText, fate: Fate): void {
    const block = this.#block?.went
    if (block !== undefined && !fate.is)
      this.starts.set(type, { at: this.went.length, block, before: this.#last })
    let index = 0
    let marks: Marks = {}
    let left = false
    for (const item of itemsOf(type)) {
      const { content } = item
      const now = this.#fateOf(item)
      if (content instanceof Y.ContentFormat && now.was) marks = { ...marks, [content.key]: content.value }
      if (content instanceof Y.ContentString) {
        const before = fate.is ? { type, index } : this.#last
        left = this.#string(item, content.str, { type, index, marks, before }, now, left)
      }
      if (now.is && item.countable) index += item.length
    }
    if (fate.is) this.#last = { type, index }
  }

  /** @param left whether the letters right before went. Returns whether those right behind can be left behind. */
  #string({ id }: Y.Item, letters: string, at: Place, fate: Fate, left: boolean): boolean {
    const stands = fate.was && fate.is
    if (stands && !left) return false
    for (let step = 0; step < letters.length; step++) {
      const clock = id.clock + step
      if (stands && !(id.client === this.#own.client && clock >= this.#own.youngest)) return false
      const index = at.index + step + 1
      const letter = { ...at, index, char: letters.charAt(step), id: Y.createID(id.client, clock) }
      this.#put({ ...letter, leftBehind: stands }, stands ? { was: true, is: false } : fate)
    }
    return fate.was || left
  }

  #put(letter: Omit<Letter, 'block'>, { was, is }: Fate): void {
    if (this.#block === null || was === is) return
    if (was) this.went.push({ ...letter, block: this.#block.went })
    else this.came.push({ ...letter, block: this.#block.came })
  }
}

interface Place extends Spot {
  readonly marks: Marks
  readonly before: Spot | null
}

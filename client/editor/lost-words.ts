/** Words of one's own that a change from elsewhere took, until they are put back or let go. */
import type * as Y from 'yjs'

export interface Piece {
  readonly letters: string
  /** The Yjs clock of the first letter: tells pieces that were typed in one go. */
  readonly clock: number
  /** Where the letters belong; null when nothing is left of it. */
  readonly place: Y.RelativePosition | null
  /** Whether they were a paragraph of their own. */
  readonly asParagraph: boolean
}

export interface Offer {
  readonly key: number
  /** The paragraph was restructured, or the words deleted, or the editor broke before it took them. */
  readonly why: 'restructured' | 'deleted' | 'broken'
  readonly pieces: readonly Piece[]
}

/** Whoever corrects a letter or two is not told on. */
const worthTelling = 3

export const wordsOf = ({ pieces }: Offer): string => pieces.map(({ letters }) => letters).join(' … ')

export class LostWords {
  #offers: readonly Offer[] = []
  #keys = 0
  readonly #show: (offers: readonly Offer[]) => void

  /** @param show is given those that are worth to be shown, after every change. */
  constructor(show: (offers: readonly Offer[]) => void) {
    this.#show = show
  }

  /** Whether anything waits, shown or not yet. */
  get waiting(): boolean {
    return this.#offers.length > 0
  }

  /** Words that were deleted letter by letter come together again. */
  offer(why: Offer['why'], pieces: readonly Piece[]): void {
    if (pieces.length === 0) return
    const kin = this.#offers.find((one) => one.why === why && pieces.some((piece) => isKin(one, piece)))
    const all = [...(kin?.pieces ?? []), ...pieces].sort((one, other) => one.clock - other.clock)
    const offer = { key: kin?.key ?? ++this.#keys, why, pieces: all.reduce(joined, []) }
    this.#set([...this.#offers.filter((one) => one !== kin), offer])
  }

  drop(offer: Offer): void {
    this.#set(this.#offers.filter((one) => one !== offer))
  }

  /** Lets go what came back by itself: by an undo, or pasted elsewhere. */
  settle(came: string): void {
    if (came === '') return
    this.#set(this.#offers.filter(({ pieces }) => !pieces.every(({ letters }) => came.includes(letters))))
  }

  #set(offers: readonly Offer[]): void {
    this.#offers = offers
    this.#show(offers.filter(isShown))
  }
}

const isShown = (offer: Offer): boolean => wordsOf(offer).trim() !== '' && !isCorrection(offer)

const isCorrection = (offer: Offer): boolean =>
  offer.why === 'deleted' &&
  wordsOf(offer).length < worthTelling &&
  !offer.pieces.some(({ asParagraph }) => asParagraph)

const isKin = (offer: Offer, piece: Piece): boolean =>
  offer.pieces.some((one) => follows(one, piece) || follows(piece, one))

const follows = (one: Piece, other: Piece): boolean => one.clock + one.letters.length === other.clock

/** Where the later letters stand, the earlier belong too. */
function joined(all: Piece[], piece: Piece): Piece[] {
  const last = all.at(-1)
  if (last === undefined || !follows(last, piece)) return [...all, piece]
  return [...all.slice(0, -1), { ...last, letters: last.letters + piece.letters }]
}

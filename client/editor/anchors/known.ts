/**
 * The anchors of one thread that this page knows of. One made here comes first until it is published; then the last
 * that is given is the one that holds, whoever made it. Those of before stay: an undo brings back words that only they
 * know.
 */
import type { Anchor } from '#shared/anchor'

/** As many steps back as anybody takes. */
const mostPast = 12

export class Known {
  given: Anchor
  /** Made here, the newest first: not handed out yet, and on their way. */
  #unsent: readonly Anchor[] = []
  #sent: readonly Anchor[] = []
  #past: readonly Anchor[] = []

  constructor(given: Anchor) {
    this.given = given
  }

  /** The newest first. */
  get all(): readonly Anchor[] {
    return [...this.#unsent, ...this.#sent, this.given, ...this.#past]
  }

  get newest(): Anchor {
    return this.#unsent[0] ?? this.#sent[0] ?? this.given
  }

  make(anchor: Anchor): void {
    this.#unsent = [anchor, ...this.#unsent].slice(0, mostPast)
  }

  /** What was made here is on its way to everybody. */
  send(): void {
    this.#sent = [...this.#unsent, ...this.#sent].slice(0, mostPast)
    this.#unsent = []
  }

  /**
   * Takes what the server tells: the very same object is nothing new, another that says the same may have been published
   * after others that are not known here. Returns whether the newest is another one than before.
   */
  give(anchor: Anchor): boolean {
    if (anchor === this.given) return false
    const before = this.newest
    // Of one's own that come back, the later ones are still on their way; somebody else's stands for all before it.
    const at = this.#sent.findIndex((own) => isSame(own, anchor))
    const later = this.#sent.slice(0, Math.max(0, at))
    const past = [...this.#sent.slice(at + 1), this.given, ...this.#past]
    this.#past = past.filter((one) => !isSame(one, anchor)).slice(0, mostPast)
    this.#sent = later
    this.given = anchor
    return !isSame(before, this.newest)
  }
}

/** An anchor may be published anew with the same places and other words. */
const isSame = (one: Anchor, other: Anchor): boolean =>
  one.start === other.start &&
  one.end === other.end &&
  one.quote === other.quote &&
  one.prefix === other.prefix &&
  one.suffix === other.suffix

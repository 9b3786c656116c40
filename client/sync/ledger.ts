/**
 * Which of the person's own changes are on the server's disk. Changes are numbered as they are made; a sync
 * message carries all changes up to one number; the server says how many messages of a channel are on disk.
 * What was not acknowledged when a channel ended counts on, until a message of a new channel carried it.
 */
export class Ledger {
  #made = 0
  #savedUpTo = 0
  /** Messages of the present channel that are not acknowledged yet, oldest first. */
  #carried: { index: number; upTo: number }[] = []
  /** Whether everything made before now was carried by a message of this channel, or is saved. */
  #caughtUp = false

  /** How many of the person's own changes are not on the server's disk. */
  get unsaved(): number {
    return this.#made - this.#savedUpTo
  }

  /** The person made a change. */
  changed(): void {
    this.#made += 1
  }

  /** Changes of before this tab was loaded, which the server has not acknowledged. */
  restored(count: number): void {
    this.#made += count
  }

  /** A new channel: its messages are counted from 1, and it has carried nothing yet. */
  opened(): void {
    this.#carried = []
    this.#caughtUp = this.unsaved === 0
  }

  closed(): void {
    this.#carried = []
    this.#caughtUp = false
  }

  /** A message with the newest change alone. The server cannot use it while earlier ones are missing. */
  sentUpdate(index: number): void {
    if (this.#caughtUp) this.#carried.push({ index, upTo: this.#made })
  }

  /** A message with all that the server lacks; it asks for it again when it met a gap. */
  sentEverything(index: number): void {
    this.#carried = [{ index, upTo: this.#made }]
    this.#caughtUp = true
  }

  /** The first `count` messages of the channel are on disk. */
  saved(count: number): void {
    while (this.#carried[0] !== undefined && this.#carried[0].index <= count) {
      this.#savedUpTo = this.#carried[0].upTo
      this.#carried.shift()
    }
  }
}

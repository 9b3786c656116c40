/** All that somebody lacks of a text, as it is told: whole, or in parts to who would be given up meanwhile. */
import { heldParts } from '#shared/held-parts'
import { inPieces } from '#shared/pieces'
import type { Member, Relayed } from './member.ts'
import { forMany, step2Message, updateMessage } from './messages.ts'
import type { Seat } from './seat.ts'
import { Turns } from './turn.ts'

/** y-websocket gives up a socket on which no message came for 30 s: longer answers go in parts of this length, in bytes. */
const plainPart = 65_536
/** In no more parts than that: with each, Yjs goes through all that waits. */
const mostParts = 24

/** Whether an answer of so many bytes has to be cut for the member. */
export const needsParts = (member: Member, bytes: number): boolean =>
  member.needsParts && bytes > 1.5 * plainPart

/** What somebody lacks. */
export class Answer {
  readonly bytes: number
  readonly #update: Uint8Array
  readonly #whole: Relayed
  #inParts: Promise<Uint8Array[]> | null = null

  constructor(update: Uint8Array, channel: number) {
    this.bytes = update.length
    this.#update = update
    this.#whole = forMany(step2Message(update), channel)
  }

  async tell(seat: Seat): Promise<void> {
    const { member } = seat
    if (!needsParts(member, this.bytes)) return member.relay(this.#whole)
    this.#inParts ??= this.#cut(member)
    for (const message of await this.#inParts) if (!seat.left) member.send(message)
  }

  /** Updates that wait for the last message: the client is in sync when that has come. */
  async #cut({ allowance }: Member): Promise<Uint8Array[]> {
    const most = Math.max(plainPart, this.bytes / mostParts)
    const turns = new Turns()
    const parts = await inPieces(heldParts(this.#update, most), turns.pause)
    allowance.worked(turns.spent)
    return parts.map((part, at) => (at < parts.length - 1 ? updateMessage(part) : step2Message(part)))
  }
}

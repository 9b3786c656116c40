/**
 * Which channel of the line belongs to whom. A room asks for its section, the server answers with a number,
 * and every later frame carries only that number.
 */
import type { Failure } from '#shared/failure'
import type { SectionId } from '#shared/ids'
import type { Access, ClientFrame, ServerFrame } from '#shared/protocol'

/** The room's end of a channel. */
export interface LineEnd {
  readonly section: SectionId
  opened(channel: number, access: Access, epoch: number): void
  /** The server closed the channel, or did not open it. */
  refused(failure: Failure): void
  received(message: Uint8Array): void
  saved(count: number, stateVector: Uint8Array): void
  accessChanged(access: Access, failure: Failure | null): void
  /** The line was heard of just now. */
  alive(): void
  /** The line is gone; the end has to ask anew. */
  lost(): void
}

type ChannelFrame = Extract<ServerFrame, { kind: 'opened' | 'closed' | 'data' | 'saved' | 'access' }>

export class Switchboard {
  /** Asked for, not answered yet, in the order of asking; null: the asker went away meanwhile. */
  readonly #asked = new Map<SectionId, (LineEnd | null)[]>()
  readonly #open = new Map<number, LineEnd>()
  /** Want a channel, as soon as there is a line. */
  readonly #wanting = new Set<LineEnd>()
  #send: ((frame: ClientFrame) => void) | null = null

  /** A line is there: everyone who waits is asked for. */
  lineOpened(send: (frame: ClientFrame) => void): void {
    this.#send = send
    const wanting = [...this.#wanting]
    this.#wanting.clear()
    for (const end of wanting) this.join(end)
  }

  lineLost(): void {
    this.#send = null
    const ends = [...this.#open.values(), ...[...this.#asked.values()].flat()]
    this.#open.clear()
    this.#asked.clear()
    for (const end of ends) end?.lost()
  }

  /** Asks for a channel now, or when there is a line. */
  join(end: LineEnd): void {
    if (this.#send === null) {
      this.#wanting.add(end)
      return
    }
    const asked = this.#asked.get(end.section) ?? []
    this.#asked.set(end.section, [...asked, end])
    this.#send({ kind: 'open', section: end.section })
  }

  leave(end: LineEnd): void {
    this.#wanting.delete(end)
    const asked = this.#asked.get(end.section)
    if (asked !== undefined)
      this.#asked.set(
        end.section,
        asked.map((one) => (one === end ? null : one)),
      )
    for (const [channel, open] of this.#open) if (open === end) this.#closeChannel(channel)
  }

  send(channel: number, message: Uint8Array): void {
    this.#send?.({ kind: 'data', channel, message })
  }

  heard(frame: ChannelFrame): void {
    switch (frame.kind) {
      case 'opened':
        return this.#opened(frame)
      case 'closed':
        return this.#closed(frame)
      case 'data':
        return this.#open.get(frame.channel)?.received(frame.message)
      case 'saved':
        return this.#open.get(frame.channel)?.saved(frame.count, frame.stateVector)
      case 'access':
        return this.#open.get(frame.channel)?.accessChanged(frame.access, frame.failure)
    }
  }

  alive(): void {
    for (const end of this.#open.values()) end.alive()
  }

  #opened({ section, channel, access, epoch }: ChannelFrame & { kind: 'opened' }): void {
    const end = this.#nextAsker(section)
    if (end === null) return this.#closeChannel(channel)
    this.#open.set(channel, end)
    end.opened(channel, access, epoch)
  }

  /** A closed channel is named by its section: the open one if there is one, else the oldest question. */
  #closed({ section, failure }: ChannelFrame & { kind: 'closed' }): void {
    for (const [channel, end] of this.#open) {
      if (end.section !== section) continue
      this.#open.delete(channel)
      return end.refused(failure)
    }
    this.#nextAsker(section)?.refused(failure)
  }

  #nextAsker(section: SectionId): LineEnd | null {
    const [first = null, ...rest] = this.#asked.get(section) ?? []
    if (rest.length > 0) this.#asked.set(section, rest)
    else this.#asked.delete(section)
    return first
  }

  #closeChannel(channel: number): void {
    this.#open.delete(channel)
    this.#send?.({ kind: 'close', channel })
  }
}

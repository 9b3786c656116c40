/** A line: one socket for all rooms of a tab, its chapter's presence, and the news. */
import { closeCodeOf } from '#shared/close-code'
import { unreachable, type Failure } from '#shared/failure'
import { schemaVersion } from '#shared/grammar'
import type { Entry } from '#shared/events'
import type { ChapterId, PersonId, SectionId } from '#shared/ids'
import {
  closeCode,
  decodeClientFrame,
  encodeServerFrame,
  protocolVersion,
  type ClientFrame,
  type CloseCode,
  type ServerFrame,
} from '#shared/protocol'
import type { StoreState } from '../store/texts.ts'
import type { Keeper } from '../work/keeper.ts'
import { newsFor } from '../work/news.ts'
import type { Allowance } from './allowance.ts'
import { LineChannel } from './channel.ts'
import type { Connection, Listener } from './connection.ts'
import { costOfEveryone, presenceMessageBytes, type Guest, type Hall } from './hall.ts'
import type { Lobby } from './lobby.ts'
import { readRoomMessage } from './messages.ts'

/** How long a line may take to introduce itself. */
const helloMillis = 10_000

const pong = encodeServerFrame({ kind: 'pong' })
/** Says that a long message is on its way in. */
const signOfLife = encodeServerFrame({ kind: 'part', left: 1, bytes: new Uint8Array() })

export interface LineDeps {
  readonly lobby: Lobby
  readonly keeper: Keeper
  readonly storeState: () => StoreState
}

export class Line implements Listener, Guest {
  readonly person: PersonId
  /** A line is in a chapter; where in it, it says itself. */
  readonly section = null
  readonly #connection: Connection
  readonly #deps: LineDeps
  readonly #since = performance.now()
  readonly #channels = new Map<SectionId, LineChannel>()
  readonly #byNumber = new Map<number, LineChannel>()
  #hall: Hall | null = null
  /** The last entry the client has; null before it said hello. */
  #seq: number | null = null

  constructor(connection: Connection, deps: LineDeps) {
    this.#connection = connection
    this.#deps = deps
    this.person = connection.caller.person
  }

  get allowance(): Allowance {
    return this.#connection.allowance
  }

  get isBehind(): boolean {
    return this.#connection.isBehind
  }

  received(bytes: Uint8Array): void {
    const frame = decodeClientFrame(bytes)
    if (!frame.ok) return this.cut(closeCode.malformed, 'malformed frame')
    if ((this.#seq === null) !== (frame.value.kind === 'hello'))
      return this.cut(closeCode.malformed, 'hello comes first, once')
    this.#take(frame.value)
  }

  coming(): void {
    this.tell(signOfLife)
  }

  ended(): void {
    this.#leaveHall()
    for (const channel of this.#channels.values()) channel.leave()
    this.#channels.clear()
    this.#byNumber.clear()
  }

  heartbeat(): void {
    if (this.#seq === null && performance.now() - this.#since > helloMillis) {
      return this.cut(closeCode.malformed, 'no hello')
    }
    this.#connection.heartbeat()
  }

  end(failure: Failure): void {
    this.#connection.close(closeCodeOf(failure), failure.kind)
  }

  /** @param frame the entries as a frame, built once for all who may hear all of them */
  news(entries: readonly Entry[], frame: Uint8Array): void {
    if (this.#seq === null) return
    const heard = newsFor(this.#deps.keeper, this.person, entries)
    const fresh = heard.filter(({ seq }) => this.#seq !== null && seq > this.#seq)
    if (heard === entries && fresh.length === entries.length) this.tell(frame)
    else if (fresh.length > 0) this.send({ kind: 'news', entries: fresh })
    this.#seq = Math.max(this.#seq, entries.at(-1)?.seq ?? 0)
  }

  storeChanged(frame: Uint8Array): void {
    if (this.#seq !== null) this.tell(frame)
  }

  mayUse(): boolean {
    return true
  }

  /** Carets are never cut: who receives parts takes it that much is on its way. */
  deliver(frame: Uint8Array): void {
    this.#connection.send(frame)
  }

  /** A long frame goes in parts. */
  tell(frame: Uint8Array): void {
    this.#connection.sendFrame(frame)
  }

  send(frame: ServerFrame): void {
    this.tell(encodeServerFrame(frame))
  }

  cut(code: CloseCode, reason: string): void {
    this.#connection.close(code, reason)
  }

  /** The channel is open under the room's number. */
  opened(channel: LineChannel, number: number): void {
    this.#byNumber.set(number, channel)
  }

  /** The server closed the channel. */
  closed(channel: LineChannel, failure: Failure): void {
    if (this.#channels.get(channel.section) === channel) this.#forget(channel)
    this.send({ kind: 'closed', section: channel.section, failure })
  }

  #take(frame: ClientFrame): void {
    switch (frame.kind) {
      case 'data':
        return this.#data(frame.channel, frame.message)
      case 'ping':
        return this.tell(pong)
      case 'presence':
        return this.#present(frame.update)
      case 'open':
        return this.#open(frame.section)
      case 'close':
        return this.#close(frame.channel)
      case 'enter':
        return this.#enter(frame.chapter)
      case 'hello':
        return this.#greet(frame)
      default:
        return unreachable(frame)
    }
  }

  #greet({ protocol, schema, seq }: ClientFrame & { kind: 'hello' }): void {
    if (protocol !== protocolVersion || schema < schemaVersion) return this.end({ kind: 'outdatedClient' })
    const { keeper, storeState } = this.#deps
    // It has seen what a restored backup does not hold.
    if (seq > keeper.records.seq) return this.end({ kind: 'outdatedClient' })
    const entries = keeper.entriesAfter(seq)
    this.#seq = keeper.records.seq
    this.send(
      entries === null
        ? { kind: 'reload' }
        : { kind: 'news', entries: [...newsFor(keeper, this.person, entries)] },
    )
    if (!storeState().writable) this.send({ kind: 'store', writable: false })
  }

  #open(section: SectionId): void {
    const known = this.#channels.get(section)
    if (known !== undefined) return known.openedAgain()
    const channel = new LineChannel(this, section)
    this.#channels.set(section, channel)
    const joined = this.#deps.lobby.join(section, channel)
    if (joined.ok) channel.enter(joined.value)
    else this.closed(channel, joined.failure)
  }

  #close(number: number): void {
    const channel = this.#byNumber.get(number)
    if (channel === undefined) return
    channel.leave()
    this.#forget(channel)
  }

  #forget(channel: LineChannel): void {
    this.#channels.delete(channel.section)
    if (this.#byNumber.get(channel.number) === channel) this.#byNumber.delete(channel.number)
  }

  /** Frames of a channel that was closed meanwhile were sent in good faith: they are not heard. */
  #data(number: number, bytes: Uint8Array): void {
    const message = readRoomMessage(bytes)
    if (!message.ok) return this.cut(closeCode.malformed, 'malformed message')
    this.#byNumber.get(number)?.receive(message.value)
  }

  #enter(chapter: ChapterId | null): void {
    this.#leaveHall()
    if (!this.#connection.spend(costOfEveryone)) return
    const entered = chapter === null ? null : this.#deps.lobby.enter(chapter, this)
    this.#hall = entered?.ok === true ? entered.value : null
  }

  #leaveHall(): void {
    this.#hall?.leave(this)
    this.#hall = null
  }

  #present(update: Uint8Array): void {
    if (update.length > presenceMessageBytes)
      return this.cut(closeCode.tooLarge, 'a presence that is too large')
    try {
      this.#hall?.heard(this, update)
    } catch {
      this.cut(closeCode.malformed, 'malformed presence')
    }
  }
}

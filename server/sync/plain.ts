/** A socket of its own for one room: any y-websocket client. */
import { closeCodeOf } from '#shared/close-code'
import { unreachable, type Failure } from '#shared/failure'
import type { PersonId, SectionId } from '#shared/ids'
import { closeCode, type CloseCode } from '#shared/protocol'
import type { Allowance } from './allowance.ts'
import type { OnDisk } from './batch.ts'
import type { Connection, Listener } from './connection.ts'
import { costOfEveryone, presenceMessageBytes, type Guest, type Hall } from './hall.ts'
import type { Entrance, Lobby } from './lobby.ts'
import type { Member, Relayed } from './member.ts'
import {
  awarenessMessage,
  deniedMessage,
  readRoomMessage,
  savedMessage,
  type RoomMessage,
} from './messages.ts'
import type { Permit } from './seat.ts'

/** A y-protocols awareness update about nobody: y-websocket gives up a socket that was quiet for 30 s. */
const signOfLife = awarenessMessage(new Uint8Array([0]))

export class PlainSocket implements Listener, Member, Guest {
  readonly person: PersonId
  readonly section: SectionId
  readonly needsParts = true
  readonly #connection: Connection
  readonly #entrance: Entrance | null
  readonly #hall: Hall | null

  constructor(connection: Connection, section: SectionId, lobby: Lobby) {
    this.#connection = connection
    this.person = connection.caller.person
    this.section = section
    const joined = lobby.join(section, this)
    const entered = joined.ok ? lobby.enter(lobby.chapterOf(section), this) : joined
    this.#entrance = joined.ok ? joined.value : null
    this.#hall = entered.ok ? entered.value : null
    if (!entered.ok) this.expelled(entered.failure)
  }

  get allowance(): Allowance {
    return this.#connection.allowance
  }

  get isBehind(): boolean {
    return this.#connection.isBehind
  }

  received(bytes: Uint8Array): void {
    const message = readRoomMessage(bytes)
    if (message.ok) this.#take(message.value)
    else this.cut(closeCode.malformed, 'malformed message')
  }

  coming(): void {
    this.#connection.send(signOfLife)
  }

  ended(): void {
    this.#hall?.leave(this)
    if (this.#entrance !== null) this.#entrance.room.leave(this.#entrance.seat)
  }

  heartbeat(): void {
    this.#connection.send(signOfLife)
    this.#connection.heartbeat()
  }

  end(failure: Failure): void {
    this.#connection.close(closeCodeOf(failure), failure.kind)
  }

  #take(message: RoomMessage): void {
    switch (message.kind) {
      case 'step1':
        return this.#entrance?.room.receive(this.#entrance.seat, message.kind, message.stateVector)
      case 'step2':
      case 'update':
        return this.#entrance?.room.receive(this.#entrance.seat, message.kind, message.update)
      case 'awareness':
        return this.#present(message.update)
      case 'queryAwareness':
        return this.#whoIsHere()
      default:
        return unreachable(message)
    }
  }

  #whoIsHere(): void {
    if (this.#connection.spend(costOfEveryone)) this.#hall?.tell(this)
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

  mayUse(client: number): boolean {
    return this.#entrance?.room.announce(client, this.person) ?? true
  }

  deliver(frame: Uint8Array): void {
    this.#connection.send(frame)
  }

  opened(permit: Permit): void {
    if (permit.failure?.kind === 'storeUnavailable') this.denied(permit)
  }

  send(message: Uint8Array): void {
    this.#connection.send(message)
  }

  relay({ plain }: Relayed): void {
    this.#connection.send(plain)
  }

  saved(_count: number, { whole }: OnDisk): void {
    this.#connection.send(savedMessage(whole))
  }

  denied({ failure }: Permit): void {
    if (failure !== null) this.#connection.send(deniedMessage(failure))
  }

  /** y-websocket knows no word for what is coming, only for what is denied. */
  permitted(permit: Permit): void {
    if (permit.access === 'read') this.denied(permit)
  }

  lost(failure: Failure): void {
    this.end(failure)
  }

  expelled(failure: Failure): void {
    this.end(failure)
  }

  cut(code: CloseCode, reason: string): void {
    this.#connection.close(code, reason)
  }
}

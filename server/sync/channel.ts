/** One room on a line. */
import type { Failure } from '#shared/failure'
import type { PersonId, SectionId } from '#shared/ids'
import type { CloseCode } from '#shared/protocol'
import type { Allowance } from './allowance.ts'
import type { OnDisk } from './batch.ts'
import type { Line } from './line.ts'
import type { Entrance } from './lobby.ts'
import type { Member, Relayed } from './member.ts'
import type { RoomMessage } from './messages.ts'
import type { Permit } from './seat.ts'

export class LineChannel implements Member {
  readonly section: SectionId
  /** The line sees to that. */
  readonly needsParts = false
  readonly #line: Line
  #entrance: Entrance | null = null
  #opened: { permit: Permit; epoch: number } | null = null

  constructor(line: Line, section: SectionId) {
    this.#line = line
    this.section = section
  }

  get person(): PersonId {
    return this.#line.person
  }

  get allowance(): Allowance {
    return this.#line.allowance
  }

  get isBehind(): boolean {
    return this.#line.isBehind
  }

  /** The room's number; -1 before there is a room. */
  get number(): number {
    return this.#entrance?.room.number ?? -1
  }

  enter(entrance: Entrance): void {
    this.#entrance = entrance
  }

  leave(): void {
    if (this.#entrance !== null) this.#entrance.room.leave(this.#entrance.seat)
  }

  /** Sync goes to the room; presence travels on the line itself. */
  receive(message: RoomMessage): void {
    if (this.#entrance === null) return
    const { room, seat } = this.#entrance
    if (message.kind === 'step1') room.receive(seat, message.kind, message.stateVector)
    if (message.kind === 'step2' || message.kind === 'update')
      room.receive(seat, message.kind, message.update)
  }

  opened(permit: Permit, epoch: number): void {
    this.#opened = { permit, epoch }
    this.#line.opened(this, this.number)
    this.openedAgain()
  }

  /** Says again that the room is open, where it is. */
  openedAgain(): void {
    if (this.#opened === null) return
    const { permit, epoch } = this.#opened
    const { section, number: channel } = this
    this.#line.send({ kind: 'opened', section, channel, access: permit.access, epoch })
    if (permit.failure?.kind === 'storeUnavailable') this.permitted(permit)
  }

  send(message: Uint8Array): void {
    this.#line.send({ kind: 'data', channel: this.number, message })
  }

  relay({ line }: Relayed): void {
    this.#line.tell(line)
  }

  saved(count: number, onDisk: OnDisk, synced: boolean): void {
    const stateVector = synced ? onDisk.whole : onDisk.changed
    this.#line.send({ kind: 'saved', channel: this.number, count, stateVector })
  }

  denied(permit: Permit): void {
    this.permitted(permit)
  }

  permitted({ access, failure }: Permit): void {
    this.#line.send({ kind: 'access', channel: this.number, access, failure })
  }

  /** It stays on the line: it is asked for its words again once the store takes them. */
  lost(): void {}

  expelled(failure: Failure): void {
    this.#line.closed(this, failure)
  }

  cut(code: CloseCode, reason: string): void {
    this.#line.cut(code, reason)
  }
}

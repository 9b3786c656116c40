/**
 * One section's room. Whatever arrives waits in one queue; one flush at a time takes it: answers who asks
 * (the document is on disk then), applies what was written as one transaction, appends one record, and only
 * when that is on disk relays and acknowledges. So nobody ever sees a word that could still be lost.
 */
import { setImmediate as nextTurn } from 'node:timers/promises'
import { fail, must, type Failure, type Result } from '#shared/failure'
import type { PersonId, SectionId } from '#shared/ids'
import { closeCode } from '#shared/protocol'
import type { TextRecord, Texts } from '../store/texts.ts'
import { Alarm } from './alarm.ts'
import { Amendments } from './amendments.ts'
import { Announced } from './announced.ts'
import { acknowledge, answer, forget, onlyAuthor, relay, writesOf, type Waiting } from './batch.ts'
import type { Applied } from './applied.ts'
import { Beside, written } from './beside.ts'
import { Draft } from './draft.ts'
import type { Member } from './member.ts'
import type { RoomMessage } from './messages.ts'
import { Permits, trouble } from './permits.ts'
import { Preview } from './preview.ts'
import { Queue } from './queue.ts'
import type { RoomRules } from './room-rules.ts'
import { admit, Seat, type Permit } from './seat.ts'

const nothing = new Uint8Array()

export class Room {
  readonly section: SectionId
  /** The channel number of this room on every line. */
  readonly number: number
  readonly seats = new Set<Seat>()
  readonly permits: Permits
  readonly #texts: Texts
  readonly #rules: RoomRules
  readonly #onEmpty: (room: Room) => void
  #draft: Draft | null = null
  readonly #queue = new Queue()
  readonly #amendments = new Amendments()
  readonly #announced = new Announced()
  #newcomers = false
  #appendedBytes = 0
  /** The work under way; null while the room rests. */
  #work: Promise<void> | null = null
  readonly #grace = new Alarm()
  readonly #retry = new Alarm()
  readonly #pause = new Alarm()
  #leaving = false
  #closed = false

  constructor(
    section: SectionId,
    number: number,
    texts: Texts,
    rules: RoomRules,
    onEmpty: (room: Room) => void,
    held = false,
  ) {
    this.section = section
    this.number = number
    this.#texts = texts
    this.#rules = rules
    this.#onEmpty = onEmpty
    this.permits = new Permits(this.#standing(), rules, held)
  }

  #standing() {
    const ask = (seat: Seat) => this.#ask(seat)
    const isBusy = () => !this.#queue.isEmpty
    return { section: this.section, seats: this.seats, ask, isBusy, rest: async () => this.#work }
  }

  /** The member is told when the room is open (`opened`), or that it cannot be (`expelled`). */
  join(member: Member, granted: Permit): Seat {
    const seat = new Seat(member, granted)
    seat.permit = this.permits.for(granted)
    this.seats.add(seat)
    this.#newcomers = true
    this.#grace.off()
    this.#wake()
    return seat
  }

  /** What the member sent before still counts. */
  leave(seat: Seat): void {
    if (!this.seats.delete(seat)) return
    seat.left = true
    if (this.seats.size === 0) this.#grace.set(this.#rules.graceMillis, () => this.#rest())
  }

  /** The rights have changed: the member is told, and what it sent and did not get through is refused. */
  expel(seat: Seat, failure: Failure): void {
    this.leave(seat)
    seat.permit = { access: 'read', failure }
    seat.member.expelled(failure)
  }

  /** Whom a client id belongs to; undefined for one that nobody wrote under, as far as is known. */
  ownerOf(client: number): PersonId | null | undefined {
    return this.#draft?.ownerOf(client)
  }

  /** Whether the person may show itself under the client id; nobody else writes under it from now on. */
  announce(client: number, person: PersonId): boolean {
    const owner = this.ownerOf(client)
    return (owner === undefined || owner === person) && this.#announced.announce(client, person)
  }

  /** Takes a sync message in; what becomes of it is told to the member. */
  receive(
    seat: Seat,
    kind: (RoomMessage & { kind: 'step1' | 'step2' | 'update' })['kind'],
    bytes: Uint8Array,
  ): void {
    if (!this.#queue.hasRoomFor(seat.member.person, bytes.length, this.#rules)) {
      return seat.member.cut(closeCode.storeUnavailable, 'the room cannot keep up')
    }
    this.#queue.push({ seat, kind, bytes })
    this.#wake()
  }

  /** Brings a change of the house's own in (`Rooms.amend`). Fails: storeUnavailable. */
  amend(update: Uint8Array): Promise<Result<void>> {
    if (this.#closed) return Promise.resolve(fail(trouble))
    const done = this.#amendments.push(update)
    if (this.seats.size === 0) this.#grace.set(this.#rules.graceMillis, () => this.#rest())
    this.#wake()
    return done
  }

  /** The store's state has changed, or may have. */
  storeChanged(): void {
    if (this.#draft !== null) this.#heedStore()
  }

  /** Ends the room: what waits is flushed, a new base is written, nothing more is taken in. */
  async close(): Promise<void> {
    for (const seat of [...this.seats]) this.leave(seat)
    this.#grace.off()
    this.#rest()
    while (this.#work !== null) await this.#work
    this.#end()
  }

  /** Asks the member for what the server lacks. */
  #ask(seat: Seat): void {
    this.#queue.push({ seat, kind: 'resync', bytes: nothing })
    this.#wake()
  }

  #rest(): void {
    this.#leaving = true
    this.#wake()
  }

  #end(): void {
    if (this.#closed) return
    this.#closed = true
    for (const alarm of [this.#grace, this.#retry, this.#pause]) alarm.off()
    this.#forgetDraft()
    this.#amendments.refuse()
    this.#onEmpty(this)
  }

  /** Frames that arrive in the same turn of the event loop make one batch. */
  #wake(): void {
    if (this.#work !== null || this.#retry.isSet || this.#closed) return
    this.#work = this.#run().then(() => {
      this.#work = null
      if (this.#hasWork) this.#wake()
      // All who wait have to wait: they have not read what they were sent, or have used up their share.
      else if (!this.#queue.isEmpty) this.#pause.set(this.#rules.pauseMillis, () => this.#wake())
    })
  }

  get #hasWork(): boolean {
    return this.#newcomers || this.#leaving || this.#amendments.isWaiting || this.#queue.isReady
  }

  async #run(): Promise<void> {
    await nextTurn()
    const draft = this.#draft ?? (await this.#load())
    if (draft === null) return
    this.#admit(draft.epoch)
    const lost = await this.#amendments.into(draft, (applied) => this.#keep(draft, [], applied))
    if (lost !== null) return this.#lose([], lost)
    await this.#flush(draft)
    if (this.#draft !== draft) return
    // The words of those who left come first; someone who came back keeps the room.
    if (!this.#queue.isEmpty) return void (this.#leaving &&= this.seats.size === 0)
    if (this.#leaving || this.#appendedBytes > this.#rules.settleBytes) await this.#settle(draft)
    if (this.#leaving && this.seats.size === 0 && this.#queue.isEmpty) this.#end()
    this.#leaving = false
  }

  /** Null, and another try later, when the store does not answer. */
  async #load(): Promise<Draft | null> {
    const stored = await this.#texts.load(this.section)
    if (!stored.ok) return this.#cannotOpen((seat) => !seat.opened)
    this.#heedStore()
    const preview = new Preview(stored.value, this.number)
    this.#show(preview)
    const opened = await Draft.open(stored.value, () => this.#turn(preview), this.#announced.owners)
    // Who saw the preview will not see the text it is a preview of.
    if (!opened.ok) return this.#cannotOpen(() => true)
    this.#draft = opened.value
    this.#appendedBytes = stored.value.updates.reduce((sum, { length }) => sum + length, 0)
    this.#heedStore()
    return opened.value
  }

  #heedStore(): void {
    this.permits.writable = this.#texts.state.writable
  }

  async #turn(preview: Preview): Promise<void> {
    await nextTurn()
    this.#show(preview)
  }

  #show(preview: Preview): void {
    if (!preview.isWhole) return
    this.#admit(preview.epoch)
    preview.show(this.#queue)
  }

  #cannotOpen(whom: (seat: Seat) => boolean): null {
    for (const seat of [...this.seats].filter(whom)) this.expel(seat, trouble)
    this.#amendments.refuse()
    this.#newcomers = false
    return this.#waitForStore()
  }

  #waitForStore(): null {
    if (this.seats.size === 0 && this.#leaving) this.#end()
    if (this.#closed) return null
    this.#retry.set(this.#rules.retryMillis, () => this.#wake())
    return null
  }

  #admit(epoch: number): void {
    const areThere = this.#newcomers
    this.#newcomers = false
    if (areThere) admit(this.seats, epoch)
  }

  async #flush(draft: Draft): Promise<void> {
    await answer(this.#queue, draft, this.number)
    const writes = await writesOf(this.#queue.writes(this.#leaving), draft, this.permits.hears)
    if (writes.length === 0) return
    const beside = new Beside(draft, this.#queue, must(writes[0], 'a write').seat.member.person, (...kept) =>
      this.#keep(draft, ...kept),
    )
    const alone = () => this.#queue.putBack(writes.splice(1))
    const applied = await draft.take(written(writes), alone, beside.turn)
    this.#queue.putBack(writes.splice(applied.findings.length))
    if (!(await this.#keep(draft, writes, applied))) this.#lose(writes, applied)
  }

  /** Brings what was applied to the disk, then tells of it. False: it is not there, and the document is ahead of the disk. */
  async #keep(draft: Draft, writes: readonly Waiting[], applied: Applied): Promise<boolean> {
    writes.forEach(({ seat }, at) => seat.member.allowance.worked(applied.spent[at] ?? 0))
    if (applied.broken || !(await this.#append(applied.record))) return false
    if (applied.record !== null)
      relay(applied.record.update, this.number, this.seats, onlyAuthor(writes, applied))
    acknowledge(writes, applied, draft)
    return true
  }

  async #append(record: TextRecord | null): Promise<boolean> {
    if (record === null) return true
    this.#appendedBytes += record.update.length
    const stored = await this.#texts.append(this.section, record)
    return stored.ok
  }

  /** The document is ahead of the disk, and nobody saw it: back to what is on disk. */
  #lose(writes: readonly Waiting[], applied: Applied): void {
    this.#forgetDraft()
    forget(writes, applied)
    this.permits.writable = false
    for (const seat of [...this.seats]) {
      if (seat.opened && seat.granted.access === 'write') seat.member.lost(trouble)
    }
    this.#waitForStore()
  }

  #forgetDraft(): void {
    this.#draft?.destroy()
    this.#draft = null
  }

  /** Flushes wait until the base is written, so its state is what is on disk: all that was appended, and nothing else. */
  async #settle(draft: Draft): Promise<void> {
    if (this.#appendedBytes === 0) return
    const settled = await this.#texts.settle(this.section, await draft.state())
    if (settled.ok) this.#appendedBytes = 0
  }
}

/** Writers behind bad lines: documents that outlive their connections, and connections that double, delay and reorder. */
import { WebSocket } from 'ws'
import * as Y from 'yjs'
import type { PersonId, SectionId } from '#shared/ids'
import type { FakeHouse } from './house.fake.ts'
import { FakePlain } from './plain.fake.ts'

/** What it writes may go out twice, or after what it wrote later. */
export class UnreliablePlain extends FakePlain {
  /** What to do with the next updates: 1 keeps one back, 2 sends it twice. */
  faults: number[] = []
  #held: Uint8Array[] = []

  override write(update: Uint8Array): void {
    const fault = this.faults.shift() ?? 0
    if (fault === 1) this.#held.push(update)
    else super.write(update)
    if (fault === 2) super.write(update)
    if (fault !== 1) this.release()
  }

  /** Lets go what was held back. */
  release(): void {
    const held = this.#held
    this.#held = []
    for (const update of held) super.write(update)
  }

  /** From now on nothing comes in, until `hurry`. */
  dawdle(): void {
    if (this.socket.readyState === WebSocket.OPEN) this.socket.pause()
  }

  hurry(): void {
    if (this.socket.isPaused) this.socket.resume()
  }
}

export class Writer {
  readonly doc = new Y.Doc()
  readonly #person: PersonId
  readonly #section: SectionId
  connection: UnreliablePlain | null = null

  constructor(person: PersonId, section: SectionId) {
    this.#person = person
    this.#section = section
  }

  async connect(house: FakeHouse): Promise<void> {
    if (this.connection?.socket.readyState === WebSocket.OPEN) return
    this.connection = new UnreliablePlain(house, this.#person, this.#section, this.doc)
    await this.connection.opened()
    this.connection.sync()
  }

  drop(): void {
    this.connection?.socket.terminate()
  }

  /** Makes a change; what it sends may meet a fault. */
  edit(change: () => void, fault: number): void {
    this.connection?.faults.push(fault)
    change()
  }

  /** All that was kept back, on either side, goes on its way. */
  settle(): void {
    this.connection?.release()
    this.connection?.hurry()
  }
}

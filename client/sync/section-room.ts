/** A section's text in this tab: its Yjs document, the way to the server's room, and what is not saved yet. */
import type { Failure } from '#shared/failure'
import type { SectionId } from '#shared/ids'
import type { Access } from '#shared/protocol'
import { Awareness } from 'y-protocols/awareness'
import { WebsocketProvider } from 'y-websocket'
import * as Y from 'yjs'
import { channelClass, type ChannelWatch } from './channel.ts'
import { Ledger } from './ledger.ts'
import type { Switchboard } from './switchboard.ts'

/** What is shown of a room; a new object with every change. */
export interface RoomStatus {
  /** Whether the text was here once: before that, nobody may write. */
  readonly synced: boolean
  readonly access: Access
  /** Why the room is closed, or why one may only read. */
  readonly failure: Failure | null
  /** How many of the person's own changes are not on the server's disk. */
  readonly unsaved: number
}

export class SectionRoom implements ChannelWatch {
  readonly section: SectionId
  readonly doc = new Y.Doc()
  status: RoomStatus = { synced: false, access: 'read', failure: null, unsaved: 0 }
  /** The Yjs state vector on the server's disk, as of the last acknowledgement. */
  onDisk: Uint8Array | null = null
  readonly #ledger = new Ledger()
  readonly #watchers = new Set<() => void>()
  readonly #expecting = new Set<() => void>()
  readonly #provider: WebsocketProvider
  #epoch: number | null = null
  #refused = false

  constructor(section: SectionId, board: Switchboard) {
    this.section = section
    // Before the provider's own listener: a change is made before it is sent.
    this.doc.on('update', this.#changed)
    const awareness = new Awareness(this.doc)
    awareness.setLocalState(null)
    this.#provider = new WebsocketProvider('line:', section, this.doc, {
      awareness,
      disableBc: true,
      WebSocketPolyfill: channelClass(board, this),
    })
    this.#provider.on('sync', (synced) => synced && this.#set({ synced: true }))
  }

  get synced(): boolean {
    return this.status.synced
  }

  get access(): Access {
    return this.status.access
  }

  get failure(): Failure | null {
    return this.status.failure
  }

  get unsaved(): number {
    return this.status.unsaved
  }

  /** Called whenever `status` changes. Returns the way to stop. */
  subscribe = (watcher: () => void): (() => void) => {
    this.#watchers.add(watcher)
    return () => this.#watchers.delete(watcher)
  }

  /** Called right before a change from elsewhere is applied. Returns the way to stop. */
  onArrival = (listener: () => void): (() => void) => {
    this.#expecting.add(listener)
    return () => this.#expecting.delete(listener)
  }

  arriving(): void {
    for (const listener of [...this.#expecting]) listener()
  }

  /** After a restore from backup the server's text has another history: merging would double every word. */
  opened(access: Access, epoch: number): boolean {
    this.#ledger.opened()
    this.#refused = false
    if (this.#epoch !== null && this.#epoch !== epoch) {
      this.refused({ kind: 'outdatedClient' })
      return false
    }
    this.#epoch = epoch
    this.#set({ access, failure: null })
    return true
  }

  refused(failure: Failure): void {
    this.#ledger.closed()
    this.#refused = true
    this.#set({ access: 'read', failure })
  }

  accessChanged(access: Access, failure: Failure | null): void {
    this.#set({ access, failure })
  }

  sent(what: 'everything' | 'update', index: number): void {
    if (what === 'everything') this.#ledger.sentEverything(index)
    else this.#ledger.sentUpdate(index)
  }

  saved(count: number, stateVector: Uint8Array): void {
    this.onDisk = stateVector
    this.#ledger.saved(count)
    this.#set({ unsaved: this.#ledger.unsaved })
  }

  /** Asks again for a room that the server had closed; does nothing for one that is open or on its way. */
  reopen(): void {
    if (!this.#refused) return
    this.#refused = false
    this.#provider.connect()
  }

  /** Leaves the server's room; the document stays as it is. */
  close(): void {
    this.doc.off('update', this.#changed)
    this.#provider.destroy()
    this.#provider.awareness.destroy()
    this.#watchers.clear()
  }

  #changed = (_update: Uint8Array, _origin: unknown, _doc: Y.Doc, transaction: Y.Transaction): void => {
    if (!transaction.local) return
    this.#ledger.changed()
    this.#set({ unsaved: this.#ledger.unsaved })
  }

  #set(part: Partial<RoomStatus>): void {
    const next = { ...this.status, ...part }
    if (sameStatus(this.status, next)) return
    this.status = next
    for (const watcher of [...this.#watchers]) watcher()
  }
}

const sameStatus = (one: RoomStatus, other: RoomStatus): boolean =>
  one.synced === other.synced &&
  one.access === other.access &&
  one.failure === other.failure &&
  one.unsaved === other.unsaved

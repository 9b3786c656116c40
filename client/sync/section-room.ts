/** A section's text in this tab: its Yjs document, the way to the server's room, and what is not saved yet. */
import type { Failure, FailureKind } from '#shared/failure'
import type { SectionId } from '#shared/ids'
import type { Access } from '#shared/protocol'
import { Awareness } from 'y-protocols/awareness'
import { WebsocketProvider } from 'y-websocket'
import * as Y from 'yjs'
import { channelClass, type ChannelWatch } from './channel.ts'
import { noDevice, type Device, type KeptText } from './device.ts'
import { Drawer } from './drawer.ts'
import { Hold } from './hold.ts'
import { Ledger } from './ledger.ts'
import { sameStatus, type RoomStatus } from './room-status.ts'
import type { Switchboard } from './switchboard.ts'

/** What came back from the device with words in it that the server did not know. */
export interface Returned {
  readonly updates: readonly Uint8Array[]
}

/** The origin of words of before: Yjs takes an update for a change from elsewhere, these are one's own. */
const takenIn = 'takenIn'

/** After these the text on the device is not this room's to go on with. */
const shuts: ReadonlySet<FailureKind> = new Set(['forbidden', 'notFound', 'removed', 'outdatedClient'])

export class SectionRoom implements ChannelWatch {
  readonly section: SectionId
  readonly doc = new Y.Doc()
  /** Whoever must not be disturbed by changes from elsewhere says so here. */
  readonly hold = new Hold()
  status: RoomStatus = { synced: false, access: 'read', failure: null, unsaved: 0, missing: false }
  /** The Yjs state vector on the server's disk, as of the last acknowledgement. */
  onDisk: Uint8Array | null = null
  readonly #ledger = new Ledger()
  readonly #watchers = new Set<() => void>()
  readonly #expecting = new Set<() => void>()
  readonly #provider: WebsocketProvider
  readonly #drawer: Drawer
  readonly #foundLeft: (room: SectionRoom) => void
  /** The text in the drawer is in the document, or is not to come into it. */
  #unpacked = false
  /** There is no line to wait for. */
  #alone = false
  #epoch: number | null = null
  #refused = false
  /** What the server had of this text when it was first asked, as a Yjs state vector. */
  #known: Uint8Array | null = null
  /** Whether the server's text came. */
  #met = false

  /** @param foundLeft called when it is known that this device holds a text of another history (`left`). */
  constructor(
    section: SectionId,
    board: Switchboard,
    device: Device = noDevice,
    foundLeft: (room: SectionRoom) => void = () => {},
  ) {
    this.section = section
    this.#foundLeft = foundLeft
    // Before the provider's own listener: a change is made before it is sent.
    this.doc.on('update', this.#changed)
    this.#drawer = new Drawer(section, this.doc, device, () => this.#looked())
    this.#provider = speak(this.doc, channelClass(board, this))
    this.#provider.on('sync', (synced) => synced && this.#caughtUp())
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

  /** Called whenever `status` changes, and when the server's text came. Returns the way to stop. */
  subscribe = (watcher: () => void): (() => void) => {
    this.#watchers.add(watcher)
    return () => this.#watchers.delete(watcher)
  }

  /** The text with which the person came back, once the server's has come too; null when there was no such text. */
  get returned(): Returned | null {
    const text = this.#drawer.text(this.#epoch ?? undefined)
    return this.#met && text !== null && text.unsaved > 0 ? text : null
  }

  /** The Yjs client ids under which the person wrote in this text, the present one last. */
  get ownClients(): readonly number[] {
    const before = this.#drawer.text(this.#epoch ?? undefined)?.clients ?? []
    return [...before.filter((client) => client !== this.doc.clientID), this.doc.clientID]
  }

  /** The clock from which on nobody else can have known what was written under a client id of one's own. */
  unknownFrom(client: number): number {
    const isPresent = client === this.doc.clientID
    const known = isPresent ? this.onDisk : this.#known
    if (known === null) return isPresent ? 0 : Infinity
    return Y.decodeStateVector(known).get(client) ?? 0
  }

  /** Called right before a change from elsewhere is applied. Returns the way to stop. */
  onArrival = (listener: () => void): (() => void) => {
    this.#expecting.add(listener)
    return () => this.#expecting.delete(listener)
  }

  arrived(apply: () => void, bytes: number): void {
    this.hold.pass(() => {
      for (const listener of [...this.#expecting]) listener()
      apply()
    }, bytes)
  }

  asked(stateVector: Uint8Array): void {
    this.#known ??= stateVector
    for (const listener of [...this.#expecting]) listener()
  }

  /** Texts of this section on the device that belong to another history than the server's; known once it is `synced`. */
  get left(): readonly KeptText[] {
    return this.#drawer.texts?.filter(({ epoch }) => epoch !== this.#epoch) ?? []
  }

  /** Of the text that is here; 0 while there is none. */
  get epoch(): number {
    return this.#epoch ?? 0
  }

  /** Whether the server's text came, and is what this text goes on from. */
  get isMet(): boolean {
    return this.#met && this.#provider.synced
  }

  /** Whether words wait here that the server does not take now. */
  get isShut(): boolean {
    return this.isMet && this.unsaved > 0 && this.access === 'read'
  }

  /** All of the text, as one Yjs update. */
  state(): Uint8Array {
    return Y.encodeStateAsUpdate(this.doc)
  }

  /** Puts words of before into the text, as one change of one's own. Returns false where nothing may be written. */
  takeIn(updates: readonly Uint8Array[]): boolean {
    if (!this.isMet || this.access !== 'write') return false
    this.doc.transact(() => updates.forEach((update) => Y.applyUpdate(this.doc, update)), takenIn)
    return true
  }

  /** What is in this document is not kept on the device any more. */
  leaveDevice(): void {
    this.#drawer.leave()
  }

  /** Whether there is a line to wait for; without one, the text on this device is shown. */
  standAlone(alone: boolean): void {
    this.#alone = alone
    this.#looked()
  }

  /** Keeps the whole text on the device once more. */
  keepAnew(): void {
    this.#drawer.anew()
  }

  /** After a restore from backup the server's text has another history: merging would double every word. */
  opened(access: Access, epoch: number): boolean {
    if (this.#epoch !== null && this.#epoch !== epoch) {
      this.refused({ kind: 'outdatedClient' })
      return false
    }
    this.#epoch = epoch
    this.#drawer.begin(epoch)
    // Now the server is asked only for what this device lacks, and asks only for what it lacks itself.
    this.#unpack(this.#drawer.text(epoch))
    this.#ledger.opened()
    this.#refused = false
    this.#set({ access, failure: null, missing: false })
    return true
  }

  refused(failure: Failure): void {
    this.#ledger.closed()
    this.#refused = true
    if (shuts.has(failure.kind)) this.#drawer.shut()
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
    this.hold.drop()
    this.#drawer.close()
    this.#provider.destroy()
    this.#provider.awareness.destroy()
    this.#watchers.clear()
  }

  #changed = (_update: Uint8Array, origin: unknown, _doc: Y.Doc, transaction: Y.Transaction): void => {
    if (transaction.local || origin === takenIn) this.#ledger.changed()
    else if (origin === this.#drawer)
      this.#ledger.restored(this.#drawer.text(this.#epoch ?? undefined)?.unsaved ?? 0)
    else return
    this.#set({ unsaved: this.#ledger.unsaved })
  }

  #caughtUp(): void {
    this.#met = true
    this.#drawer.open(this.access)
    if (!this.#set({ synced: true })) this.#tell()
    this.#looked()
  }

  /** The drawer was looked into, or it became clear whether there is a line. */
  #looked(): void {
    const { texts } = this.#drawer
    if (texts === null) return
    if (this.#provider.synced) {
      this.#unpack(this.#drawer.text(this.#epoch ?? undefined))
      if (this.left.length > 0) this.#foundLeft(this)
      return
    }
    if (!this.#alone || this.synced) return
    const text = this.#drawer.text(this.#epoch ?? undefined)
    this.#set({ missing: text === null })
    if (text !== null) this.#showAlone(text)
  }

  #showAlone(text: KeptText): void {
    this.#epoch = text.epoch
    this.#unpack(text)
    this.#set({ synced: true, access: text.access })
  }

  /** Once only. What comes after the server's text is sent like any change, if there is anything new in it. */
  #unpack(text: KeptText | null): void {
    if (this.#drawer.texts === null || this.#unpacked) return
    this.#unpacked = true
    if (text !== null) this.#drawer.unpack(text)
  }

  /** Returns whether anything is another. */
  #set(part: Partial<RoomStatus>): boolean {
    const next = { ...this.status, ...part }
    if (sameStatus(this.status, next)) return false
    this.status = next
    this.#drawer.note(next.access, next.unsaved)
    this.#tell()
    return true
  }

  #tell(): void {
    for (const watcher of [...this.#watchers]) watcher()
  }
}

/** y-websocket's provider over the line. Presence and other tabs are the line's own. */
function speak(doc: Y.Doc, channel: typeof WebSocket): WebsocketProvider {
  const awareness = new Awareness(doc)
  awareness.setLocalState(null)
  return new WebsocketProvider('line:', '', doc, { awareness, disableBc: true, WebSocketPolyfill: channel })
}

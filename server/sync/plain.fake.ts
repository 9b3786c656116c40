/** A y-websocket client of the test's own: it says exactly what the test wants, and remembers what it heard. */
import * as decoding from 'lib0/decoding'
import { applyAwarenessUpdate, Awareness, encodeAwarenessUpdate } from 'y-protocols/awareness'
import { WebSocket } from 'ws'
import * as Y from 'yjs'
import type { PersonId, SectionId } from '#shared/ids'
import { roomPath } from '#shared/line-path'
import { cookieOf, type FakeHouse } from './house.fake.ts'
import { awarenessMessage, step1Message, step2Message, updateMessage } from './messages.ts'
import { until } from './until.fake.ts'

export class FakePlain {
  readonly doc: Y.Doc
  readonly awareness: Awareness
  readonly socket: WebSocket
  /** State vectors the server said are on disk. */
  readonly saved: Uint8Array[] = []
  readonly denied: string[] = []
  /** How many updates were relayed to it. */
  relayed = 0
  synced = false
  askedAgain = 0
  messages = 0
  closeCode: number | null = null
  closeReason = ''

  constructor(house: FakeHouse, person: PersonId, section: SectionId, doc = new Y.Doc()) {
    this.doc = doc
    this.awareness = new Awareness(doc)
    this.awareness.setLocalState(null)
    this.socket = new WebSocket(house.address(roomPath(section)), { headers: { cookie: cookieOf(person) } })
    this.socket.on('message', (data: Buffer) => this.#hear(data))
    this.socket.on('error', () => {})
    this.socket.on('close', (code, reason) => this.#closed(code, reason.toString()))
    doc.on('update', (update: Uint8Array, origin: unknown) => origin !== this && this.write(update))
  }

  /** Connects and waits until the text is here. */
  static async join(house: FakeHouse, person: PersonId, section: SectionId, doc?: Y.Doc): Promise<FakePlain> {
    const client = new FakePlain(house, person, section, doc)
    await client.opened()
    client.sync()
    await until(() => client.synced || client.closeCode !== null, 'synced')
    return client
  }

  async opened(): Promise<void> {
    await until(() => this.socket.readyState !== WebSocket.CONNECTING, 'connected')
  }

  /** Asks for what it lacks, and is asked in turn. */
  sync(): void {
    this.send(step1Message(Y.encodeStateVector(this.doc)))
  }

  write(update: Uint8Array): void {
    this.send(updateMessage(update))
  }

  send(bytes: Uint8Array): void {
    if (this.socket.readyState === WebSocket.OPEN) this.socket.send(bytes)
  }

  /** Shows itself with this state. */
  present(state: Record<string, unknown> | null): void {
    this.awareness.setLocalState(state)
    this.send(awarenessMessage(encodeAwarenessUpdate(this.awareness, [this.doc.clientID])))
  }

  async close(): Promise<void> {
    this.awareness.destroy()
    this.socket.close()
    await until(() => this.closeCode !== null, 'closed')
  }

  #closed(code: number, reason: string): void {
    this.closeCode = code
    this.closeReason = reason
    this.awareness.destroy()
  }

  #hear(data: Uint8Array): void {
    this.messages += 1
    const from = decoding.createDecoder(data)
    const type = decoding.readVarUint(from)
    if (type === 0) this.#hearSync(from)
    if (type === 1) applyAwarenessUpdate(this.awareness, decoding.readVarUint8Array(from), this)
    if (type === 2 && decoding.readVarUint(from) === 0) this.denied.push(decoding.readVarString(from))
    if (type === 4) this.saved.push(decoding.readTailAsUint8Array(from))
  }

  #hearSync(from: decoding.Decoder): void {
    const step = decoding.readVarUint(from)
    const payload = decoding.readVarUint8Array(from)
    if (step === 0) {
      this.askedAgain += 1
      this.send(step2Message(Y.encodeStateAsUpdate(this.doc, payload)))
      return
    }
    if (step === 1) this.synced = true
    else this.relayed += 1
    Y.applyUpdate(this.doc, payload, this)
  }
}

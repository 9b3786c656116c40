/** Browsers without a page: each has some sections' texts, loses its line and comes back with what it has. */
import * as decoding from 'lib0/decoding'
import * as encoding from 'lib0/encoding'
import { WebSocket } from 'ws'
import * as Y from 'yjs'
import { must } from '#shared/failure'
import { rootName, schemaVersion } from '#shared/grammar'
import type { SectionId } from '#shared/ids'
import { FrameReader } from '#shared/long-frame'
import { encodeClientFrame, messageType, protocolVersion } from '#shared/protocol'
import { addParagraph } from './crafted.ts'

/** A section's text in one browser, and how far it is in sync. */
class Text {
  readonly doc = new Y.Doc()
  /** Since the last connection: whether the server's text is here, and whether the server has all of ours. */
  synced = false
  saved = false
  #say: ((message: Uint8Array) => void) | null = null

  constructor() {
    this.doc.on('update', (update: Uint8Array, origin: unknown) => {
      if (origin !== this) this.#say?.(sync(2, update))
    })
  }

  connected(say: (message: Uint8Array) => void): void {
    this.#say = say
    say(sync(0, Y.encodeStateVector(this.doc)))
  }

  lost(): void {
    this.#say = null
    this.synced = this.saved = false
  }

  hear(message: Uint8Array): void {
    const from = decoding.createDecoder(message)
    const type = decoding.readVarUint(from)
    if (type === messageType.saved) this.saved = true
    if (type !== messageType.sync) return
    const step = decoding.readVarUint(from)
    const payload = decoding.readVarUint8Array(from)
    if (step === 0) return this.#say?.(sync(1, Y.encodeStateAsUpdate(this.doc, payload)))
    if (step === 1) this.synced = true
    Y.applyUpdate(this.doc, payload, this)
  }
}

const sync = (step: number, payload: Uint8Array): Uint8Array =>
  encoding.encode((to) => {
    encoding.writeVarUint(to, messageType.sync)
    encoding.writeVarUint(to, step)
    encoding.writeVarUint8Array(to, payload)
  })

export abstract class Browser {
  protected readonly texts = new Map<SectionId, Text>()
  protected readonly url: string
  protected readonly cookie: string
  /** Codes of sockets that were closed on it. */
  readonly closed: number[] = []

  constructor(url: string, cookie: string, sections: readonly SectionId[]) {
    this.url = url.replace('http', 'ws')
    this.cookie = cookie
    for (const section of sections) this.texts.set(section, new Text())
  }

  /** Comes, or comes back, with all its texts at once. */
  abstract connect(): void
  abstract leave(): void

  /** Whether every text is in sync, and all of it on the server's disk. */
  get isSynced(): boolean {
    return [...this.texts.values()].every(({ synced, saved }) => synced && saved)
  }

  /** The section's text as this browser has it. */
  docOf(section: SectionId): Y.Doc {
    return must(this.texts.get(section), 'it has the section').doc
  }

  write(section: SectionId, words: string): Y.XmlText {
    return addParagraph(this.docOf(section), words)
  }

  wordsIn(section: SectionId): string {
    return JSON.stringify(this.docOf(section).getXmlFragment(rootName))
  }

  protected open(path: string, hear: (data: Buffer) => void, greet: (socket: WebSocket) => void): WebSocket {
    const socket = new WebSocket(`${this.url}${path}`, { headers: { cookie: this.cookie } })
    socket.on('open', () => greet(socket))
    socket.on('message', hear)
    socket.on('error', () => undefined)
    socket.on('close', (code) => this.closed.push(code))
    return socket
  }
}

/** All rooms on one line, as the page has them. */
export class LineBrowser extends Browser {
  #line: WebSocket | null = null
  #reader = new FrameReader()
  readonly #byChannel = new Map<number, Text>()

  connect(): void {
    this.#byChannel.clear()
    for (const text of this.texts.values()) text.lost()
    this.#reader = new FrameReader()
    this.#line = this.open(
      '/sync',
      (data) => this.#hear(data),
      (line) => {
        line.send(
          encodeClientFrame({ kind: 'hello', protocol: protocolVersion, schema: schemaVersion, seq: 0 }),
        )
        for (const section of this.texts.keys()) line.send(encodeClientFrame({ kind: 'open', section }))
      },
    )
  }

  leave(): void {
    this.#line?.terminate()
  }

  #hear(data: Buffer): void {
    const frame = this.#reader.read(data)
    if (!frame.ok) throw new Error('a malformed frame')
    const { value } = frame
    if (value.kind === 'data') this.#byChannel.get(value.channel)?.hear(value.message)
    if (value.kind === 'saved') Object.assign(this.#byChannel.get(value.channel) ?? {}, { saved: true })
    if (value.kind === 'opened') this.#opened(value.section, value.channel)
  }

  #opened(section: SectionId, channel: number): void {
    const text = this.texts.get(section)
    if (text === undefined) return
    this.#byChannel.set(channel, text)
    text.connected((message) => this.#line?.send(encodeClientFrame({ kind: 'data', channel, message })))
  }
}

/** A socket for each room, as y-websocket has them. */
export class PlainBrowser extends Browser {
  #sockets: WebSocket[] = []

  connect(): void {
    this.#sockets = [...this.texts].map(([section, text]) => {
      text.lost()
      return this.open(
        `/sync/${section}`,
        (data) => text.hear(data),
        (socket) => text.connected((message) => socket.send(message)),
      )
    })
  }

  leave(): void {
    for (const socket of this.#sockets) socket.terminate()
  }
}

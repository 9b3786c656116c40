/**
 * The line: the tab's one socket to the server, for all rooms, the presence and the news. It knows when it
 * is dead (by its own pings: a socket that looks open proves nothing), says so, and comes back by itself.
 */
import type { Failure, Result } from '#shared/failure'
import { schemaVersion } from '#shared/grammar'
import { FrameReader } from '#shared/long-frame'
import { closeCode, protocolVersion, type ClientFrame, type ServerFrame } from '#shared/protocol'
import { atOnce, type Later } from './after-paint.ts'
import type { LineState } from './line-state.ts'
import { Outbox } from './outbox.ts'
import { Patience } from './patience.ts'
import { Pulse } from './pulse.ts'
import { Switchboard } from './switchboard.ts'
import { isVisible, onWake } from './wake.ts'

/** As much of a WebSocket as the line needs. */
export interface Socket {
  binaryType: string
  onopen: ((event: Event) => void) | null
  onmessage: ((event: MessageEvent) => void) | null
  onclose: ((event: CloseEvent) => void) | null
  send(bytes: Uint8Array<ArrayBuffer>): void
  close(): void
}

export interface LineParts {
  /** Opens a socket to the server's line. */
  socket: () => Socket
  /** Asks over HTTP whether the session still stands: tells a dead network from a refused socket. */
  probe: () => Promise<Result<unknown>>
  /** Sequence number of the last news folded in. */
  seq: () => number
  random?: () => number
  /** Whether the page came up without a network: then there is no line, and nobody waits for one. */
  alone?: boolean
  /** When changes go out. Left out: at once. */
  later?: Later
}

type Heard<K> = Extract<ServerFrame, { kind: K }>

const tickMillis = 250
/** A first attempt that lasts longer is shown, while it goes on. */
const connectingMillis = 4500
const refusedMillis = 10_000
/** A gap between two ticks that only sleep explains; the socket of before is not worth waiting for. */
const sleepMillis = 30_000

const finalCodes = new Map<number, Failure>([
  [closeCode.signedOut, { kind: 'signedOut' }],
  [closeCode.outdatedClient, { kind: 'outdatedClient' }],
])

export class Line {
  state: LineState = { kind: 'connecting' }
  /** Whether the server's store takes writes. */
  writable = true
  readonly channels = new Switchboard()
  readonly #parts: LineParts
  readonly #patience: Patience
  readonly #outbox: Outbox
  readonly #watchers = new Set<() => void>()
  readonly #listeners = new Set<(frame: ServerFrame) => void>()
  readonly #stopWaking: () => void
  readonly #ticker: ReturnType<typeof setInterval>
  #socket: Socket | null = null
  readonly #pulse = new Pulse()
  #heard = false
  #connectingSince = Date.now()
  #lastTick = Date.now()
  #refusedSince: number | null = null
  #asksWhy = false
  #retry: ReturnType<typeof setTimeout> | undefined

  constructor(parts: LineParts) {
    this.#parts = parts
    this.#patience = new Patience(parts.random)
    this.#outbox = new Outbox((bytes) => this.#write(bytes), parts.later ?? atOnce)
    if (parts.alone === true) this.state = { kind: 'offline', since: Date.now() }
    this.#ticker = setInterval(() => this.#tick(), tickMillis)
    this.#stopWaking = onWake(() => this.#hurry())
    this.#connect()
  }

  /** Called whenever `state` or `writable` changes. Returns the way to stop. */
  subscribe = (watcher: () => void): (() => void) => {
    this.#watchers.add(watcher)
    return () => this.#watchers.delete(watcher)
  }

  /** Called with every frame of this kind that comes in. Returns the way to stop. */
  on<K extends ServerFrame['kind']>(kind: K, listener: (frame: Heard<K>) => void): () => void {
    const heard = (frame: ServerFrame) => {
      if (isKind(frame, kind)) listener(frame)
    }
    this.#listeners.add(heard)
    return () => this.#listeners.delete(heard)
  }

  /** Sends the frame, or nothing while there is no line: senders say it again when the line is back. */
  send(frame: ClientFrame): void {
    if (this.state.kind === 'open') this.#outbox.put(frame)
  }

  /** Starts anew after the line was ended, for example when the person has signed in again. */
  resume(): void {
    if (this.state.kind !== 'ended') return
    this.#become({ kind: 'offline', since: Date.now() })
    this.#connect()
  }

  /** Lets go while `change` replaces the session, and comes back under the one that is there then. */
  async stepAside<T>(change: () => Promise<T>): Promise<T> {
    clearTimeout(this.#retry)
    this.#letGo()
    this.#connectingSince = Date.now()
    this.#become({ kind: 'connecting' })
    try {
      return await change()
    } finally {
      this.#connect()
    }
  }

  /** Ends it for good, as the server does, until it is resumed. */
  end(failure: Failure): void {
    clearTimeout(this.#retry)
    this.#letGo()
    this.#become({ kind: 'ended', failure })
  }

  close(): void {
    clearInterval(this.#ticker)
    clearTimeout(this.#retry)
    this.#stopWaking()
    this.#letGo()
    this.#watchers.clear()
    this.#listeners.clear()
  }

  #connect(): void {
    clearTimeout(this.#retry)
    this.#retry = undefined
    const socket = this.#parts.socket()
    const reader = new FrameReader()
    socket.binaryType = 'arraybuffer'
    socket.onopen = () => this.#greet()
    socket.onmessage = (event) => this.#read(event.data, reader)
    socket.onclose = (event) => this.#lost(finalCodes.get(event.code))
    this.#socket = socket
    this.#heard = false
    this.#pulse.begin(Date.now())
  }

  #greet(): void {
    this.#pulse.begin(Date.now())
    const versions = { protocol: protocolVersion, schema: schemaVersion }
    this.#outbox.put({ kind: 'hello', ...versions, seq: this.#parts.seq() })
    this.#ping(Date.now())
    this.channels.lineOpened((frame) => this.#outbox.put(frame))
  }

  #read(data: unknown, reader: FrameReader): void {
    if (!(data instanceof ArrayBuffer)) return this.#lost({ kind: 'outdatedClient' })
    const frame = reader.read(new Uint8Array(data))
    if (!frame.ok) return this.#lost({ kind: 'outdatedClient' })
    if (!this.#heard) this.#up()
    this.#pulse.heard(frame.value.kind, data.byteLength, Date.now())
    if (this.state.kind === 'offline' && !this.#pulse.isDoubtful(Date.now())) this.#become({ kind: 'open' })
    this.#dispatch(frame.value)
  }

  #up(): void {
    this.#heard = true
    this.#pulse.begun(Date.now())
    this.#refusedSince = null
    this.#patience.reset()
    this.writable = true
    this.#become({ kind: 'open' })
  }

  #dispatch(frame: ServerFrame): void {
    switch (frame.kind) {
      case 'part':
      case 'pong':
        return this.channels.alive()
      case 'store':
        this.writable = frame.writable
        return this.#tell()
      case 'news':
      case 'reload':
      case 'presence':
        for (const listener of [...this.#listeners]) listener(frame)
        return
      default:
        return this.channels.heard(frame)
    }
  }

  #tick(): void {
    const now = Date.now()
    const slept = now - this.#lastTick > sleepMillis && isVisible()
    this.#lastTick = now
    this.#sayWhatLasts(now)
    if (this.#socket === null) return
    if (slept || this.#pulse.isDead(now)) return this.#lost()
    if (this.#heard && this.#pulse.isDue(now)) this.#ping(now)
  }

  #sayWhatLasts(now: number): void {
    const { kind } = this.state
    if (kind === 'open' && this.#pulse.isDoubtful(now)) this.#become({ kind: 'offline', since: now })
    if (kind === 'connecting' && now - this.#connectingSince >= connectingMillis)
      this.#become({ kind: 'offline', since: this.#connectingSince })
    // Before it is said: sockets may have been let through again since the last attempt.
    const isIdle = this.#socket === null && !this.#asksWhy
    if (kind === 'offline' && isIdle && this.#isRefusedLong(now)) this.#connect()
  }

  #ping(now: number): void {
    this.#pulse.pinged(now)
    this.#outbox.put({ kind: 'ping' })
  }

  #write(bytes: Uint8Array<ArrayBuffer>): void {
    if (this.#socket !== null) this.#pulse.sent(bytes.length)
    this.#socket?.send(bytes)
  }

  #lost(final?: Failure): void {
    const silent = !this.#heard
    this.#pulse.ended(Date.now())
    this.#letGo()
    if (final !== undefined) return this.end(final)
    if (this.state.kind === 'open' || this.state.kind === 'connecting') {
      this.#become({ kind: 'offline', since: Date.now() })
    }
    if (silent) void this.#askWhy()
    this.#retry = setTimeout(() => this.#connect(), this.#patience.next())
  }

  #letGo(): void {
    const socket = this.#socket
    this.#socket = null
    this.#heard = false
    this.#outbox.clear()
    if (socket === null) return
    socket.onopen = socket.onmessage = socket.onclose = null
    socket.close()
    this.channels.lineLost()
  }

  /** A browser does not say why a socket failed; a request tells a closed session from a closed network. */
  async #askWhy(): Promise<void> {
    if (this.#asksWhy) return
    this.#asksWhy = true
    const answer = await this.#parts.probe()
    this.#asksWhy = false
    if (this.state.kind === 'open' || this.state.kind === 'ended') return
    if (!answer.ok && answer.failure.kind === 'signedOut') return this.end(answer.failure)
    const since = answer.ok ? (this.#refusedSince ?? Date.now()) : null
    this.#refusedSince = since
    if (since !== null && this.#isRefusedLong(Date.now())) this.#become({ kind: 'refused', since })
    else if (this.state.kind === 'refused') this.#become({ kind: 'offline', since: Date.now() })
  }

  #isRefusedLong(now: number): boolean {
    return this.#refusedSince !== null && now - this.#refusedSince >= refusedMillis
  }

  /** The network or the person is back: no waiting. A hidden tab's slow clock was no sleep. */
  #hurry(): void {
    this.#lastTick = Date.now()
    if (this.state.kind === 'ended') void this.#askAgain()
    else if (this.#retry !== undefined && this.#socket === null) this.#connect()
    else if (this.state.kind === 'offline' && this.#heard) this.#lost()
    else if (this.#heard) this.#ping(Date.now())
  }

  /** The person may have signed in again elsewhere (another tab). */
  async #askAgain(): Promise<void> {
    if (this.state.kind !== 'ended' || this.state.failure.kind !== 'signedOut') return
    const answer = await this.#parts.probe()
    if (answer.ok) this.resume()
  }

  #become(state: LineState): void {
    this.state = state
    this.#tell()
  }

  #tell(): void {
    for (const watcher of [...this.#watchers]) watcher()
  }
}

const isKind = <K extends ServerFrame['kind']>(frame: ServerFrame, kind: K): frame is Heard<K> =>
  frame.kind === kind

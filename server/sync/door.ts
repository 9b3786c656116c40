/** Door 2, the sockets: who comes in, who is here, and the order in which the door is closed. */
import type { IncomingMessage, Server } from 'node:http'
import type { Duplex } from 'node:stream'
import { WebSocketServer, type WebSocket } from 'ws'
import type { Entry } from '#shared/events'
import { fail, ok, type Failure, type Result } from '#shared/failure'
import type { PersonId, SectionId } from '#shared/ids'
import { closeCode, encodeServerFrame, limits } from '#shared/protocol'
import { isSignOffEvent, transitionOf } from '#shared/signoff-events'
import { isThreadEvent } from '#shared/thread-events'
import type { StoreState, Texts } from '../store/texts.ts'
import type { Keeper } from '../work/keeper.ts'
import { Allowance, type AllowanceRules } from './allowance.ts'
import { Connection, type Caller, type SocketLimits } from './connection.ts'
import type { HallRules } from './hall.ts'
import { Line } from './line.ts'
import { Lobby } from './lobby.ts'
import { PlainSocket } from './plain.ts'
import { refuseUpgrade } from './refusal.ts'
import type { RoomRules } from './room-rules.ts'
import { admit, isSyncPath, type Admission } from './upgrade.ts'

export interface DoorDeps {
  readonly texts: Texts
  readonly keeper: Keeper
  /** Who sends the request, by its session cookie; null without a valid one. */
  readonly whoIs: (request: IncomingMessage) => Caller | null
  readonly nameOf: (person: PersonId) => string
  /** Calls with the session's key when it ended. Returns the way to stop. */
  readonly onSessionEnded: (listener: (session: string) => void) => () => void
  /** The origins of our own pages; a page of the host that is asked is always one. */
  readonly origins: ReadonlySet<string>
}

export interface DoorOptions {
  readonly heartbeatMillis: number
  readonly frameBytes: number
  readonly socket: SocketLimits
  readonly person: AllowanceRules
  readonly sockets: number
  readonly room: RoomRules
  readonly hall: HallRules
  /** How long closing may take before what is left is cut off. */
  readonly closeMillis: number
}

const megabyte = 1024 * 1024
/** A message of the largest size may come in pieces of 8 kB, and in packets of 512 bytes: browsers and networks cut it as they like. */
const [mostFragments, mostChunks] = [2048, 32_768]

/** Honest work passes: 200 messages/s with bursts, 1.5 MB/s, a paste of 1 MB, hours of work offline, forty tabs of one person. */
export const defaultOptions: DoorOptions = {
  heartbeatMillis: 15_000,
  frameBytes: limits.frameBytes,
  socket: {
    // Whoever wakes up answers at once to all that came meanwhile.
    messages: { perSecond: 250, burst: 3000 },
    bytes: { perSecond: 2 * megabyte, burst: 24 * megabyte },
    outgoingBytes: limits.outgoingBytes,
    // A third heartbeat without an answer to the first ends it: 45 s at most.
    silentPings: 1,
    comingMillis: 1000,
    closingMillis: 1000,
  },
  person: {
    sockets: 60,
    openings: { perSecond: 20, burst: 600 },
    messages: { perSecond: 1500, burst: 12_000 },
    bytes: { perSecond: 6 * megabyte, burst: 64 * megabyte },
    work: { perSecond: 200, burst: 15_000 },
    unfinishedBytes: 24 * megabyte,
  },
  sockets: 2000,
  room: {
    graceMillis: 10_000,
    retryMillis: 500,
    pauseMillis: 25,
    queueBytes: 96 * megabyte,
    personBytes: 32 * megabyte,
    settleBytes: 8 * megabyte,
    noticeMillis: limits.noticeMillis,
    lastWordsMillis: 2000,
  },
  hall: { intervalMillis: 50, expiryMillis: 30_000 },
  closeMillis: 8_000,
}

export interface SyncDoor {
  readonly connections: number
  readonly rooms: number
  /** Holds sections still (`Lobby.hold`). */
  hold(sections: readonly SectionId[]): Promise<() => void>
  /** Brings a change of the house's own into a text (`Lobby.amend`). */
  amend(section: SectionId, update: Uint8Array): Promise<Result<void>>
  /** Takes nobody in any more, tells all to come back (1012), and has everything on disk when it resolves. */
  close(): Promise<void>
}

/** Opens the door on the server's upgrades. */
export function openSyncDoor(server: Server, deps: DoorDeps, options: Partial<DoorOptions> = {}): SyncDoor {
  return new Door(server, deps, { ...defaultOptions, ...options })
}

class Door implements SyncDoor {
  readonly #server: Server
  readonly #deps: DoorDeps
  readonly #options: DoorOptions
  readonly #lobby: Lobby
  readonly #sockets: WebSocketServer
  readonly #ends = new Map<Connection, Line | PlainSocket>()
  /** Of everyone who ever opened a socket: people are few. */
  readonly #allowances = new Map<PersonId, Allowance>()
  readonly #timer: NodeJS.Timeout
  readonly #stops: readonly (() => void)[]
  #closing: Promise<void> | null = null

  constructor(server: Server, deps: DoorDeps, options: DoorOptions) {
    this.#server = server
    this.#deps = deps
    this.#options = options
    this.#lobby = new Lobby(deps, options.room, options.hall)
    this.#sockets = new WebSocketServer({
      noServer: true,
      clientTracking: false,
      perMessageDeflate: false,
      maxPayload: options.frameBytes,
      maxFragments: mostFragments,
      maxBufferedChunks: mostChunks,
    })
    server.on('upgrade', this.#upgrade)
    this.#timer = setInterval(() => this.#heartbeat(), options.heartbeatMillis)
    this.#stops = [
      deps.keeper.onNews((entries) => this.#news(entries)),
      deps.texts.onState((state) => this.#storeChanged(state)),
      deps.onSessionEnded((session) => this.#sessionEnded(session)),
    ]
  }

  get connections(): number {
    return this.#ends.size
  }

  get rooms(): number {
    return this.#lobby.rooms
  }

  hold(sections: readonly SectionId[]): Promise<() => void> {
    return this.#lobby.hold(sections)
  }

  amend(section: SectionId, update: Uint8Array): Promise<Result<void>> {
    return this.#lobby.amend(section, update)
  }

  close(): Promise<void> {
    this.#closing ??= this.#close()
    return this.#closing
  }

  async #close(): Promise<void> {
    this.#server.off('upgrade', this.#upgrade)
    clearInterval(this.#timer)
    for (const stop of this.#stops) stop()
    for (const connection of this.#ends.keys()) connection.close(closeCode.restart, 'the server restarts')
    await Promise.race([this.#lobby.close(), after(this.#options.closeMillis)])
  }

  /** Other upgrades on the same server (a bundler's, in development) are not this door's business. */
  readonly #upgrade = (request: IncomingMessage, socket: Duplex, head: Buffer): void => {
    if (!isSyncPath(request)) {
      if (this.#server.listenerCount('upgrade') === 1)
        refuseUpgrade(socket, { kind: 'notFound', what: 'page' })
      return
    }
    socket.on('error', () => socket.destroy())
    const admitted = this.#admit(request)
    if (!admitted.ok) return refuseUpgrade(socket, admitted.failure)
    this.#sockets.handleUpgrade(request, socket, head, (opened) => this.#open(opened, socket, admitted.value))
  }

  #admit(request: IncomingMessage): Result<Admission> {
    const { origins, whoIs, keeper } = this.#deps
    const admitted = admit(request, { origins, whoIs, records: keeper.records })
    if (!admitted.ok) return admitted
    const busy = this.#tooMany(admitted.value.caller)
    return busy === null ? ok(admitted.value) : fail(busy)
  }

  #tooMany({ person }: Caller): Failure | null {
    const isFull = this.#ends.size >= this.#options.sockets || !this.#allowanceOf(person).mayOpen()
    return isFull ? { kind: 'tooMany', retryAfterSeconds: 10 } : null
  }

  #allowanceOf(person: PersonId): Allowance {
    const known = this.#allowances.get(person)
    if (known !== undefined) return known
    const made = new Allowance(this.#options.person)
    this.#allowances.set(person, made)
    return made
  }

  #open(socket: WebSocket, raw: Duplex, { caller, target }: Admission): void {
    const allowance = this.#allowanceOf(caller.person)
    const connection = new Connection(socket, raw, caller, this.#options.socket, allowance)
    const end =
      target.kind === 'line'
        ? this.#line(connection)
        : new PlainSocket(connection, target.section, this.#lobby)
    this.#ends.set(connection, end)
    allowance.opened()
    connection.listen({
      received: (bytes) => end.received(bytes),
      coming: () => end.coming(),
      ended: () => {
        this.#ends.delete(connection)
        allowance.closed()
        end.ended()
      },
    })
  }

  #line(connection: Connection): Line {
    const { keeper, texts } = this.#deps
    return new Line(connection, { lobby: this.#lobby, keeper, storeState: () => texts.state })
  }

  #heartbeat(): void {
    for (const end of this.#ends.values()) end.heartbeat()
    this.#lobby.sweep()
  }

  /** First the news, then what follows from them. */
  #news(entries: readonly Entry[]): void {
    const frame = encodeServerFrame({ kind: 'news', entries: [...entries] })
    for (const end of this.#ends.values()) if (end instanceof Line) end.news(entries, frame)
    if (entries.some(({ event }) => changesRights(event))) this.#lobby.review()
  }

  #storeChanged({ writable }: StoreState): void {
    const frame = encodeServerFrame({ kind: 'store', writable })
    for (const end of this.#ends.values()) if (end instanceof Line) end.storeChanged(frame)
  }

  #sessionEnded(session: string): void {
    for (const [connection, end] of this.#ends) {
      if (connection.caller.session === session) end.end({ kind: 'signedOut' })
    }
  }
}

/** What is said about the text changes nobody's rights, nor do answers: a section's stage does. */
function changesRights(event: Entry['event']): boolean {
  if (isSignOffEvent(event)) return transitionOf(event) !== null
  return !isThreadEvent(event)
}

const after = (millis: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, millis).unref())

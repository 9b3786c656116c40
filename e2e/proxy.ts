/**
 * A bad network: stands between a browser and the true server, passes bytes on as its weather has it, and changes the
 * weather for open connections too. It understands nothing of what it carries but whether a connection asks to be a socket.
 */
import { once } from 'node:events'
import { createServer, type AddressInfo, type Server, type Socket } from 'node:net'
import { Proxied, type Route } from './proxied.ts'
import { clear, type Weather } from './weather.ts'

export class Proxy implements Route {
  weather: Weather = clear
  readonly random: () => number
  readonly upstream: number
  readonly #listener: Server
  readonly #connections = new Set<Proxied>()
  #port = 0
  #changes: (() => void)[] = []

  private constructor(upstream: number, random: () => number) {
    this.upstream = upstream
    this.random = random
    this.#listener = createServer({ allowHalfOpen: true, noDelay: true }, (socket) => this.#take(socket))
  }

  /** Opens a way to the server on this port of 127.0.0.1; `random` decides what is lost and when. */
  static async open(upstream: number, random: () => number = Math.random): Promise<Proxy> {
    const proxy = new Proxy(upstream, random)
    await proxy.#listen()
    return proxy
  }

  /** Where browsers reach the server through it. */
  get url(): string {
    return `http://127.0.0.1:${this.#port}`
  }

  get open(): number {
    return this.#connections.size
  }

  /** Resolves with the next change of the weather. */
  change(): Promise<void> {
    return new Promise((resolve) => this.#changes.push(resolve))
  }

  /** From now on the weather is this, for open connections and for new ones. */
  async turn(weather: Weather): Promise<void> {
    const wasDead = this.weather.kind === 'dead'
    this.weather = weather
    if (weather.kind === 'dead') return this.#shut()
    if (weather.kind === 'refusal') this.#tear((connection) => connection.isSocket)
    if (wasDead) await this.#listen()
    this.#tellChange()
  }

  /** What is open now carries nothing any more and does not say so; new connections pass: a router forgot a sleeper. */
  forget(): void {
    for (const connection of this.#connections) connection.forget()
  }

  /** Breaks off every connection, as a router does that starts anew. */
  tear(): void {
    this.#tear(() => true)
  }

  async close(): Promise<void> {
    await this.#shut()
    this.weather = { kind: 'dead' }
  }

  async #listen(): Promise<void> {
    this.#listener.listen(this.#port, '127.0.0.1')
    await once(this.#listener, 'listening')
    // A TCP server that listens has an address with a port.
    this.#port = (this.#listener.address() as AddressInfo).port
  }

  async #shut(): Promise<void> {
    const closed = this.#listener.listening ? once(this.#listener, 'close') : null
    this.#listener.close()
    this.#tear(() => true)
    this.#tellChange()
    await closed
  }

  #take(socket: Socket): void {
    const connection = new Proxied(socket, this, () => this.#connections.delete(connection))
    this.#connections.add(connection)
  }

  #tear(which: (connection: Proxied) => boolean): void {
    for (const connection of [...this.#connections]) if (which(connection)) connection.tear()
  }

  #tellChange(): void {
    const waiting = this.#changes
    this.#changes = []
    for (const tell of waiting) tell()
  }
}

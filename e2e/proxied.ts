/** One connection through the proxy: a lane up to the server and one down to the browser. */
import { connect, type Socket } from 'node:net'
import { Lane, type Sky } from './lane.ts'

export interface Route extends Sky {
  /** The server's port on 127.0.0.1. */
  readonly upstream: number
}

export class Proxied {
  /** Whether it became a WebSocket. */
  isSocket = false
  readonly #route: Route
  readonly #browser: Socket
  readonly #up: Lane
  readonly #down: Lane
  readonly #gone: () => void
  #server: Socket | null = null

  /** @param gone called when it is over at both ends */
  constructor(browser: Socket, route: Route, gone: () => void) {
    this.#browser = browser
    this.#route = route
    this.#gone = gone
    const breakOff = () => this.tear()
    const toServer = (bytes: Buffer) => this.#reach(bytes)
    this.#up = new Lane('up', route, { arrive: toServer, end: () => this.#server?.end(), breakOff })
    const toBrowser = (bytes: Buffer) => void (browser.writable && browser.write(bytes))
    this.#down = new Lane('down', route, { arrive: toBrowser, end: () => browser.end(), breakOff })
    this.#hear(browser, this.#up, this.#down)
    browser.on('end', () => this.#giveUp())
  }

  /** It stays open at both ends and carries nothing any more. */
  forget(): void {
    this.#up.forget()
    this.#down.forget()
  }

  /** Breaks it off at both ends. */
  tear(): void {
    this.#browser.resetAndDestroy()
    this.#server?.resetAndDestroy()
  }

  /** The server hears of the connection with its first words. */
  #reach(bytes: Buffer): void {
    if (this.#server === null && asksForSocket(bytes)) {
      if (this.#refuse()) return
      this.isSocket = true
    }
    this.#server ??= this.#callServer()
    if (this.#server.writable) this.#server.write(bytes)
  }

  /** Whether the weather takes no sockets; then it was said so. */
  #refuse(): boolean {
    const { weather } = this.#route
    if (weather.kind !== 'refusal') return false
    if (weather.answer === 'closed') this.#browser.resetAndDestroy()
    else this.#browser.end(`HTTP/1.1 ${weather.answer} No\r\nconnection: close\r\ncontent-length: 0\r\n\r\n`)
    return true
  }

  #callServer(): Socket {
    const server = connect({
      port: this.#route.upstream,
      host: '127.0.0.1',
      allowHalfOpen: true,
      noDelay: true,
    })
    this.#hear(server, this.#down, this.#up)
    return server
  }

  #hear(end: Socket, says: Lane, hears: Lane): void {
    end.on('data', (bytes) => says.send(bytes))
    end.on('end', () => says.send('end'))
    end.on('error', () => says.send('end'))
    end.on('close', () => {
      hears.close()
      this.#maybeGone()
    })
  }

  /** Whoever goes before the server heard of them was never there. */
  #giveUp(): void {
    if (this.#server !== null) return
    this.#up.close()
    this.#browser.destroy()
  }

  #maybeGone(): void {
    if (this.#browser.destroyed && this.#server?.destroyed !== false) this.#gone()
  }
}

/** A browser sends the head of its request at once. */
const asksForSocket = (first: Buffer): boolean => /^upgrade: *websocket/imu.test(first.toString('latin1'))

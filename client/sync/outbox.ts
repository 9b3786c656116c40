/** What goes out on a line, in its order; changes wait until they are painted: no key waits for its own way to the server. */
import { encodeClientFrame, messageType, type ClientFrame } from '#shared/protocol'
import type { Later } from './after-paint.ts'

/** y-protocols' number for a change, in a `sync` message; with its name Yjs would come. */
const change = 2

export class Outbox {
  #frames: ClientFrame[] = []
  readonly #send: (bytes: Uint8Array<ArrayBuffer>) => void
  readonly #later: Later

  constructor(send: (bytes: Uint8Array<ArrayBuffer>) => void, later: Later) {
    this.#send = send
    this.#later = later
  }

  /** Nothing overtakes a change: messages are counted at both ends. */
  put(frame: ClientFrame): void {
    this.#frames.push(frame)
    if (isChange(frame)) this.#later(this.#empty)
    else this.#empty()
  }

  /** The line is gone, and what was on its way: the rooms say it again. */
  clear(): void {
    this.#frames = []
  }

  #empty = (): void => {
    const frames = this.#frames
    this.#frames = []
    for (const frame of frames) this.#send(new Uint8Array(encodeClientFrame(frame)))
  }
}

const isChange = (frame: ClientFrame): boolean =>
  frame.kind === 'data' && frame.message[0] === messageType.sync && frame.message[1] === change

/** An outside client: the published y-websocket provider over `ws`, with nothing of ours but a session cookie. */
import { WebSocket } from 'ws'
import { WebsocketProvider } from 'y-websocket'
import * as Y from 'yjs'
import * as decoding from 'lib0/decoding'
import type { SectionId } from '#shared/ids'

/** Message type 4 of the plain protocol: the state vector that is on disk. */
const savedType = 4

export interface PlainClient {
  readonly doc: Y.Doc
  readonly text: Y.XmlFragment
  readonly provider: WebsocketProvider
  /** The clock of each client id that the server says is on disk. */
  saved(): ReadonlyMap<number, number>
  /** How often its connection ended. */
  breaks(): number
  /** Resolves when all that the document holds is said to be on disk. Throws after `seconds`. */
  untilSaved(seconds?: number): Promise<void>
  leave(): void
}

interface Joining {
  /** How long it may take, in seconds. */
  readonly patience?: number
  /** What it brings along. */
  readonly doc?: Y.Doc
}

/** Joins a section's room and resolves when it is in sync. Throws when its patience is at an end. */
export async function joinPlainly(
  url: string,
  section: SectionId,
  cookie: string,
  { patience = 10, doc = new Y.Doc() }: Joining = {},
): Promise<PlainClient> {
  const provider = new WebsocketProvider(`${url.replace('http', 'ws')}/sync`, section, doc, {
    WebSocketPolyfill: socketWith({ cookie, origin: url }),
    disableBc: true,
  })
  let breaks = 0
  provider.on('connection-close', () => (breaks += 1))
  let onDisk: ReadonlyMap<number, number> = new Map()
  provider.messageHandlers[savedType] = (_encoder, decoder) => {
    onDisk = Y.decodeStateVector(decoding.readTailAsUint8Array(decoder))
  }
  const client: PlainClient = {
    doc,
    provider,
    text: doc.getXmlFragment('default'),
    saved: () => onDisk,
    breaks: () => breaks,
    untilSaved: (seconds = 5) => until(() => covers(onDisk, doc), seconds, 'the server says all is on disk'),
    leave: () => {
      provider.destroy()
      doc.destroy()
    },
  }
  await until(() => provider.synced, patience, 'the room is in sync').catch((error: unknown) => {
    client.leave()
    throw error
  })
  return client
}

/** A new paragraph at the end of the text, to write in. */
export function paragraphIn({ text }: PlainClient): Y.XmlText {
  const [paragraph, words] = [new Y.XmlElement('paragraph'), new Y.XmlText()]
  paragraph.insert(0, [words])
  text.push([paragraph])
  return words
}

/** A socket class that brings headers of its own, as a browser brings its cookie. */
function socketWith(headers: Record<string, string>): typeof globalThis.WebSocket {
  class HeaderSocket extends WebSocket {
    constructor(address: string | URL, protocols?: string | string[]) {
      super(address, protocols, { headers })
      this.on('error', () => undefined)
    }
  }
  // y-websocket asks for the browser's class and uses what both have: events, send, close, binaryType.
  return HeaderSocket as unknown as typeof globalThis.WebSocket
}

const covers = (onDisk: ReadonlyMap<number, number>, doc: Y.Doc): boolean =>
  [...Y.decodeStateVector(Y.encodeStateVector(doc))].every(
    ([client, clock]) => (onDisk.get(client) ?? 0) >= clock,
  )

/** Waits for a condition. Throws with `what` after `seconds`. */
export async function until(holds: () => boolean, seconds: number, what: string): Promise<void> {
  const deadline = Date.now() + seconds * 1000
  while (!holds()) {
    if (Date.now() > deadline) throw new Error(`not within ${seconds} s: ${what}`)
    await new Promise((resolve) => setTimeout(resolve, 20))
  }
}

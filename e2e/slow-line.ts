/** Lines that carry little, and texts that are long for them. */
import * as Y from 'yjs'
import { rootName } from '#shared/grammar'
import { addParagraph } from './crafted.ts'
import type { Remote } from './remote.ts'
import type { Weather } from './weather.ts'

/** A line of so many kilobytes a second, each way. */
export const slow = (kilobytes: number): Weather => ({ kind: 'trickle', bytes: 50 * kilobytes, millis: 50 })

const sentence = 'Ein langer Absatz, den jemand anderswo geschrieben hat. '

/** Paragraphs of so many kilobytes in all, of which the last one is `Schluss.` */
export function longText(kilobytes: number): string[] {
  const paragraph = sentence.repeat(18)
  return [...Array.from({ length: kilobytes }, () => paragraph), 'Schluss.']
}

/** Writes such a text behind all others. */
export function addLongText(doc: Y.Doc, kilobytes: number): void {
  doc.transact(() => longText(kilobytes).forEach((words) => addParagraph(doc, words)))
}

export const wordsIn = (doc: Y.Doc): string => JSON.stringify(doc.getXmlFragment(rootName))

/** Watches a page from now on. Returns how often it said that its line was gone, once it had one, and how often it got one. */
export function watchLine({ page, watch }: Remote): () => Promise<{ breaks: number; sockets: number }> {
  const since = Date.now()
  let sockets = 0
  page.on('websocket', (socket) => socket.once('framereceived', () => (sockets += 1)))
  return async () => {
    const glances = (await watch.glances()).filter(({ at }) => at >= since)
    const isOffline = glances.map(({ said }) => said.startsWith('Offline'))
    const breaks = isOffline.filter((offline, at) => offline && isOffline[at - 1] === false)
    return { breaks: breaks.length, sockets }
  }
}

/** y-protocols' awareness updates, taken apart and put together: a list of client id, clock and state as JSON. */
import * as decoding from 'lib0/decoding'
import * as encoding from 'lib0/encoding'

export interface AwarenessEntry {
  readonly client: number
  readonly clock: number
  /** JSON; `null` for someone who left. */
  readonly state: string
}

/** Far more than anyone's tabs; a longer list is no client's own state. */
const mostEntries = 1000
const largestClock = 2 ** 40

/** The entries. Throws for anything malformed. */
export function readAwareness(update: Uint8Array): AwarenessEntry[] {
  const from = decoding.createDecoder(update)
  const count = decoding.readVarUint(from)
  if (count > mostEntries) throw new Error('too many states in one message')
  const entries = Array.from({ length: count }, () => readEntry(from))
  if (decoding.hasContent(from)) throw new Error('bytes behind the states')
  return entries
}

function readEntry(from: decoding.Decoder): AwarenessEntry {
  const [client, clock] = [decoding.readVarUint(from), decoding.readVarUint(from)]
  if (clock > largestClock) throw new Error('a clock out of bounds')
  return { client, clock, state: decoding.readVarString(from) }
}

export function writeAwareness(entries: readonly AwarenessEntry[]): Uint8Array {
  const to = encoding.createEncoder()
  encoding.writeVarUint(to, entries.length)
  for (const { client, clock, state } of entries) {
    encoding.writeVarUint(to, client)
    encoding.writeVarUint(to, clock)
    encoding.writeVarString(to, state)
  }
  return encoding.toUint8Array(to)
}

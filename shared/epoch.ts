/**
 * The epoch of a text: after a restore from backup it begins anew, and what was known before must not be merged in. Our own page
 * is told the epoch; any other client shows it without knowing: a restored text holds a mark, a swept struct of one clock
 * under a client id of its own, and whoever has the text from after the restore has the mark in its state vector.
 */
import * as encoding from 'lib0/encoding'

/** The client id under which the mark stands. Epochs are seconds since 1970: they fit into 32 bits, as client ids do. */
export const markClient = (epoch: number): number => epoch

/** The mark as a Yjs update (v1): one struct, swept already, that changes no text. */
export function epochMark(epoch: number): Uint8Array {
  const [oneClient, oneStruct, clock, swept, length, noDeletions] = [1, 1, 0, 0, 1, 0]
  return encoding.encode((to) => {
    for (const number of [oneClient, oneStruct, markClient(epoch), clock, swept, length, noDeletions])
      encoding.writeVarUint(to, number)
  })
}

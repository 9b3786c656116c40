/**
 * Loaded before a server that is watched: on SIGWINCH it writes to `STALL_FILE` the longest time since the signal before in
 * which its event loop took nothing up, and how much of that time it worked itself. The rest it waited for a processor
 * (Linux keeps count, in `schedstat`), which is the machine's doing.
 */
import { readFileSync, renameSync, writeFileSync } from 'node:fs'

/** Milliseconds from one look to the next. */
const pace = 4

const waited = () => {
  try {
    return Number(readFileSync('/proc/thread-self/schedstat', 'utf8').split(' ')[1]) / 1e6
  } catch {
    return 0
  }
}

let worst = { whole: 0, own: 0 }
let before = { at: performance.now(), waited: waited() }

setInterval(() => {
  const now = { at: performance.now(), waited: waited() }
  const whole = now.at - before.at - pace
  const own = whole - (now.waited - before.waited)
  worst = { whole: Math.max(worst.whole, whole), own: Math.max(worst.own, own) }
  before = now
}, pace).unref()

process.on('SIGWINCH', () => {
  const file = process.env.STALL_FILE
  writeFileSync(`${file}.new`, JSON.stringify(worst))
  renameSync(`${file}.new`, file)
  worst = { whole: 0, own: 0 }
})

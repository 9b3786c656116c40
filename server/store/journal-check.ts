/** Whether the lines of a journal are whole, follow each other, and fit the checkpoint; and what to say when not. */
import type { Entry } from '#shared/events'
import { ok, type Result } from '#shared/failure'
import { unavailable } from './disk.ts'
import { chainStart, readLine, readNext, type ChainEnd } from './journal-line.ts'

const newline = 0x0a

/** The ends of all whole lines; `torn` bytes behind them were being written when the power went. */
export function findLines(bytes: Uint8Array): { ends: number[]; torn: number } {
  const ends: number[] = []
  const end = startOfHole(bytes)
  for (let at = bytes.indexOf(newline); at >= 0 && at < end; at = bytes.indexOf(newline, at + 1))
    ends.push(at + 1)
  return { ends, torn: bytes.length - (ends.at(-1) ?? 0) }
}

/**
 * Where a hole begins that only a write cut short can leave: bytes never written read as zeros, and no line holds a
 * zero byte. Behind it nothing whole may stand; else the end of the bytes, and the check of the chain says why.
 */
function startOfHole(bytes: Uint8Array): number {
  const zero = bytes.indexOf(0)
  if (zero < 0) return bytes.length
  const behind = Buffer.from(bytes.subarray(zero)).toString('utf8').split('\n').slice(1, -1)
  return behind.some((text) => readLine(text).kind === 'whole') ? bytes.length : zero
}

/** Entries that passed, and where the chain ends with them. */
export interface Checked {
  readonly entries: Entry[]
  readonly end: ChainEnd
}

/** Checks what stands behind the checkpoint, and that the checkpoint was made from this journal. Fails: storeUnavailable. */
export function checkBehind(
  path: string,
  bytes: Uint8Array,
  ends: readonly number[],
  checkpoint: ChainEnd,
): Result<Checked> {
  if (ends.length < checkpoint.seq) return unavailable(aheadSentence(path, ends.length, checkpoint.seq))
  const from = checkpoint.seq === 0 ? 0 : (ends[checkpoint.seq - 2] ?? 0)
  const text = Buffer.from(bytes.subarray(from, ends.at(-1) ?? 0)).toString('utf8')
  const lines = text.split('\n').slice(0, -1)
  if (checkpoint.seq === 0) return checkLines(path, lines, chainStart)
  const at = readLine(lines[0] ?? '')
  if (at.kind === 'broken') return unavailable(brokenSentence(path, checkpoint.seq, at.why))
  if (at.end.hash !== checkpoint.hash) return unavailable(foreignSentence(path, checkpoint.seq))
  return checkLines(path, lines.slice(1), checkpoint)
}

/** Checks lines that must stand behind `from`. Fails: storeUnavailable, naming the line. */
export function checkLines(path: string, lines: readonly string[], from: ChainEnd): Result<Checked> {
  const entries: Entry[] = []
  let end = from
  for (const text of lines) {
    const line = readNext(end, text)
    if (line.kind === 'broken') return unavailable(brokenSentence(path, end.seq + 1, line.why))
    entries.push(line.entry)
    end = line.end
  }
  return ok({ entries, end })
}

export const tornSentence = (path: string, bytes: number): string =>
  `${path}: the last ${bytes} bytes were no whole line: a write that was cut short, or damage at the very end. They were cut off.`

export const brokenSentence = (path: string, line: number, why: string): string =>
  `${path}: line ${line} ${why}. Nothing was changed; restore the journal from a backup, or from a copy in which this line is whole.`

export const aheadSentence = (path: string, lines: number, seq: number): string =>
  `${path} ends with line ${lines}, but the checkpoint was made from line ${seq}: the journal was cut or exchanged. Restore it from a backup.`

export const foreignSentence = (path: string, line: number): string =>
  `${path}: line ${line} is not the one the checkpoint was made from: the journal was exchanged. Restore it from a backup.`

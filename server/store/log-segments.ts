/** The segments of the write-ahead log as files: which there are, and what is whole in them. */
import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { must, ok, type Result } from '#shared/failure'
import { unavailable } from './disk.ts'
import { decodeRecord, findRecord, type LogRecord, type RecordPlace } from './log-record.ts'

export const segmentName = (segment: number): string => `wal-${String(segment).padStart(8, '0')}.log`

export const segmentPath = (folder: string, segment: number): string => join(folder, segmentName(segment))

/** The number of the segment with this path or name; 0 for what is none. */
export const segmentIn = (path: string): number =>
  Number(/(?:^|\/)wal-(?<number>\d{8})\.log$/u.exec(path)?.groups?.['number'] ?? 0)

/** The numbers of the segments in the folder, in order. Throws as the disk does. */
export async function listSegments(folder: string): Promise<number[]> {
  const numbers = (await readdir(folder)).map(segmentIn).filter((number) => number > 0)
  return numbers.sort((one, other) => one - other)
}

/** Fails: storeUnavailable, naming a segment that is missing between two others. */
export function checkSequence(folder: string, numbers: readonly number[]): Result<readonly number[]> {
  const gap = numbers.findIndex((number, at) => at > 0 && number !== must(numbers[at - 1], 'a segment') + 1)
  if (gap < 0) return ok(numbers)
  const missing = segmentPath(folder, must(numbers[gap], 'a segment') - 1)
  return unavailable(
    `${missing} is missing, though there are segments before and behind it. Restore it from a backup.`,
  )
}

export interface SegmentReading {
  /** Where the last of the whole records ends that stand at the beginning. */
  readonly whole: number
  /** Whether what stands behind them was acknowledged once, and is damaged; else it is a torn tail, or nothing. */
  readonly damaged: boolean
}

/** Hands out every whole record from the start on, with the place behind it. Only the last segment may have a torn tail. */
export function readSegment(
  bytes: Uint8Array,
  isLast: boolean,
  onRecord: (record: LogRecord, end: number) => void,
): SegmentReading {
  let whole = 0
  for (let place = findRecord(bytes, 0); place !== null; place = findRecord(bytes, whole)) {
    onRecord(decodeRecord(bytes, place), place.end)
    whole = place.end
  }
  return { whole, damaged: whole < bytes.length && (!isLast || wasAcknowledged(bytes, whole)) }
}

/**
 * Whether the damaged record was on disk once. It was when a flush began behind it; and when records of its own flush
 * stand behind it, unless a block is missing in between, which only a write that the power cut short leaves behind.
 */
function wasAcknowledged(bytes: Uint8Array, damage: number): boolean {
  const behind = wholeRecordsBehind(bytes, damage)
  const next = behind[0]
  if (next === undefined) return false
  return behind.some((place) => place.flush > damage) || !hasHole(bytes, next.flush, damage, next.start)
}

function wholeRecordsBehind(bytes: Uint8Array, damage: number): RecordPlace[] {
  const places: RecordPlace[] = []
  for (let at = damage + 1; at < bytes.length;) {
    const place = findRecord(bytes, at)
    if (place !== null) places.push(place)
    at = place?.end ?? at + 1
  }
  return places
}

/** The least a disk writes at once. */
const blockBytes = 512

/** Whether a block between `from` and `to` holds nothing of the flush but zeros, as one that was never written does. */
function hasHole(bytes: Uint8Array, flush: number, from: number, to: number): boolean {
  for (let block = from - (from % blockBytes); block < to; block += blockBytes) {
    const written = bytes.subarray(Math.max(block, flush), block + blockBytes)
    if (written.every((byte) => byte === 0)) return true
  }
  return false
}

export const damagedSentence = (path: string, at: number): string =>
  `${path}: the record at byte ${at} is damaged, and it was acknowledged (whole records follow). Nothing was changed; restore this file from a backup, or from a copy in which it is whole.`

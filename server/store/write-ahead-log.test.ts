import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { must, type Result } from '#shared/failure'
import { personId, sectionId } from '#shared/ids'
import { openDiskFile } from './disk.ts'
import { DiskError, FullDisk } from './disk.fake.ts'
import type { LogRecord } from './log-record.ts'
import { scratchFolder } from './scratch.fake.ts'
import { WriteAheadLog, type LogOptions } from './write-ahead-log.ts'

const bildung = sectionId.parse('sec_bildung1')
const soziales = sectionId.parse('sec_soziales')
const amira = personId.parse('per_amira1')

const bytes = (...values: number[]) => new Uint8Array(values)
const cause = (result: Result<unknown>) =>
  result.ok || result.failure.kind !== 'storeUnavailable' ? '' : result.failure.cause
const firstSegment = (folder: string) => join(folder, 'wal-00000001.log')

async function open(folder: string, options: Partial<LogOptions> = {}) {
  const records: LogRecord[] = []
  const onRecord = (record: LogRecord) => records.push({ ...record, update: record.update.slice() })
  const opened = await WriteAheadLog.open({ folder, segmentBytes: 1 << 20, onRecord, ...options })
  return { opened, records }
}

async function openWhole(folder: string, options: Partial<LogOptions> = {}) {
  const { opened, records } = await open(folder, options)
  if (!opened.ok) throw new Error(cause(opened))
  return { ...opened.value, records }
}

/** What the log holds, and the report of opening it. */
async function readBack(folder: string) {
  const { log, records, report } = await openWhole(folder)
  await log.close()
  return { records, report, end: log.end.offset }
}

/** Every record in a flush of its own, as people type. */
async function written(folder: string, records: readonly LogRecord[], options: Partial<LogOptions> = {}) {
  const { log } = await openWhole(folder, options)
  const ends: number[] = []
  for (const record of records) {
    expect(await log.append(record.section, record)).toEqual({ ok: true, value: undefined })
    ends.push(log.end.offset)
  }
  await log.close()
  return ends
}

const few: LogRecord[] = [
  { section: bildung, update: bytes(1, 2, 3), claims: [[7, amira]] },
  { section: soziales, update: bytes(0, 0, 0, 0, 0, 0, 0, 0), claims: [] },
  { section: bildung, update: bytes(), claims: [[4294967295, null]] },
  { section: soziales, update: bytes(255), claims: [] },
]

describe('the write-ahead log', () => {
  test('[S2] what was appended is read back, in order, with its claims', async () => {
    const folder = scratchFolder()
    await written(folder, few)
    const again = await readBack(folder)
    expect(again.records).toEqual(few)
    expect(again.report).toEqual([])
  })

  test('[S2] a log cut at any byte opens, keeping every whole record, and says what it cut off', async () => {
    const folder = scratchFolder()
    const ends = await written(folder, few)
    const whole = readFileSync(firstSegment(folder))
    for (let length = 0; length <= whole.length; length++) {
      writeFileSync(firstSegment(folder), whole.subarray(0, length))
      const { log, records, report } = await openWhole(folder)
      const kept = ends.filter((end) => end <= length).length
      expect(records).toEqual(few.slice(0, kept))
      expect(report.length).toBe(length === (ends[kept - 1] ?? 0) ? 0 : 1)
      expect(log.end.offset).toBe(ends[kept - 1] ?? 0)
      await log.close()
      expect(readFileSync(firstSegment(folder)).length).toBe(ends[kept - 1] ?? 0)
    }
  }, 30_000)

  test('[S2] a log that was cut goes on where the whole records end', async () => {
    const folder = scratchFolder()
    await written(folder, few)
    writeFileSync(firstSegment(folder), readFileSync(firstSegment(folder)).subarray(0, -1))
    await written(folder, few.slice(0, 1))
    expect((await readBack(folder)).records).toEqual([...few.slice(0, 3), ...few.slice(0, 1)])
  })

  test.each([
    ['zeros', Buffer.alloc(5000)],
    ['one zero', Buffer.alloc(1)],
    ['junk', Buffer.from('the quick brown fox jumps over the lazy dog, again and again')],
    ['a length that reaches far', Buffer.from('ffffff7f00000000a1', 'hex')],
  ])('[S3] %s behind the last record are cut off and reported', async (_, tail) => {
    const folder = scratchFolder()
    await written(folder, few)
    const whole = readFileSync(firstSegment(folder))
    writeFileSync(firstSegment(folder), Buffer.concat([whole, tail]))
    const { log, records, report } = await openWhole(folder)
    expect(records).toEqual(few)
    expect(report).toEqual([expect.stringContaining(`the last ${tail.length} bytes`)])
    await log.close()
    expect(readFileSync(firstSegment(folder))).toEqual(whole)
  })

  test('[S4] any one flipped bit in a record that others follow is refused, and nothing is changed', async () => {
    const folder = scratchFolder()
    const ends = await written(folder, few)
    const whole = readFileSync(firstSegment(folder))
    for (let bit = 0; bit < must(ends[2], 'three records') * 8; bit++) {
      const flipped = Buffer.from(whole)
      flipped[bit >> 3] = must(flipped[bit >> 3], 'a byte') ^ (1 << (bit & 7))
      writeFileSync(firstSegment(folder), flipped)
      expect(cause((await open(folder)).opened)).toMatch(
        /wal-00000001\.log: the record at byte \d+ is damaged/,
      )
      expect(readFileSync(firstSegment(folder))).toEqual(flipped)
    }
  }, 30_000)

  test('[S4] a flipped bit in the middle of one flush is refused too', async () => {
    const folder = scratchFolder()
    const { log } = await openWhole(folder)
    await Promise.all(few.map((record) => log.append(record.section, record)))
    await log.close()
    const flipped = readFileSync(firstSegment(folder))
    flipped[20] = must(flipped[20], 'a byte') ^ 4
    writeFileSync(firstSegment(folder), flipped)
    expect(cause((await open(folder)).opened)).toContain('is damaged')
  })

  test('[S4] a flipped bit at the very end of an older segment is refused', async () => {
    const folder = scratchFolder()
    await written(folder, few, { segmentBytes: 1 })
    const flipped = readFileSync(firstSegment(folder))
    flipped[flipped.length - 1] = must(flipped[flipped.length - 1], 'a byte') ^ 1
    writeFileSync(firstSegment(folder), flipped)
    expect(cause((await open(folder)).opened)).toContain('is damaged')
  })

  test('[S5] a flush of which the power took a block in the middle is cut off, not taken for damage', async () => {
    const folder = scratchFolder()
    await written(folder, few)
    const before = readFileSync(firstSegment(folder)).length
    const { log } = await openWhole(folder)
    const long = Array.from({ length: 40 }, () => ({
      section: bildung,
      update: new Uint8Array(100).fill(9),
      claims: [],
    }))
    await Promise.all(long.map((record) => log.append(record.section, record)))
    await log.close()
    const torn = readFileSync(firstSegment(folder)).fill(0, 1024, 1536)
    writeFileSync(firstSegment(folder), torn)
    const again = await readBack(folder)
    expect(again.records.slice(0, few.length)).toEqual(few)
    expect(again.records.length).toBeLessThan(few.length + long.length)
    expect(again.end).toBeGreaterThanOrEqual(before)
    expect(again.end).toBeLessThan(1024)
    expect(again.report).toEqual([expect.stringContaining('cut off')])
  })

  test('[S5] the same hole with a later flush behind it was acknowledged once, and is refused', async () => {
    const folder = scratchFolder()
    const long = Array.from({ length: 40 }, () => ({
      section: bildung,
      update: new Uint8Array(100).fill(9),
      claims: [],
    }))
    await written(folder, long)
    writeFileSync(firstSegment(folder), readFileSync(firstSegment(folder)).fill(0, 1024, 1536))
    expect(cause((await open(folder)).opened)).toContain('is damaged')
  })
})

describe('segments', () => {
  test('[S10] a full segment is followed by the next; old ones are deleted from the oldest on', async () => {
    const folder = scratchFolder()
    await written(folder, few, { segmentBytes: 1 })
    expect(readdirSync(folder).length).toBe(4)
    const { log, records } = await openWhole(folder, { segmentBytes: 1 })
    expect(records).toEqual(few)
    await log.dropBefore(3)
    expect(readdirSync(folder).sort()).toEqual(['wal-00000003.log', 'wal-00000004.log'])
    await log.dropBefore(99)
    expect(readdirSync(folder)).toEqual(['wal-00000004.log'])
    await log.close()
    expect((await readBack(folder)).records).toEqual(few.slice(3))
  })

  test('[S10] sections that settle at the same moment leave no gap behind', async () => {
    const folder = scratchFolder()
    await written(folder, few, { segmentBytes: 1 })
    const { log } = await openWhole(folder, { segmentBytes: 1 })
    await Promise.all([log.dropBefore(2), log.dropBefore(3), log.dropBefore(3)])
    expect(readdirSync(folder).sort()).toEqual(['wal-00000003.log', 'wal-00000004.log'])
    await log.close()
    expect((await readBack(folder)).records).toEqual(few.slice(2))
  })

  test('[S11] a segment that is missing between others is refused by name', async () => {
    const folder = scratchFolder()
    await written(folder, few, { segmentBytes: 1 })
    rmSync(join(folder, 'wal-00000002.log'))
    expect(cause((await open(folder)).opened)).toContain('wal-00000002.log is missing')
  })

  test('[S11] a log that must be there and is not is refused', async () => {
    expect(cause((await open(scratchFolder(), { isExpected: true })).opened)).toContain('no segment')
  })

  test('[S2] a crash right after a new segment was founded loses nothing', async () => {
    const folder = scratchFolder()
    await written(folder, few)
    writeFileSync(join(folder, 'wal-00000002.log'), '')
    const { log, records, report } = await openWhole(folder)
    expect([records, report]).toEqual([few, []])
    await log.append(bildung, must(few[0], 'a record'))
    await log.close()
    expect((await readBack(folder)).records.length).toBe(few.length + 1)
  })

  test('[S11] a folder that cannot be read is refused, not taken for empty', async () => {
    expect(cause((await open(join(scratchFolder(), 'nowhere'))).opened)).toContain('cannot be opened')
  })
})

test('[S6] when no handle is left for the next segment, records fail by name; with handles again the log goes on without a gap', async () => {
  const folder = scratchFolder()
  let handles = 1
  const openFile = (path: string) =>
    handles-- > 0 ? openDiskFile(path) : Promise.reject(new DiskError('EMFILE'))
  const { log } = await openWhole(folder, { openFile, segmentBytes: 1, probeMs: 60_000 })
  const tried = []
  for (const record of few) tried.push(await log.append(record.section, record))
  expect(tried.map(({ ok }) => ok)).toEqual([true, false, false, false])
  expect([cause(must(tried[1], 'a refusal')), log.state.writable]).toEqual([
    'the write-ahead log cannot be written: too many files are open (EMFILE)',
    false,
  ])
  handles = 3
  for (const record of few.slice(1)) expect((await log.append(record.section, record)).ok).toBe(true)
  expect(log.state.writable).toBe(true)
  await log.close()
  const again = await readBack(folder)
  expect([again.records, again.report]).toEqual([few, []])
})

test('[S6] a full disk fails the records, and with room again the log goes on whole', async () => {
  const disk = new FullDisk(60)
  const folder = scratchFolder()
  const { log } = await openWhole(folder, { openFile: () => Promise.resolve(disk), probeMs: 60_000 })
  const results: boolean[] = []
  for (const record of few) results.push((await log.append(record.section, record)).ok)
  disk.makeRoom(1000)
  for (const record of few) results.push((await log.append(record.section, record)).ok)
  await log.close()
  expect(results).toEqual([true, false, false, false, true, true, true, true])
  const copy = join(folder, 'copy')
  mkdirSync(copy)
  writeFileSync(firstSegment(copy), disk.bytes)
  const again = await readBack(copy)
  expect(again.records).toEqual([...few.slice(0, 1), ...few])
  expect(again.report).toEqual([])
})

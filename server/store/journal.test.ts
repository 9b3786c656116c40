import { createHash } from 'node:crypto'
import { readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test, vi } from 'vitest'
import { canonicalJson } from '#shared/canonical'
import type { Entry, Event } from '#shared/events'
import { must, type Result } from '#shared/failure'
import { paperId, personId } from '#shared/ids'
import { FullDisk } from './disk.fake.ts'
import { JournalFile, type JournalOptions } from './journal.ts'
import { scratchFolder } from './scratch.fake.ts'

const amira = personId.parse('per_amira1')
const paper = paperId.parse('pap_strategie')
const cause = (result: Result<unknown>) =>
  result.ok || result.failure.kind !== 'storeUnavailable' ? '' : result.failure.cause

const founded = (title: string): Event => ({ type: 'paperFounded', paper, title })
const entry = (seq: number, title = `Fassung ${seq} – „geprüft“`): Entry => ({
  seq,
  at: '2026-03-02T09:30:00.000Z',
  by: seq % 2 === 0 ? amira : null,
  event: founded(title),
})
const entries = (from: number, to: number): Entry[] =>
  Array.from({ length: to - from + 1 }, (_, at) => entry(from + at))

async function open(path: string, options: Partial<JournalOptions> = {}) {
  const opened = await JournalFile.open({ path, ...options })
  if (!opened.ok) throw new Error(cause(opened))
  return opened.value
}

/** A journal of four entries, closed; each was acknowledged before the next. */
async function fourLines() {
  const path = join(scratchFolder(), 'journal.jsonl')
  const { journal } = await open(path)
  for (const one of entries(1, 4)) expect((await journal.append([one])).ok).toBe(true)
  await journal.close()
  return { path, bytes: readFileSync(path), hash: journal.hash }
}

/** Opens and closes: what the journal holds, or why it is refused. */
async function outcome(path: string, options: Partial<JournalOptions> = {}) {
  const opened = await JournalFile.open({ path, ...options })
  if (!opened.ok) return cause(opened)
  await opened.value.journal.close()
  return { seq: opened.value.journal.seq, recent: opened.value.recent, report: opened.value.report }
}

describe('the chain', () => {
  test('[J10] every line can be recomputed by anyone: SHA-256 of the line before and the canonical entry', async () => {
    const { path } = await fourLines()
    let prev = '0'.repeat(64)
    for (const text of readFileSync(path, 'utf8').trimEnd().split('\n')) {
      const { hash, prev: stated, ...body } = JSON.parse(text)
      expect(stated).toBe(prev)
      expect(hash).toBe(
        createHash('sha256')
          .update(prev + canonicalJson(body))
          .digest('hex'),
      )
      prev = hash
    }
  })

  test('[J11] what was appended is there after a restart, and can be read from anywhere', async () => {
    const { path } = await fourLines()
    const { journal, recent, report } = await open(path)
    expect([journal.seq, recent, report]).toEqual([4, entries(1, 4), []])
    expect(await journal.read(3)).toEqual({ ok: true, value: entries(3, 4) })
    expect(await journal.read(0)).toEqual({ ok: true, value: entries(1, 4) })
    expect(await journal.read(5)).toEqual({ ok: true, value: [] })
    await journal.append(entries(5, 6))
    expect(await journal.read(4)).toEqual({ ok: true, value: entries(4, 6) })
    await journal.close()
  })

  test('[J11] with a checkpoint only the lines behind it are handed out', async () => {
    const { path } = await fourLines()
    const { journal } = await open(path)
    const hash = await journal.hashAt(2)
    await journal.close()
    const checkpoint = { seq: 2, hash: hash.ok ? hash.value : '' }
    expect(await outcome(path, { checkpoint })).toEqual({ seq: 4, recent: entries(3, 4), report: [] })
  })
})

describe('opening what a crash or a hand left behind', () => {
  test('[J13] a journal cut at any byte opens with its whole lines, and says what it cut off', async () => {
    const { path, bytes } = await fourLines()
    const ends = [...bytes].flatMap((byte, at) => (byte === 0x0a ? [at + 1] : []))
    for (let length = 0; length <= bytes.length; length += 7) {
      writeFileSync(path, bytes.subarray(0, length))
      const kept = ends.filter((end) => end <= length)
      const report = length === (kept.at(-1) ?? 0) ? [] : [expect.stringContaining('cut off')]
      expect(await outcome(path)).toEqual({ seq: kept.length, recent: entries(1, kept.length), report })
      expect(statSync(path).size).toBe(kept.at(-1) ?? 0)
    }
  }, 30_000)

  test('[J13] zeros at the end (blocks that were never written) are cut off, with or without a line end', async () => {
    const { path, bytes } = await fourLines()
    for (const tail of [Buffer.alloc(5000), Buffer.from('{"seq":5\0\0\0"hash"}\n'), Buffer.from('\0\n')]) {
      writeFileSync(path, Buffer.concat([bytes, tail]))
      expect(await outcome(path)).toMatchObject({ seq: 4, report: [expect.stringContaining('cut off')] })
      expect(readFileSync(path)).toEqual(bytes)
    }
  })

  test('[J14] any change in any line is refused with the number of the line, and nothing is changed', async () => {
    const { path, bytes } = await fourLines()
    for (let at = 0; at < bytes.length; at += 11) {
      const line = bytes.subarray(0, at).filter((byte) => byte === 0x0a).length + 1
      const changed = Buffer.from(bytes)
      changed[at] = must(changed[at], 'a byte') ^ 1
      if (changed[at] === 0x0a || bytes[at] === 0x0a) continue
      writeFileSync(path, changed)
      expect(await outcome(path)).toContain(`journal.jsonl: line ${line} `)
      expect(readFileSync(path)).toEqual(changed)
    }
  }, 30_000)

  test('[J14] a line that is missing, doubled or moved is refused', async () => {
    const { path, bytes } = await fourLines()
    const [a, b, c, d] = bytes.toString().trimEnd().split('\n')
    const write = (...lines: (string | undefined)[]) => writeFileSync(path, `${lines.join('\n')}\n`)
    write(a, c, d)
    expect(await outcome(path)).toContain('line 2 holds entry 3')
    write(a, b, b, c, d)
    expect(await outcome(path)).toContain('line 3 holds entry 2')
    write(b, a, c, d)
    expect(await outcome(path)).toContain('line 1 holds entry 2')
    write(a, b, '', c, d)
    expect(await outcome(path)).toContain('line 3 is not a journal entry')
  })

  test('[J14] an event that nobody knows is refused, even in a whole chain', async () => {
    const { path } = await fourLines()
    const [first] = readFileSync(path, 'utf8').split('\n')
    const { hash: prev } = JSON.parse(must(first, 'a line'))
    const body = { seq: 2, at: '2026-03-02T09:30:00.000Z', by: null, event: { type: 'paperBurnt', paper } }
    const hash = createHash('sha256')
      .update(prev + canonicalJson(body))
      .digest('hex')
    writeFileSync(path, `${first}\n${JSON.stringify({ ...body, prev, hash })}\n`)
    expect(await outcome(path)).toContain('line 2 is not a journal entry')
  })

  test('[J14] zeros in the middle, with whole lines behind them, are damage', async () => {
    const { path, bytes } = await fourLines()
    writeFileSync(path, Buffer.from(bytes).fill(0, 500, 520))
    expect(await outcome(path)).toMatch(/line [23] /)
  })

  test('[J15] a journal that ends before the checkpoint, or is another one, is refused', async () => {
    const { path, bytes, hash } = await fourLines()
    const other = 'f'.repeat(64)
    expect(await outcome(path, { checkpoint: { seq: 5, hash } })).toContain('ends with line 4')
    expect(await outcome(path, { checkpoint: { seq: 4, hash: other } })).toContain('line 4 is not the one')
    writeFileSync(path, bytes.subarray(0, -1))
    expect(await outcome(path, { checkpoint: { seq: 4, hash } })).toContain('ends with line 3')
    expect(readFileSync(path).length).toBe(bytes.length - 1)
  })
})

describe('appending', () => {
  /** A journal on a disk of this size. */
  async function on(disk: FullDisk) {
    const path = join(scratchFolder(), 'journal.jsonl')
    writeFileSync(path, '')
    return (await open(path, { openFile: () => Promise.resolve(disk), probeMs: 60_000 })).journal
  }

  test('[J16] entries that come during a flush go out together in the next one, chained in order', async () => {
    const disk = new FullDisk(100_000)
    const journal = await on(disk)
    disk.holdSyncs()
    const first = journal.append([entry(1)])
    await vi.waitFor(() => expect(disk.calls).toContain('sync'))
    const others = [journal.append([entry(2), entry(3)]), journal.append([entry(4)])]
    expect(journal.seq).toBe(0)
    disk.letGo()
    for (const done of [first, ...others]) expect(await done).toEqual({ ok: true, value: undefined })
    expect(disk.calls.map((call) => call.split(' ')[0])).toEqual(['write', 'sync', 'write', 'sync'])
    const path = join(scratchFolder(), 'journal.jsonl')
    writeFileSync(path, disk.bytes)
    expect(await outcome(path)).toEqual({ seq: 4, recent: entries(1, 4), report: [] })
  })

  test('[J17] when the disk refuses, nothing is chained to what did not reach it', async () => {
    const disk = new FullDisk(400)
    const journal = await on(disk)
    expect((await journal.append([entry(1)])).ok).toBe(true)
    const refused = journal.append([entry(2), entry(3)])
    const behind = journal.append([entry(4)])
    expect(cause(await refused)).toContain('the disk is full')
    expect(cause(await behind)).toContain('the disk is full')
    expect(journal.state.writable).toBe(false)
    expect(cause(await journal.append([entry(5)]))).toContain('earlier entries')
    disk.makeRoom(100_000)
    expect((await journal.append([entry(2, 'Zweiter Anlauf')])).ok).toBe(true)
    expect(journal.state.writable).toBe(true)
    const path = join(scratchFolder(), 'journal.jsonl')
    writeFileSync(path, disk.bytes)
    expect(await outcome(path)).toMatchObject({ seq: 2, report: [] })
  })

  test('[J17] an entry that is in the journal already is a bug', async () => {
    const journal = await on(new FullDisk(100_000))
    await journal.append([entry(1)])
    expect(() => journal.append([entry(1)])).toThrow('bug')
    expect(await journal.append([])).toEqual({ ok: true, value: undefined })
  })
})

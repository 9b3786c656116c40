import { cpSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { ok } from '#shared/failure'
import { writeBackup } from './backup.ts'
import { filesIn, fill, flipped, fullFolder, open } from './full-store.fake.ts'
import type { Marks } from './marks.ts'
import { bildung, cause, soziales } from './room.fake.ts'
import { scratchFolder } from './scratch.fake.ts'
import { openStore } from './store.ts'
import { verify } from './verification.ts'

async function findings(folder: string, marks: Marks | null = null): Promise<readonly string[]> {
  const verified = await verify(folder, () => Promise.resolve(ok(marks)))
  return verified.ok ? verified.value.findings : [cause(verified)]
}

async function backupOf(dir: string): Promise<string> {
  const target = join(scratchFolder(), 'backup')
  const at = new Date('2026-11-03T22:00:00.000Z')
  const written = await writeBackup({ dir, target, server: '1.2.3', at, acknowledged: null })
  if (!written.ok) throw new Error(cause(written))
  return target
}

/** Bits all over the file: the first and last bytes, and every `step`-th between them, another bit in each. */
function bitsOf(bytes: Buffer, step: number): number[] {
  const places = [...bytes.keys()].filter((at) => at < 4 || at >= bytes.length - 4 || at % step === 0)
  return places.map((at) => at * 8 + ((at * 5) % 8))
}

describe('verify', () => {
  test('[S26] counts what is whole, and changes nothing', async () => {
    const dir = await fullFolder()
    const before = filesIn(dir)
    const verified = await verify(dir, () => Promise.resolve(ok(null)))
    expect(verified.ok && verified.value).toMatchObject({ findings: [], sections: 2, people: 2, records: 4 })
    expect(filesIn(dir)).toEqual(before)
  })

  test.each(['data folder', 'backup'])(
    '[S26] finds one flipped bit in any file of a %s, and names the file',
    async (what) => {
      const dir = await fullFolder()
      const folder = what === 'backup' ? await backupOf(dir) : dir
      expect(await findings(folder)).toEqual([])
      for (const [path, bytes] of filesIn(folder)) {
        for (const bit of bitsOf(bytes, 37)) {
          writeFileSync(join(folder, path), flipped(bytes, bit))
          const found = await findings(folder)
          expect(found.join('\n'), `${path}, bit ${bit}`).toContain(basename(path))
        }
        writeFileSync(join(folder, path), bytes)
      }
      expect(await findings(folder)).toEqual([])
    },
    20_000,
  )

  test('[J12] proves the whole chain, and names the line in which one byte was changed', async () => {
    const dir = await fullFolder()
    const path = join(dir, 'journal', 'journal.jsonl')
    const text = readFileSync(path, 'utf8')
    writeFileSync(path, text.replace('Elementarbereich', 'Elementarbereiche'))
    expect(await findings(dir)).toEqual([expect.stringMatching(/journal\.jsonl: line 3 was changed/u)])
    const [first, ...rest] = text.split('\n')
    writeFileSync(path, [...rest.slice(0, -1), first, ''].join('\n'))
    expect(await findings(dir)).toEqual([expect.stringMatching(/journal\.jsonl: line 1 /u)])
  })

  test('[S26] finds a file that is gone', async () => {
    for (const path of [
      'people.json',
      `text/base/${bildung}.base`,
      'text/wal-00000001.log',
      'journal/journal.jsonl',
    ]) {
      const dir = await fullFolder()
      rmSync(join(dir, path))
      // The log still holds what stood in that base.
      if (!path.endsWith('.base')) expect(await findings(dir), path).not.toEqual([])
      const backup = await backupOf(await fullFolder())
      rmSync(join(backup, path))
      expect((await findings(backup)).join('\n')).toContain(basename(path))
    }
  })

  test('[S26] finds parts that do not belong together', async () => {
    const [dir, other] = [await fullFolder(), await fullFolder()]
    writeFileSync(join(dir, 'text', 'wal-00000001.log'), '')
    const found = await findings(dir)
    expect(found).toEqual([
      expect.stringContaining(`${bildung}.base is newer than the end of the log`),
      expect.stringContaining(`Section ${soziales} has no text on disk`),
    ])
    cpSync(join(other, 'journal'), join(dir, 'journal'), { recursive: true })
    const backup = await backupOf(other)
    cpSync(join(backup, 'records.json'), join(backup, 'text', 'wal-00000002.log'))
    expect((await findings(backup)).join('\n')).toContain('wal-00000002.log is not in the manifest')
  })

  test('[S26] a checkpoint that is not the fold of its journal is found', async () => {
    const dir = await fullFolder()
    const store = await open(dir)
    await store.checkpoint.save({ ...store.facts, records: { ...store.facts.records, demo: true } })
    await store.close()
    expect(await findings(dir)).toEqual([expect.stringContaining('is not what the journal')])
  })

  test('[S26] beside a running server, what is still being written is no damage, what was acknowledged is', async () => {
    const dir = scratchFolder()
    const store = await open(dir)
    await fill(store)
    const { seq, hash } = store.journal
    const marks = { journal: { seq, hash }, texts: store.texts.end }
    const log = join(dir, 'text', 'wal-00000001.log')
    const bytes = readFileSync(log)
    writeFileSync(log, Buffer.concat([bytes, Buffer.from([40, 0, 0, 0, 1, 2])]))
    expect(await findings(dir, marks)).toEqual([])
    expect(await findings(dir)).toEqual([expect.stringContaining('wal-00000001.log: the last 6 bytes')])
    writeFileSync(log, flipped(bytes, bytes.length * 8 - 1))
    expect(await findings(dir, marks)).toEqual([
      expect.stringContaining('wal-00000001.log: the record at byte'),
    ])
    writeFileSync(log, bytes)
    const journal = join(dir, 'journal', 'journal.jsonl')
    const lines = readFileSync(journal, 'utf8')
    writeFileSync(journal, lines.slice(0, lines.lastIndexOf('\n', lines.length - 2) + 1))
    expect(await findings(dir, marks)).toEqual([expect.stringContaining('line 7 was acknowledged')])
    await store.close()
  })

  test('[S26] what is neither is said', async () => {
    const [empty, other] = [scratchFolder(), scratchFolder()]
    writeFileSync(join(other, 'notes.txt'), '')
    expect(await findings(empty)).toEqual([`${empty} is empty.`])
    expect(await findings(other)).toEqual([`${other} is neither a data folder nor a backup.`])
    expect(await findings(join(empty, 'nowhere'))).toEqual([expect.stringContaining('cannot be read')])
  })
})

/** What a start makes of the folder: why it refuses, or what it reports and holds. */
async function started(dir: string) {
  const opened = await openStore(dir)
  if (!opened.ok) return { refused: cause(opened), report: [], holds: '' }
  const { texts, journal, facts, people, sessions, kept, report } = opened.value
  const read = await journal.read(1)
  const files = await Promise.all(readdirSync(join(dir, 'kept')).map((name) => kept.read(name)))
  const stored = await Promise.all([bildung, soziales].map((section) => texts.load(section)))
  const holds = JSON.stringify([stored, facts, people.all(), sessions.get('sid')])
  await opened.value.close()
  return { refused: [read, ...files].map(cause).join(''), report, holds }
}

describe('a start after one bit flipped on the disk', () => {
  test('[S27] refuses by name, or repairs and says so; nothing changed is served as if it were whole', async () => {
    const dir = await fullFolder()
    const whole = await started(dir)
    expect([whole.refused, whole.report]).toEqual(['', []])
    const files = filesIn(dir)
    for (const [path, bytes] of files) {
      for (const bit of bitsOf(bytes, 97)) {
        writeFileSync(join(dir, path), flipped(bytes, bit))
        const { refused, report, holds } = await started(dir)
        const said = [refused, ...report].join('\n')
        expect(said, `${path}, bit ${bit}`).toContain(basename(path).replace(/\.bak$/u, ''))
        if (/^(?:records|people)\.json/u.test(path)) expect(holds, `${path}, bit ${bit}`).toBe(whole.holds)
        for (const [each, content] of files) writeFileSync(join(dir, each), content)
      }
    }
  }, 30_000)
})

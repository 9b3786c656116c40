import { existsSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { setImmediate as nextTurn } from 'node:timers/promises'
import { describe, expect, onTestFailed, test } from 'vitest'
import { markClient } from '#shared/epoch'
import { must, ok } from '#shared/failure'
import type { SectionId } from '#shared/ids'
import { writeBackup } from './backup.ts'
import { entries, filesIn, fill, fullFolder, open, people } from './full-store.fake.ts'
import { readManifest } from './manifest.ts'
import { restoreBackup } from './restoring.ts'
import {
  amira,
  bildung,
  cause,
  docOf,
  loaded,
  openTexts,
  soziales,
  sport,
  wordsOf,
  Writer,
} from './room.fake.ts'
import { scratchFolder } from './scratch.fake.ts'
import type { Store } from './store.ts'
import { verify } from './verification.ts'

const at = new Date('2026-11-03T22:00:00.000Z')
const nobodyRuns = () => Promise.resolve(ok(null))

async function backedUp(dir: string, store: Store | null = null) {
  const target = join(scratchFolder(), 'backup')
  const acknowledged =
    store === null
      ? null
      : { journal: { seq: store.journal.seq, hash: store.journal.hash }, texts: store.texts.end }
  const written = await writeBackup({ dir, target, server: '1.2.3', at, acknowledged })
  if (!written.ok) throw new Error(cause(written))
  return { target, inspected: written.value }
}

async function restored(backup: string, when = at) {
  const dir = join(scratchFolder(), 'data')
  const back = await restoreBackup(backup, dir, when)
  if (!back.ok) throw new Error(cause(back))
  return { dir, restored: back.value }
}

async function wordsIn(store: Store, section: SectionId): Promise<string> {
  const stored = await store.texts.load(section)
  if (!stored.ok) throw new Error(cause(stored))
  return wordsOf(stored.value)
}

describe('a backup', () => {
  test('[S23] holds all but the sessions, proven by a manifest, and for its owner only', async () => {
    const dir = await fullFolder()
    const { target, inspected } = await backedUp(dir)
    expect(inspected).toMatchObject({ findings: [], torn: [], sections: 2, people: 2, records: 4 })
    const files = filesIn(dir)
    expect([...filesIn(target).keys()]).toEqual(
      ['manifest.json', ...files.keys()].filter((path) => !/sessions|\.bak$/u.test(path)).sort(),
    )
    const manifest = await readManifest(target)
    expect(manifest.ok && manifest.value).toMatchObject({
      server: '1.2.3',
      at: '2026-11-03T22:00:00.000Z',
      journal: { entries: entries.length },
      sections: 2,
      people: 2,
    })
    expect(statSync(target).mode & 0o777).toBe(0o700)
    expect(statSync(join(target, 'people.json')).mode & 0o777).toBe(0o600)
    expect(existsSync(`${target}.unfinished`)).toBe(false)
  })

  test('[S23] is there as a whole or not at all', async () => {
    const dir = await fullFolder()
    const place = scratchFolder()
    const order = { dir, server: '1', at, acknowledged: null }
    mkdirSync(join(dir, 'text', 'base', 'sec_folder01.base'))
    const failed = await writeBackup({ ...order, target: join(place, 'a') })
    expect(cause(failed)).toContain('could not be written')
    expect([...filesIn(place).keys()]).toEqual([])
  })

  test.each([
    ['where something stands already', () => dirname(aFile()), 'is there already'],
    ['where a file stands', () => aFile(), 'is there already'],
    ['inside of the data folder', (dir: string) => join(dir, 'backup'), 'is in the data folder'],
    ['where another one is being written', () => underWay(), 'another backup is being written'],
  ])('[S23] is not begun %s', async (_, place, why) => {
    const dir = await fullFolder()
    const refused = await writeBackup({ dir, target: place(dir), server: '1', at, acknowledged: null })
    expect(cause(refused)).toContain(why)
  })

  test('[S23] takes the place of an empty folder', async () => {
    const [dir, target] = [await fullFolder(), scratchFolder()]
    const written = await writeBackup({ dir, target, server: '1', at, acknowledged: null })
    expect(written.ok).toBe(true)
    expect(existsSync(join(target, 'manifest.json'))).toBe(true)
    expect(statSync(target).mode & 0o777).toBe(0o700)
  })

  test('[S23] of nothing is refused', async () => {
    const [dir, target] = [scratchFolder(), join(scratchFolder(), 'b')]
    const refused = await writeBackup({ dir, target, server: '1', at, acknowledged: null })
    expect(cause(refused)).toContain('nothing to back up')
  })

  test('[S23] of a store with damage is made all the same, and says what is damaged', async () => {
    const dir = await fullFolder()
    const base = join(dir, 'text', 'base', `${bildung}.base`)
    writeFileSync(base, readFileSync(base).subarray(0, 40))
    const { target, inspected } = await backedUp(dir)
    expect(inspected.findings).toEqual([expect.stringContaining(`${bildung}.base is damaged`)])
    const back = await restored(target)
    expect(back.restored.findings).toEqual([expect.stringContaining(`Section ${bildung} cannot be opened`)])
  })

  test('[S23] leaves out what a power cut left half-written, and says so', async () => {
    const dir = await fullFolder()
    const log = join(dir, 'text', 'wal-00000001.log')
    const bytes = readFileSync(log)
    writeFileSync(log, Buffer.concat([bytes, Buffer.alloc(70)]))
    const { target, inspected } = await backedUp(dir)
    expect(inspected.torn).toEqual([expect.stringContaining('the last 70 bytes')])
    expect(readFileSync(join(target, 'text', 'wal-00000001.log'))).toEqual(bytes)
  })

  test('[S23] that misses what the running server has acknowledged says so', async () => {
    const dir = scratchFolder()
    const store = await open(dir)
    await fill(store)
    const log = join(dir, 'text', 'wal-00000001.log')
    writeFileSync(log, readFileSync(log).subarray(0, -1))
    const { inspected } = await backedUp(dir, store)
    expect(inspected.findings).toEqual([
      expect.stringMatching(/the record at byte \d+ is damaged, and it was acknowledged/u),
    ])
    await store.close()
  })
})

function aFile(): string {
  const path = join(scratchFolder(), 'notes')
  writeFileSync(path, '')
  return path
}

function underWay(): string {
  const target = join(scratchFolder(), 'backup')
  mkdirSync(`${target}.unfinished`)
  return target
}

/** Someone who writes numbered words one after the other, until told to stop; `done` words are acknowledged. */
class Busy {
  done = 0
  readonly #running: Promise<void>
  #stopped = false

  constructor(store: Store, section: SectionId) {
    this.#running = this.#write(new Writer(store.texts, section), store, section)
  }

  async stop(): Promise<void> {
    this.#stopped = true
    await this.#running
  }

  async #write(writer: Writer, store: Store, section: SectionId): Promise<void> {
    for (let word = 0; !this.#stopped; word++) {
      await writer.write(`<${word}>`)
      this.done = word + 1
      if (word % 20 === 19) {
        await nextTurn()
        await store.texts.settleIdle(section)
      }
    }
  }
}

const wordsUpTo = (count: number): string => Array.from({ length: count }, (_, word) => `<${word}>`).join('')

describe('while people write', () => {
  test('[S23] everything acknowledged before it was asked for is in it, and it fits together', async () => {
    const dir = scratchFolder()
    const store = await open(dir, { segmentBytes: 600 })
    await fill(store)
    const sections = [soziales, sport] as const
    const before = await wordsIn(store, soziales)
    const writers = sections.map((section) => new Busy(store, section))
    const stop = async () => {
      await Promise.all(writers.map((writer) => writer.stop()))
      await store.close()
    }
    onTestFailed(stop)
    for (let round = 0; round < 4; round++) {
      for (let turn = 0; turn < 7 * round; turn++) await nextTurn()
      const promised = writers.map(({ done }) => done)
      const { target, inspected } = await backedUp(dir, store)
      expect(inspected.findings).toEqual([])
      const back = await open((await restored(target)).dir)
      expect(back.report).toEqual([])
      const texts = await Promise.all(sections.map((section) => wordsIn(back, section)))
      expect(texts[1]?.startsWith(wordsUpTo(must(promised[1], 'a count')))).toBe(true)
      expect(texts[0]?.replace(before, '').startsWith(wordsUpTo(must(promised[0], 'a count')))).toBe(true)
      await back.close()
    }
    await stop()
    expect(writers.map(({ done }) => done > 20)).toEqual([true, true])
  }, 20_000)
})

describe('restoring', () => {
  test('[S24] everything is there again, with its claims; sessions have ended', async () => {
    const { target } = await backedUp(await fullFolder())
    const { dir } = await restored(target)
    const store = await open(dir)
    expect(await wordsIn(store, bildung)).toBe('Ausgangslage und Ziele und Handlungsansätze')
    expect(await wordsIn(store, soziales)).toBe('Ziele')
    expect([store.facts.records.seq, store.people.all()]).toEqual([entries.length, people])
    expect([store.sessions.get('sid'), store.report]).toEqual([null, []])
    const text = await store.texts.load(bildung)
    expect(text.ok && text.value.claims.map(([, person]) => person)).toEqual([amira, null])
    await store.close()
    expect(filesIn(dir).get('people.json.bak')).toEqual(filesIn(dir).get('people.json'))
    const verified = await verify(dir, nobodyRuns)
    expect(verified.ok && verified.value.findings).toEqual([])
  })

  test('[S24] every text bears the mark of its epoch, which changes no word of it', async () => {
    const { dir } = await restored((await backedUp(await fullFolder())).target)
    const { texts } = await openTexts(join(dir, 'text'))
    for (const section of [bildung, soziales]) {
      const text = await loaded(texts, section)
      const mark = markClient(text.epoch)
      expect(docOf(text).store.clients.get(mark)).toHaveLength(1)
      expect(text.claims).toContainEqual([mark, null])
    }
    await texts.close()
  })

  test('[S24] every text has a new epoch, and another one when the same backup is restored again', async () => {
    const { target } = await backedUp(await fullFolder())
    const epochs: number[] = []
    for (const when of [at, new Date(at.getTime() + 60_000)]) {
      const { dir } = await restored(target, when)
      const { texts } = await openTexts(join(dir, 'text'))
      const [one, other] = [await loaded(texts, bildung), await loaded(texts, soziales)]
      expect(one.epoch).toBe(other.epoch)
      epochs.push(one.epoch)
      await texts.close()
    }
    expect(epochs).toEqual([at.getTime() / 1000, at.getTime() / 1000 + 60])
    const later = await backedUp((await restored(target)).dir)
    const { dir } = await restored(later.target, new Date(0))
    const { texts } = await openTexts(join(dir, 'text'))
    expect((await loaded(texts, bildung)).epoch).toBe(at.getTime() / 1000 + 1)
    await texts.close()
  })

  test('[S24] wants an empty folder, and touches nothing in another', async () => {
    const { target } = await backedUp(await fullFolder())
    const dir = await fullFolder()
    const before = filesIn(dir)
    expect(cause(await restoreBackup(target, dir, at))).toContain('is not empty')
    expect(filesIn(dir)).toEqual(before)
  })

  test('[S24] proves the backup before anything is written', async () => {
    const { target } = await backedUp(await fullFolder())
    const place = join(target, 'people.json')
    writeFileSync(place, readFileSync(place, 'utf8').replace('Jonas', 'Janos'))
    const dir = join(scratchFolder(), 'data')
    expect(cause(await restoreBackup(target, dir, at))).toContain('people.json is not what was backed up')
    expect(existsSync(dir)).toBe(false)
    expect(cause(await restoreBackup(scratchFolder(), dir, at))).toContain('is no backup')
  })

  test('[S24] that was broken off is no store: nothing is opened there', async () => {
    const dir = await fullFolder()
    writeFileSync(join(dir, 'restore-unfinished'), '')
    await expect(open(dir)).rejects.toThrow('was broken off')
  })
})

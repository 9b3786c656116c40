import { describe, expect, test } from 'vitest'
import { anchorOn } from '#shared/anchor-making'
import { fail, must, ok } from '#shared/failure'
import { bildung, einleitung, idOf, testPaper } from '#shared/paper.fake'
import { afterAll, opened } from '#shared/thread.fake'
import { prose } from './prose.ts'
import { seedText } from './seed.ts'
import { diskFull, MemoryPeople, MemoryTexts } from './memory.fake.ts'
import { readText } from '#shared/text-doc'
import * as Y from 'yjs'
import { makeHere } from './weighing-file.ts'
import { Weighings, type MakeFile } from './weighings.ts'

const asked = { format: 'csv', at: '2026-11-22T12:00:00.000Z' } as const

/** A chapter in whose introduction something is said of the second paragraph. */
async function office() {
  const texts = new MemoryTexts()
  await seedText(texts, einleitung, prose('## Lage\n\nErstens.\n\nZweitens wächst die Stadt.'))
  const stored = await texts.load(einleitung)
  const doc = new Y.Doc()
  if (stored.ok) for (const update of stored.value.updates) Y.applyUpdate(doc, update)
  expect(readText(doc)).toHaveLength(3)
  const anchor = anchorOn(doc, 'wächst')
  const threads = afterAll([['aylin', opened({ anchor })]])
  const config = { baseUrl: new URL('https://lip.example.org') }
  return { texts, people: new MemoryPeople(), config, keeper: { records: testPaper, threads, versions: [] } }
}

describe('the files of the Abwägungstabelle', () => {
  test('[M35] name the paragraph as it is numbered in the text on disk, and no more than who spoke', async () => {
    const orders: unknown[] = []
    const make: MakeFile = (order, parts) => (orders.push(order), makeHere(order, parts))
    const made = await new Weighings(make).file(await office(), idOf('aylin'), bildung, asked)
    expect(made.ok && new TextDecoder().decode(made.value)).toContain('"Absatz 2"')
    expect(orders).toMatchObject([{ names: { per_aylin: 'Gelöschte Person' } }])
  })

  test.for(['ursula', 'amir', 'thomas', 'nadine'] as const)(
    '[M35] %s, who may not read the draft, gets none',
    async (name) => {
      const made = await new Weighings(makeHere).file(await office(), idOf(name), bildung, asked)
      expect(made).toEqual(fail({ kind: 'forbidden', action: 'readDraft' }))
    },
  )

  test('[M35] one is made after the other; whoever comes when too many wait is asked to come again', async () => {
    const deps = await office()
    const open: (() => void)[] = []
    const weighings = new Weighings(async () => {
      await new Promise<void>((go) => open.push(go))
      return new Uint8Array(1)
    })
    const ask = () => weighings.file(deps, idOf('sabine'), bildung, asked)
    const all = Array.from({ length: 8 }, ask)
    expect(await ask()).toEqual(fail({ kind: 'tooMany', retryAfterSeconds: 10 }))
    for (let made = 1; made <= 8; made++) {
      while (open.length < made) await new Promise((turn) => setImmediate(turn))
      expect(open).toHaveLength(made)
      must(open[made - 1], 'its turn came')()
    }
    expect((await Promise.all(all)).every(({ ok: isMade }) => isMade)).toBe(true)
    const again = ask()
    while (open.length < 9) await new Promise((turn) => setImmediate(turn))
    must(open[8], 'there is room again')()
    expect(await again).toEqual(ok(new Uint8Array(1)))
  })

  test('[M35] a file that could not be made is told, and does not stop the next', async () => {
    const deps = await office()
    let calls = 0
    const weighings = new Weighings(async (order, parts) => {
      if (calls++ === 0) throw new Error('out of memory')
      return makeHere(order, parts)
    })
    await expect(weighings.file(deps, idOf('aylin'), bildung, asked)).rejects.toThrow('out of memory')
    expect((await weighings.file(deps, idOf('aylin'), bildung, asked)).ok).toBe(true)
    deps.texts.load = async () => diskFull
    expect(await weighings.file(deps, idOf('aylin'), bildung, asked)).toEqual(diskFull)
  })
})

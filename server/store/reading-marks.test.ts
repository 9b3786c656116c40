import { readdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { must, ok } from '#shared/failure'
import { personId, threadId } from '#shared/ids'
import { writeBackup } from './backup.ts'
import { fullFolder, open as openFull, read } from './full-store.fake.ts'
import { readHoldings } from './holdings.ts'
import { MarksStore, nothingRead } from './reading-marks.ts'
import { restoreBackup } from './restoring.ts'
import { jonas as reader } from './room.fake.ts'
import { scratchFolder } from './scratch.fake.ts'

const aylin = personId.parse('per_aylin')
const jonas = personId.parse('per_jonas')
const thread = threadId.parse('thr_0001')

async function open(folder: string) {
  const opened = await MarksStore.open(folder)
  return must(opened.ok ? opened.value : null, 'the marks open')
}

describe('what was read', () => {
  test('[S31] it is there after a restart, one file for each person', async () => {
    const folder = join(scratchFolder(), 'news')
    const { marks } = await open(folder)
    const changes = [7, 8, 9].map((seq) => marks.change(aylin, (one) => ({ ...one, seenAll: seq })))
    expect(await Promise.all(changes)).toEqual([ok(undefined), ok(undefined), ok(undefined)])
    await marks.change(jonas, (one) => ({ ...one, seen: [[thread, 4]], mailed: 3 }))
    expect(await readdir(folder)).toEqual(['per_aylin.json', 'per_jonas.json'])
    const again = await open(folder)
    expect(again.report).toEqual([])
    expect(again.marks.of(aylin)).toEqual({ ...nothingRead, seenAll: 9 })
    expect(again.marks.of(jonas)).toEqual({ seenAll: 0, seen: [[thread, 4]], mailed: 3 })
  })

  test('[S31] it goes with the person', async () => {
    const folder = join(scratchFolder(), 'news')
    const { marks } = await open(folder)
    await marks.change(aylin, (one) => ({ ...one, seenAll: 7 }))
    await marks.forget(aylin)
    await marks.forget(jonas)
    expect([await readdir(folder), marks.all(), marks.of(aylin)]).toEqual([[], [], nothingRead])
  })

  test('[S31] a file that cannot be read is begun anew, and reported', async () => {
    const folder = join(scratchFolder(), 'news')
    const { marks } = await open(folder)
    await marks.change(aylin, (one) => ({ ...one, seenAll: 7 }))
    await writeFile(join(folder, 'per_aylin.json'), '{"torn')
    const again = await open(folder)
    expect(again.report).toEqual([expect.stringContaining('per_aylin.json could not be read')])
    expect(again.marks.of(aylin)).toEqual(nothingRead)
  })
})

test('[N14] after backup and restore everybody has read what she had read, and was mailed so far', async () => {
  const [dir, place] = [await fullFolder(), scratchFolder()]
  const [target, back] = [join(place, 'backup'), join(place, 'data')]
  const at = new Date('2026-11-22T22:00:00.000Z')
  const written = await writeBackup({ dir, target, server: '1', at, acknowledged: null })
  expect(written.ok && written.value.findings).toEqual([])
  expect((await restoreBackup(target, back, at)).ok).toBe(true)
  const store = await openFull(back)
  expect([store.marks.all(), store.marks.of(reader)]).toEqual([[reader], read])
  await store.close()
})

test('[N14] a backup reads marks before the journal: none hides what will happen after a restore', async () => {
  const kinds: string[] = []
  for await (const { kind } of readHoldings(await fullFolder())) kinds.push(kind)
  expect(kinds.slice(0, 4)).toEqual(['checkpoint', 'marks', 'journal', 'people'])
})

import { readdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { must, ok } from '#shared/failure'
import { personId, threadId } from '#shared/ids'
import { MarksStore, nothingRead } from './reading-marks.ts'
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

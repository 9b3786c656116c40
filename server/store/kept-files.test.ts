import { readdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { ok } from '#shared/failure'
import { fullFolder, filesIn } from './full-store.fake.ts'
import { KeptFolder, nameOf } from './kept-files.ts'
import { scratchFolder } from './scratch.fake.ts'
import { verify } from './verification.ts'

const bytes = Buffer.from('%PDF-1.7 unterschrieben')
const open = () => {
  const folder = join(scratchFolder(), 'kept')
  return { folder, files: new KeptFolder(folder) }
}

describe('kept files', () => {
  test('[S32] are named by the SHA-256 of their bytes and read back under it, and under no other name', async () => {
    const { folder, files } = open()
    expect(await files.keep(bytes)).toEqual(ok(nameOf(bytes)))
    expect(await files.read(nameOf(bytes))).toEqual(ok(bytes))
    expect(readdirSync(folder)).toEqual([nameOf(bytes)])
    for (const name of ['0'.repeat(64), '../people.json', ''])
      expect(await files.read(name)).toMatchObject({ ok: false, failure: { kind: 'notFound' } })
  })

  test('[S32] the same bytes, many at once, are one file', async () => {
    const { folder, files } = open()
    const kept = await Promise.all(Array.from({ length: 20 }, () => files.keep(bytes)))
    expect(new Set(kept.map((one) => one.ok && one.value)).size).toBe(1)
    expect(readdirSync(folder)).toEqual([nameOf(bytes)])
  })

  test('[S32] one that was altered is refused, and another writing makes it whole', async () => {
    const { folder, files } = open()
    await files.keep(bytes)
    writeFileSync(join(folder, nameOf(bytes)), 'etwas anderes')
    expect(await files.read(nameOf(bytes))).toMatchObject({
      ok: false,
      failure: { kind: 'storeUnavailable' },
    })
    await files.keep(bytes)
    expect(await files.read(nameOf(bytes))).toEqual(ok(bytes))
  })

  test('[S32] what a sign-off refers to and is not there is found', async () => {
    const dir = await fullFolder()
    const [kept] = [...filesIn(dir).keys()].filter((path) => path.startsWith('kept/'))
    rmSync(join(dir, kept ?? 'nothing is kept'))
    const verified = await verify(dir, () => Promise.resolve(ok(null)))
    expect(verified.ok && verified.value.findings).toEqual([expect.stringContaining(`${kept} is missing`)])
  })
})

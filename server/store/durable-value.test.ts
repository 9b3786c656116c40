import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { z } from 'zod'
import { fail, ok, type Result } from '#shared/failure'
import { DurableFile, readChecksummed } from './durable-file.ts'
import { DurableValue } from './durable-value.ts'
import { scratchFolder } from './scratch.fake.ts'
import { withChecksum } from './checksum.ts'

const schema = z.strictObject({ count: z.int() })
const cause = (result: Result<unknown>) =>
  result.ok || result.failure.kind !== 'storeUnavailable' ? '' : result.failure.cause

const place = () => join(scratchFolder(), 'count.json')

async function open(path: string, mirrored = false) {
  const file = new DurableFile({ path, schema, mirrored })
  const opened = await DurableValue.open(file, { count: 0 })
  if (!opened.ok) throw new Error(cause(opened))
  return { value: opened.value, report: file.report }
}

const counted = ({ count }: { count: number }) => ok({ count: count + 1 })

const contentOf = (path: string): unknown => {
  const file: unknown = JSON.parse(readFileSync(path, 'utf8'))
  return typeof file === 'object' && file !== null && 'content' in file ? file.content : file
}

/** Makes every write of the file fail: a folder stands where the new one would be written. */
const jam = (path: string) => mkdirSync(`${path}.tmp`)

describe('a small file', () => {
  test('[S15] begins with its initial value and is there after a restart, for its owner only', async () => {
    const path = place()
    const { value } = await open(path)
    expect(value.value).toEqual({ count: 0 })
    await value.change(counted)
    expect((await open(path)).value.value).toEqual({ count: 1 })
    expect(statSync(path).mode & 0o777).toBe(0o600)
    expect(readdirSync(join(path, '..'))).toEqual(['count.json'])
  })

  test('[S15] changes wait for each other; each sees the one before', async () => {
    const path = place()
    const { value } = await open(path)
    await Promise.all(Array.from({ length: 20 }, () => value.change(counted)))
    expect(value.value).toEqual({ count: 20 })
    expect(contentOf(path)).toEqual({ count: 20 })
  })

  test('[S15] the value changes only when the disk has it', async () => {
    const path = place()
    const { value } = await open(path)
    const change = value.change(counted)
    expect(value.value).toEqual({ count: 0 })
    await change
    jam(path)
    expect(cause(await value.change(counted))).toContain('cannot be written')
    expect(value.value).toEqual({ count: 1 })
    expect(contentOf(path)).toEqual({ count: 1 })
    rmSync(`${path}.tmp`, { recursive: true })
    expect((await value.change(counted)).ok).toBe(true)
    expect(value.value).toEqual({ count: 2 })
  })

  test('[S15] a refused change changes nothing, and the next one goes through', async () => {
    const { value } = await open(place())
    const refused = value.change(() => fail({ kind: 'alreadyExists', what: 'person' }))
    expect(await refused).toEqual({ ok: false, failure: { kind: 'alreadyExists', what: 'person' } })
    expect((await value.change(counted)).ok).toBe(true)
  })

  test('[S15] a bug in a change is thrown, and does not block the next', async () => {
    const { value } = await open(place())
    const bug = value.change(() => {
      throw new Error('bug: here')
    })
    await expect(bug).rejects.toThrow('bug: here')
    expect((await value.change(counted)).ok).toBe(true)
  })
})

const damages: [string, string | null, string][] = [
  ['empty', '', 'is empty'],
  ['torn', '{"coun', 'is not whole'],
  ['zeros', '\0\0\0\0', 'is not whole'],
  ['something else', '{"count":"many"}', 'does not hold what it should'],
]

describe('a damaged file', () => {
  test.each(damages)('[S15] %s: refused by name when there is no copy', async (_, text, why) => {
    const path = place()
    writeFileSync(path, text ?? '')
    const opened = await DurableValue.open(new DurableFile({ path, schema }), { count: 0 })
    expect(cause(opened)).toContain(`count.json ${why}`)
  })

  test.each([...damages, ['missing', null, 'is missing'] as [string, string | null, string]])(
    '[S15] %s: its copy takes over, with everything that was acknowledged, and this is said',
    async (_, text, why) => {
      const path = place()
      const { value } = await open(path, true)
      await value.change(counted)
      await value.change(counted)
      if (text === null) rmSync(path)
      else writeFileSync(path, text)
      const again = await open(path, true)
      expect(again.value.value).toEqual({ count: 2 })
      expect(again.report).toEqual([expect.stringContaining(why)])
      expect((await open(path, true)).report).toEqual([])
    },
  )

  test('[S15] refused when its copy is damaged too', async () => {
    const path = place()
    await (await open(path, true)).value.change(counted)
    writeFileSync(path, '')
    writeFileSync(`${path}.bak`, '{')
    const opened = await DurableValue.open(new DurableFile({ path, schema, mirrored: true }), { count: 0 })
    expect(cause(opened)).toContain('is empty')
    expect(existsSync(path)).toBe(true)
  })

  test('[S15] a lost file whose copy is damaged is not taken for a new one', async () => {
    const path = place()
    writeFileSync(`${path}.bak`, '{')
    const opened = await DurableValue.open(new DurableFile({ path, schema, mirrored: true }), { count: 0 })
    expect(cause(opened)).toContain('is missing, and its copy is not whole')
  })

  test('[S15] a copy that is damaged beside a whole file is made anew, and this is said', async () => {
    const path = place()
    await (await open(path, true)).value.change(counted)
    writeFileSync(`${path}.bak`, '')
    const { value, report } = await open(path, true)
    expect([value.value, report]).toEqual([{ count: 1 }, [expect.stringContaining('made anew')]])
    expect(contentOf(`${path}.bak`)).toEqual({ count: 1 })
    expect((await open(path, true)).report).toEqual([])
  })

  test('[S15] on a disk that refuses, a copy stays damaged until the next change', async () => {
    const path = place()
    await (await open(path, true)).value.change(counted)
    writeFileSync(`${path}.bak`, '')
    jam(`${path}.bak`)
    const { value } = await open(path, true)
    expect(value.value).toEqual({ count: 1 })
    rmSync(`${path}.bak.tmp`, { recursive: true })
    await value.change(counted)
    expect(contentOf(`${path}.bak`)).toEqual({ count: 2 })
  })
})

describe('the checksum', () => {
  test('[S22] one changed bit anywhere in the file is found', async () => {
    const path = place()
    await (await open(path)).value.change(counted)
    const bytes = readFileSync(path)
    for (let bit = 0; bit < bytes.length * 8; bit++) {
      const changed = Buffer.from(bytes)
      changed.writeUInt8(changed.readUInt8(bit >> 3) ^ (1 << (bit & 7)), bit >> 3)
      expect(readChecksummed(changed, schema).kind, `bit ${bit}`).toBe('damaged')
    }
    expect(readChecksummed(bytes, schema)).toEqual({ kind: 'whole', data: { count: 1 } })
  })

  test('[S22] a file from before there were checksums is taken as it is, and gets one with the next change', async () => {
    const path = place()
    writeFileSync(path, '{"count":4}\n')
    const { value } = await open(path)
    await value.change(counted)
    expect(contentOf(path)).toEqual({ count: 5 })
    expect(readFileSync(path, 'utf8')).toMatch(/^\{"sha256":"[0-9a-f]{64}","content":\{"count":5\}\}\n$/)
  })

  test('[S22] a whole file of another version is told from a damaged one', () => {
    expect(readChecksummed(Buffer.from(withChecksum({ total: 3 })), schema).kind).toBe('foreign')
  })
})

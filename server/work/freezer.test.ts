import { readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { mkdirSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { must, ok, type Result } from '#shared/failure'
import { chapterId, personId, versionId } from '#shared/ids'
import { closeOffice, openOffice, type Office } from '../office.ts'
import { openLog } from '../log.ts'
import { filesIn } from '../store/full-store.fake.ts'
import { scratchFolder } from '../store/scratch.fake.ts'
import { verify } from '../store/verification.ts'
import { Freezer, type FreezerDeps } from './freezer.ts'

const log = openLog('fatal')
const sabine = personId.parse('per_sabine')
const scope = { chapter: chapterId.parse('cha_verwaltung') }
let made = 0
const order = () =>
  ({
    id: versionId.parse(`ver_crash${++made}`),
    scope,
    purpose: 'interim',
    name: 'Stand',
    note: null,
  }) as const

type Files = ReadonlyMap<string, Buffer>

async function opened(dir: string): Promise<Office> {
  const office = await openOffice({ dataDir: dir, demo: 'auto' }, log)
  return must(office.ok ? office.value : null, 'the folder opens')
}

function freezerOf({ store, keeper, sealer, now }: Office, after: () => void = () => {}): Freezer {
  const { texts, kept, openings, people } = store
  const then = async <T>(write: Promise<Result<T>>): Promise<Result<T>> => {
    const result = await write
    after()
    return result
  }
  const deps: FreezerDeps = {
    keeper,
    texts,
    people,
    sealer,
    now,
    kept: { keep: (bytes) => then(kept.keep(bytes)), read: (name) => kept.read(name) },
    openings: {
      keep: (version, names) => then(openings.keep(version, names)),
      read: (version) => openings.read(version),
      forgetAllBut: (isThere) => openings.forgetAllBut(isThere),
    },
  }
  return new Freezer(deps)
}

/** The folder as a crash leaves it, opened again by another server. */
function laidOut(files: Files): string {
  const dir = scratchFolder()
  for (const [path, bytes] of files) {
    mkdirSync(dirname(join(dir, path)), { recursive: true })
    writeFileSync(join(dir, path), bytes)
  }
  return dir
}

describe('freezing', () => {
  test('[V7] a crash behind any write leaves the version whole or none, and its number is given once', async () => {
    const dir = scratchFolder()
    const office = await opened(dir)
    const moments: Files[] = [filesIn(dir)]
    const freezer = freezerOf(office, () => moments.push(filesIn(dir)))
    const first = await freezer.freeze(sabine, order())
    moments.push(filesIn(dir))
    await closeOffice(office)
    expect(first.ok && first.value.version.seal.number).toBe('0.1')
    expect(moments.length).toBeGreaterThan(4)
    const there: number[] = []
    for (const files of moments) {
      const crashed = laidOut(files)
      const next = await opened(crashed)
      there.push(next.keeper.versions.length)
      const again = await freezerOf(next).freeze(sabine, order())
      await closeOffice(next)
      const count = there.at(-1) ?? 0
      expect(again.ok && again.value.version.seal).toMatchObject({
        number: `0.${count + 1}`,
        ordinal: count + 1,
      })
      const verified = await verify(crashed, () => Promise.resolve(ok(null)))
      expect(verified.ok && verified.value.findings).toEqual([])
    }
    expect(there).toEqual([...moments.slice(1).map(() => 0), 1])
  })

  test('[V8] the key that seals is made once, for its owner alone; a damaged one is not replaced in silence', async () => {
    const dir = scratchFolder()
    const office = await opened(dir)
    const { key } = office.sealer
    await closeOffice(office)
    const again = await opened(dir)
    expect(again.sealer.key).toBe(key)
    await closeOffice(again)
    const path = join(dir, 'seal-key.pem')
    expect(readFileSync(path, 'utf8')).toContain('PRIVATE KEY')
    writeFileSync(path, readFileSync(path, 'utf8').slice(0, 60))
    const refused = await openOffice({ dataDir: dir, demo: 'auto' }, log)
    expect(refused).toMatchObject({ ok: false, failure: { kind: 'storeUnavailable' } })
    expect(!refused.ok && 'cause' in refused.failure && refused.failure.cause).toContain('seal-key.pem')
  })
})

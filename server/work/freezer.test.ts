import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { must, ok, type Result } from '#shared/failure'
import { chapterId, personId, versionId } from '#shared/ids'
import { manifest as manifestShape } from '#shared/version'
import { closeOffice, openOffice, type Office } from '../office.ts'
import { openLog } from '../log.ts'
import { writeBackup } from '../store/backup.ts'
import { filesIn } from '../store/full-store.fake.ts'
import { readOpenings } from '../store/openings.ts'
import { restoreBackup } from '../store/restoring.ts'
import { scratchFolder } from '../store/scratch.fake.ts'
import { withChecksum } from '../store/checksum.ts'
import { verify } from '../store/verification.ts'
import { Freezer, type FreezerDeps } from './freezer.ts'
import { withdrawRole } from './people.ts'

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

let founded: Promise<Files> | null = null

/** A folder with the demo world in it, closed: always the same one. */
async function demoFolder(): Promise<string> {
  founded ??= (async () => {
    const dir = scratchFolder()
    await closeOffice(await opened(dir))
    return filesIn(dir)
  })()
  return laidOut(await founded)
}

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

async function findingsIn(dir: string): Promise<readonly string[]> {
  const verified = await verify(dir, () => Promise.resolve(ok(null)))
  return must(verified.ok ? verified.value : null, 'there is something to verify').findings
}

/** The name of the first text that the manifest names. */
function firstText(bytes: Buffer): string {
  const { chapters } = manifestShape.parse(JSON.parse(bytes.toString()))
  return must(chapters[0]?.sections[0], 'it has a section').content
}

/** What the file holds. */
function nameIn(bytes: Buffer): object {
  const reading = readOpenings(bytes)
  return must(reading.kind === 'whole' ? reading.data : null, 'it is whole')
}

describe('freezing', () => {
  test('[V7] a crash behind any write leaves the version whole or none, and its number is given once', async () => {
    const dir = await demoFolder()
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
      expect(await findingsIn(crashed)).toEqual([])
    }
    expect(there).toEqual([...moments.slice(1).map(() => 0), 1])
  })

  test('[V12] verify finds what was changed in a version, missing or exchanged; a backup brings all of it back', async () => {
    const dir = await demoFolder()
    const office = await opened(dir)
    const freezer = freezerOf(office)
    for (const id of [order(), order()]) await freezer.freeze(sabine, id)
    const { versions } = office.keeper
    await closeOffice(office)
    const [first, second] = versions.map(({ seal }) => seal)
    expect(await findingsIn(dir)).toEqual([])
    const files = filesIn(dir)
    const manifest = `kept/${first?.fingerprint}`
    const [one, other] = [`openings/${first?.version}.json`, `openings/${second?.version}.json`]
    const bytesOf = (path: string) => must(files.get(path), 'it is there')
    const text = `kept/${firstText(bytesOf(manifest))}`
    const flipped = Buffer.from(bytesOf(manifest))
    flipped.writeUInt8(must(flipped[40], 'a byte') ^ 1, 40)
    const forged: readonly (readonly [path: string, bytes: Buffer | null, found: string])[] = [
      [manifest, flipped, 'kept/'],
      [manifest, null, 'its manifest'],
      [text, null, 'a text is missing'],
      [one, Buffer.from(bytesOf(one).toString().replace('Sabine', 'Sabina')), 'checksum'],
      [
        one,
        Buffer.from(withChecksum({ ...nameIn(bytesOf(other)), version: first?.version })),
        'a name is not the one',
      ],
      ['seal-key.pem', Buffer.from('-----BEGIN'), 'is not an Ed25519 key'],
    ]
    for (const [path, bytes, found] of forged) {
      const copy = new Map(files)
      if (bytes === null) copy.delete(path)
      else copy.set(path, bytes)
      expect((await findingsIn(laidOut(copy))).join(' ')).toContain(found)
    }
    const target = join(scratchFolder(), 'backup')
    const at = new Date('2026-11-22T12:00:00Z')
    expect((await writeBackup({ dir, target, server: '1', at, acknowledged: null })).ok).toBe(true)
    const back = join(scratchFolder(), 'data')
    expect((await restoreBackup(target, back, at)).ok).toBe(true)
    expect(await findingsIn(back)).toEqual([])
    const again = await opened(back)
    expect([again.keeper.versions, again.sealer.key]).toEqual([versions, first?.key])
    await closeOffice(again)
  })

  test('[V9] whoever was erased is in no version by name from the next start on; who only lacks an account stays', async () => {
    const dir = await demoFolder()
    const office = await opened(dir)
    const ordered = order()
    const frozen = await freezerOf(office).freeze(sabine, ordered)
    expect(frozen.ok).toBe(true)
    const { people, openings } = office.store
    const named = async () => {
      const read = await openings.read(ordered.id)
      return read.ok && Object.values(read.value).map(({ name }) => name)
    }
    expect(await named()).toEqual(['Sabine Krüger'])
    await people.erase(sabine)
    await closeOffice(office)
    const lacking = await opened(dir)
    expect(await named()).toEqual(['Sabine Krüger'])
    const grants = lacking.keeper.records.grants[sabine] ?? []
    for (const grant of grants) await withdrawRole(lacking.keeper, sabine, grant)
    await closeOffice(lacking)
    await closeOffice(await opened(dir))
    expect(await named()).toEqual([])
    expect(await findingsIn(dir)).toEqual([])
  })

  test('[V8] the key that seals is made once, for its owner alone; a damaged one is not replaced in silence', async () => {
    const dir = await demoFolder()
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

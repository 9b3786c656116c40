import { describe, expect, test } from 'vitest'
import { event } from './events.ts'
import { must } from './failure.ts'
import { versionId } from './ids.ts'
import { after, bildung, einleitung, idOf, paper, soziales, testPaper } from './paper.fake.ts'
import { emptyRecords, type Records } from './records.ts'
import type { Purpose, VersionScope } from './version.ts'
import { frozenEvent, sealOf } from './version.fake.ts'
import { foldVersions, nextNumber, noVersions, versionOf, versionsOf, type Versions } from './versions.ts'

const frozenBy = idOf('sabine')
const at = '2026-11-22T12:00:00.000Z'

/** The versions after these were frozen one after the other, each under the number that is due. */
function row(...frozen: readonly (readonly [VersionScope, Purpose])[]): Versions {
  return frozen.reduce<Versions>((versions, [scope, purpose]) => {
    const ordinal = versions.length + 1
    const seal = sealOf(ordinal, nextNumber(versions, scope, purpose), scope)
    const entry = { seq: ordinal, at, by: frozenBy, event: frozenEvent(purpose, seal) }
    return foldVersions(versions, entry, testPaper)
  }, noVersions)
}

describe('the versions', () => {
  test('[V2] what is laid before somebody opens a new row of numbers, interim versions count on in it', () => {
    const purposes = ['interim', 'interim', 'submission', 'interim', 'submission', 'resolution'] as const
    const numbers = row(...purposes.map((purpose) => [{ chapter: bildung }, purpose] as const))
    expect(numbers.map(({ seal }) => seal.number)).toEqual(['0.1', '0.2', '1.0', '1.1', '2.0', '3.0'])
  })

  test('[V2] each chapter counts for itself, and the paper as a whole does', () => {
    const versions = row(
      [{ chapter: bildung }, 'submission'],
      [{ chapter: soziales }, 'interim'],
      [{ paper }, 'interim'],
      [{ chapter: bildung }, 'interim'],
    )
    expect(versions.map(({ seal }) => seal.number)).toEqual(['1.0', '0.1', '0.1', '1.1'])
    expect(versionsOf(versions, { chapter: bildung }).map(({ seal }) => seal.ordinal)).toEqual([1, 4])
  })

  test('[V2] are found by their id; the fold of anything else changes nothing', () => {
    const versions = row([{ chapter: bildung }, 'interim'])
    expect(versionOf(versions, versionId.parse('ver_0001'))).toMatchObject({
      name: 'Erste Fassung',
      by: frozenBy,
    })
    expect(versionOf(versions, versionId.parse('ver_0002'))).toBeNull()
    const entry = { seq: 2, at, by: null, event: { type: 'demoWorldOpened' } } as const
    expect(foldVersions(versions, entry, testPaper)).toBe(versions)
  })

  test('[V35] keep how each of them names what it closes', () => {
    const name = (records: Records, purpose: Purpose) => {
      const entry = { seq: 1, at, by: frozenBy, event: frozenEvent(purpose) }
      return foldVersions(noVersions, entry, records)[0]?.names
    }
    expect(name(testPaper, 'submission')).toEqual({ [einleitung]: { number: '1.1', title: 'Einleitung' } })
    expect(name(testPaper, 'interim')).toEqual({})
    expect(name(emptyRecords, 'submission')).toEqual({})
  })

  test('[V1] one of a purpose that is not laid before anybody leaves the records as they are', () => {
    const records = after(testPaper, frozenEvent('interim'))
    expect(records).toEqual({ ...testPaper, seq: testPaper.seq + 1 })
  })

  test('[V2] an event is read as it was written, and none with anything more or less', () => {
    const written = frozenEvent('submission')
    expect(event.parse(JSON.parse(JSON.stringify(written)))).toEqual(written)
    const { seal } = written
    const others = [
      { ...written, note: 'mehr' },
      { ...written, seal: { ...seal, signature: seal.signature.slice(1) } },
      { ...written, seal: { ...seal, number: '01.0' } },
      { ...written, seal: { ...seal, ordinal: 0 } },
      { ...written, name: '' },
    ]
    for (const other of others) expect(event.safeParse(other).success).toBe(false)
    expect(must(event.safeParse(written).data, 'it is one')).toEqual(written)
  })
})

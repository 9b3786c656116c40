import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setImmediate as nextTurn } from 'node:timers/promises'
import { describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import { must } from '#shared/failure'
import {
  amira,
  bildung,
  cause,
  jonas,
  loaded,
  openTexts,
  soziales,
  sport,
  wordsOf,
  Writer,
} from './room.fake.ts'
import { crashedCopy, scratchFolder } from './scratch.fake.ts'
import { TextFiles } from './text-store.ts'

const segments = (folder: string) => readdirSync(folder).filter((name) => name.endsWith('.log'))

describe('loading and settling', () => {
  test('[S8] a section that was never heard of is an empty text', async () => {
    const { texts } = await openTexts(scratchFolder())
    expect(await loaded(texts, bildung)).toEqual({ base: null, updates: [], claims: [], epoch: 0 })
    await texts.close()
  })

  test('[S8] what was acknowledged is there at once, and after a restart', async () => {
    const folder = scratchFolder()
    const { texts } = await openTexts(folder)
    const writer = new Writer(texts, bildung)
    await writer.write('Ausgangs')
    await writer.write('lage')
    expect(wordsOf(await loaded(texts, bildung))).toBe('Ausgangslage')
    expect(wordsOf(await loaded(texts, soziales))).toBe('')
    await texts.close()
    const again = await openTexts(folder)
    expect(wordsOf(await loaded(again.texts, bildung))).toBe('Ausgangslage')
    expect(again.report).toEqual([])
    await again.texts.close()
  })

  test('[S9] a base takes the place of the updates it holds, also after a restart', async () => {
    const folder = scratchFolder()
    const { texts } = await openTexts(folder)
    const writer = new Writer(texts, bildung)
    await writer.write('Ziele')
    await nextTurn()
    expect(await texts.settle(bildung, writer.state())).toEqual({ ok: true, value: undefined })
    expect((await loaded(texts, bildung)).updates).toEqual([])
    await writer.write(' und Wege')
    await texts.close()
    const again = await openTexts(folder)
    const stored = await loaded(again.texts, bildung)
    expect([wordsOf(stored), stored.updates.length]).toEqual(['Ziele und Wege', 1])
    await again.texts.close()
  })

  test('[S12] a settle covers only what was answered in an earlier turn; what is in doubt is kept', async () => {
    const { texts } = await openTexts(scratchFolder())
    const writer = new Writer(texts, bildung)
    await writer.write('a')
    await nextTurn()
    const before = writer.state()
    await writer.write('b')
    const settled = texts.settle(bildung, before) // a room that has not taken in "b" yet
    const during = writer.write('c')
    expect((await settled).ok).toBe(true)
    await during
    expect(wordsOf(await loaded(texts, bildung))).toBe('abc')
    await texts.close()
  })

  test('[S12] an older state never replaces a newer base', async () => {
    const folder = scratchFolder()
    const { texts } = await openTexts(folder)
    const writer = new Writer(texts, bildung)
    await writer.write('a')
    await nextTurn()
    const idle = texts.settleIdle(bildung)
    const late = texts.settle(bildung, writer.state())
    const more = writer.write('b')
    await Promise.all([idle, late, more])
    expect(wordsOf(await loaded(texts, bildung))).toBe('ab')
    await texts.close()
    const again = await openTexts(folder)
    expect(wordsOf(await loaded(again.texts, bildung))).toBe('ab')
    await again.texts.close()
  })

  test('[S13] a section that no room holds settles itself: base and updates in one state', async () => {
    const { texts } = await openTexts(scratchFolder())
    const writer = new Writer(texts, bildung)
    await writer.write('Handlungs')
    expect((await texts.settleIdle(bildung)).ok).toBe(true)
    await writer.write('ansätze')
    await nextTurn()
    expect((await texts.settleIdle(bildung)).ok).toBe(true)
    const stored = await loaded(texts, bildung)
    expect([wordsOf(stored), stored.updates]).toEqual(['Handlungsansätze', []])
    await texts.close()
  })

  test('[S13] an update that cannot be applied fails the settling, and nothing is lost', async () => {
    const { texts } = await openTexts(scratchFolder())
    await texts.append(bildung, { update: new Uint8Array([255, 255, 255]), claims: [] })
    await nextTurn()
    expect(cause(await texts.settleIdle(bildung))).toContain('cannot be applied')
    expect((await loaded(texts, bildung)).updates).toEqual([new Uint8Array([255, 255, 255])])
    await texts.close()
  })

  test('[S13] an update that builds on something missing fails the settling, and nothing is lost', async () => {
    const { texts } = await openTexts(scratchFolder())
    const doc = new Y.Doc()
    doc.getText('default').insert(0, 'eins')
    const before = Y.encodeStateVector(doc)
    doc.getText('default').insert(4, 'zwei')
    const update = Y.encodeStateAsUpdate(doc, before)
    await texts.append(bildung, { update, claims: [] })
    await nextTurn()
    expect(cause(await texts.settleIdle(bildung))).toContain('missing')
    expect(await loaded(texts, bildung)).toMatchObject({ base: null, updates: [update] })
    await texts.close()
  })

  test('[S14] a client id belongs to whom it was first claimed for, through settling and restart', async () => {
    const folder = scratchFolder()
    const { texts } = await openTexts(folder)
    await texts.append(bildung, {
      update: new Uint8Array(),
      claims: [
        [7, amira],
        [8, null],
      ],
    })
    await texts.append(bildung, {
      update: new Uint8Array(),
      claims: [
        [7, jonas],
        [9, jonas],
      ],
    })
    const claims = [
      [7, amira],
      [8, null],
      [9, jonas],
    ]
    expect((await loaded(texts, bildung)).claims).toEqual(claims)
    expect((await loaded(texts, bildung)).updates).toEqual([])
    await texts.settleIdle(bildung)
    await texts.close()
    const again = await openTexts(folder)
    expect((await loaded(again.texts, bildung)).claims).toEqual(claims)
    await again.texts.close()
  })
})

describe('old segments', () => {
  /** Two sections in a log of tiny segments. */
  async function twoSections(folder: string) {
    const { texts } = await openTexts(folder, { segmentBytes: 1 })
    const [one, other] = [new Writer(texts, bildung), new Writer(texts, soziales)]
    await one.write('eins')
    await other.write('zwei')
    await one.write('drei')
    await nextTurn()
    return { texts, one, other }
  }

  test('[S10] an old segment goes when every section in it has a base, and not before', async () => {
    const folder = scratchFolder()
    const { texts, one } = await twoSections(folder)
    expect(texts.sectionsToSettle()).toEqual([bildung, soziales])
    await texts.settle(bildung, one.state())
    expect(segments(folder)).toEqual(['wal-00000002.log', 'wal-00000003.log'])
    expect(texts.sectionsToSettle()).toEqual([soziales])
    await texts.settleIdle(soziales)
    expect(segments(folder)).toEqual(['wal-00000003.log'])
    expect(texts.sectionsToSettle()).toEqual([])
    await texts.close()
  })

  test('[S10] a crash between the base and the deletion of its log loses and doubles nothing', async () => {
    const folder = scratchFolder()
    const { texts, one } = await twoSections(folder)
    const crashed = crashedCopy(folder)
    await texts.settle(bildung, one.state())
    await texts.settleIdle(soziales)
    cpSync(join(folder, 'base'), join(crashed, 'base'), { recursive: true })
    await texts.close()
    expect(segments(crashed).length).toBe(3)
    const again = await openTexts(crashed, { segmentBytes: 1 })
    expect(segments(crashed)).toEqual(['wal-00000003.log'])
    expect(wordsOf(await loaded(again.texts, bildung))).toBe('einsdrei')
    expect(wordsOf(await loaded(again.texts, soziales))).toBe('zwei')
    await again.texts.close()
  })

  test('[S10] a crash between the log and the base loses nothing either', async () => {
    const folder = scratchFolder()
    const { texts, one } = await twoSections(folder)
    const crashed = crashedCopy(folder)
    writeFileSync(join(crashed, 'base', `${bildung}.base.tmp`), one.state().subarray(0, 9))
    await texts.close()
    const again = await openTexts(crashed, { segmentBytes: 1 })
    expect(wordsOf(await loaded(again.texts, bildung))).toBe('einsdrei')
    expect(readdirSync(join(crashed, 'base'))).toEqual([])
    await again.texts.close()
  })

  test('[S11] bases without a log are refused', async () => {
    const folder = scratchFolder()
    const { texts, one } = await twoSections(folder)
    await texts.settle(bildung, one.state())
    await texts.close()
    const bare = scratchFolder()
    cpSync(join(folder, 'base'), join(bare, 'base'), { recursive: true })
    expect(cause(await TextFiles.open({ folder: bare, segmentBytes: 1 }))).toContain(
      'no segment of the write-ahead log',
    )
  })

  test('[S11] a log that is older than a base is said, and hides nothing of what is written from then on', async () => {
    const folder = scratchFolder()
    const { texts, one } = await twoSections(folder)
    await texts.settle(bildung, one.state())
    await texts.settleIdle(soziales)
    await texts.close()
    const cut = scratchFolder()
    cpSync(join(folder, 'base'), join(cut, 'base'), { recursive: true })
    writeFileSync(join(cut, 'wal-00000001.log'), '')
    const again = await openTexts(cut)
    expect(again.report).toEqual([
      expect.stringContaining('newer than the end of the log'),
      expect.anything(),
    ])
    const doc = new Y.Doc()
    doc.getText('default').insert(0, 'neu')
    await again.texts.append(bildung, { update: Y.encodeStateAsUpdate(doc), claims: [] })
    await again.texts.close()
    const third = await openTexts(cut)
    expect(third.report).toEqual([])
    expect(wordsOf(await loaded(third.texts, bildung))).toContain('neu')
    expect(wordsOf(await loaded(third.texts, bildung))).toContain('einsdrei')
    await third.texts.close()
  })
})

describe('a damaged base', () => {
  test('[S9] every flipped bit and every cut is noticed; it closes its own section only', async () => {
    const folder = scratchFolder()
    const { texts } = await openTexts(folder)
    const [one, other] = [new Writer(texts, bildung), new Writer(texts, sport)]
    await one.write('eins')
    await other.write('zwei')
    await nextTurn()
    await texts.settle(bildung, one.state())
    await texts.settle(sport, other.state())
    await texts.close()
    const path = join(folder, 'base', `${bildung}.base`)
    const whole = readFileSync(path)
    const damages = [
      ...Array.from({ length: whole.length }, (_, length) => whole.subarray(0, length)),
      ...Array.from({ length: whole.length * 8 }, (_, bit) => {
        const flipped = Buffer.from(whole)
        flipped[bit >> 3] = must(flipped[bit >> 3], 'a byte') ^ (1 << (bit & 7))
        return flipped
      }),
    ]
    for (const damaged of damages.filter((_, at) => at % 7 === 0)) {
      writeFileSync(path, damaged)
      const again = await openTexts(folder)
      expect(again.report).toEqual([expect.stringContaining(`Section ${bildung} cannot be opened`)])
      expect(cause(await again.texts.load(bildung))).toContain('is damaged')
      expect(cause(await again.texts.settle(bildung, one.state()))).toContain('is damaged')
      expect(wordsOf(await loaded(again.texts, sport))).toBe('zwei')
      await again.texts.close()
      expect(readFileSync(path)).toEqual(Buffer.from(damaged))
    }
  })

  test('[S9] a base that cannot be written leaves the old one and the log', async () => {
    const folder = scratchFolder()
    const { texts } = await openTexts(folder)
    const writer = new Writer(texts, bildung)
    await writer.write('eins')
    await nextTurn()
    const path = join(folder, 'base', `${bildung}.base.tmp`)
    mkdirSync(path) // a folder where the new file would be written
    expect(cause(await texts.settle(bildung, writer.state()))).toContain('cannot be written')
    expect(wordsOf(await loaded(texts, bildung))).toBe('eins')
    expect(existsSync(join(folder, 'base', `${bildung}.base`))).toBe(false)
    await texts.close()
  })
})

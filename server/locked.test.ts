import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { must } from '#shared/failure'
import { chapterId, personId, sectionId } from '#shared/ids'
import { mayWrite } from '#shared/policy'
import { validityOf } from '#shared/signoff'
import { writeText } from '#shared/text-doc'
import { openLog } from './log.ts'
import { closeOffice, openOffice } from './office.ts'
import { crashedCopy, scratchFolder } from './store/scratch.fake.ts'
import type { Texts } from './store/texts.ts'
import { contentOnDisk } from './work/contents.ts'
import { Corrections } from './work/corrections.ts'
import { diskFull, EmptyRooms } from './work/memory.fake.ts'
import type { Rooms } from './work/rooms.ts'
import { callForSignOff, reopen } from './work/signoff-call.ts'
import { signedText } from './work/signoff-view.ts'
import { answer, setCorrections } from './work/signoff.ts'

const section = sectionId.parse('sec_grundschulen')
const other = sectionId.parse('sec_hochschulen')
const [sabine, aylin] = [personId.parse('per_sabine'), personId.parse('per_aylin')]
const log = openLog('silent')

async function open(dataDir: string) {
  const opened = await openOffice({ dataDir, demo: 'auto' }, log)
  return must(opened.ok ? opened.value : null, 'the folder opens')
}

test('[Q17] a lock, the answers and the text they were given to outlive a kill, and hold before anyone is let in', async () => {
  const dir = scratchFolder()
  const office = await open(dir)
  const { keeper, store } = office
  const deps = { keeper, texts: store.texts, kept: store.kept, rooms: new EmptyRooms() }
  const call = { sections: [section], due: null, message: null }
  const called = await callForSignOff(deps, sabine, chapterId.parse('cha_bildung'), call)
  expect(called.ok).toBe(true)
  const hash = must(keeper.signOffs[section]?.locked, 'it is locked')
  await answer(keeper, aylin, section, { answer: 'signed', words: null, hash })
  const again = await open(crashedCopy(dir))
  expect(again.keeper.signOffs).toEqual(keeper.signOffs)
  expect(mayWrite(again.keeper.records, aylin, section)).toMatchObject({
    ok: false,
    failure: { kind: 'locked', stage: 'signing' },
  })
  const text = await signedText(again.keeper, again.store.kept, aylin, section, hash)
  expect(text.ok && text.value.toString()).toContain('Grundschulen')
  for (const one of [office, again]) await closeOffice(one)
})

test('[Q25] a locked text that is not the one that was locked, as a backup may bring it, is open again', async () => {
  const dir = scratchFolder()
  const office = await open(dir)
  const { keeper, store } = office
  const deps = { keeper, texts: store.texts, kept: store.kept, rooms: new EmptyRooms() }
  const call = { sections: [section, other], due: null, message: null }
  await callForSignOff(deps, sabine, chapterId.parse('cha_bildung'), call)
  const hash = must(keeper.signOffs[section]?.locked, 'it is locked')
  await answer(keeper, aylin, section, { answer: 'signed', words: null, hash })
  const newer = new Y.Doc()
  writeText(newer, [{ name: 'paragraph', children: [{ text: 'Nach dem Öffnen geschrieben.' }] }])
  await store.texts.append(section, {
    update: Y.encodeStateAsUpdate(newer),
    claims: [[newer.clientID, null]],
  })
  await closeOffice(office)
  const again = await open(dir)
  const stageOf = (id: typeof section) => again.keeper.records.sections[id]?.stage
  expect([stageOf(section), stageOf(other)]).toEqual(['drafting', 'signing'])
  const signOff = must(again.keeper.signOffs[section], 'it was called for')
  expect([signOff.locked, signOff.history.at(-1)?.deed.kind]).toEqual([null, 'reopened'])
  const onDisk = await contentOnDisk(again.store.texts, section, 'Grundschulen')
  const [given] = must(signOff.answers[aylin], 'she has answered')
  expect(onDisk.ok && validityOf(signOff, must(given, 'an answer'), onDisk.value.hash)).toBe('outdated')
  await closeOffice(again)
})

/** Aylin has signed; then Sabine corrects a letter. */
async function withCorrection(rooms: (texts: Texts) => Rooms) {
  const dir = scratchFolder()
  const office = await open(dir)
  const { keeper, store } = office
  const deps = { keeper, texts: store.texts, kept: store.kept, rooms: rooms(store.texts) }
  const chapter = chapterId.parse('cha_bildung')
  await callForSignOff(deps, sabine, chapter, { sections: [section], due: null, message: null })
  const from = must(keeper.signOffs[section]?.locked, 'it is locked')
  await answer(keeper, aylin, section, { answer: 'signed', words: null, hash: from })
  await setCorrections(keeper, sabine, chapter, { days: 7 })
  const corrections = new Corrections(deps)
  const letters = [{ line: 0, at: 0, was: '', becomes: 'X' }]
  const given = { hash: from, changes: letters, reason: 'Tippfehler' }
  const corrected = await corrections.correct(sabine, section, given)
  const to = must(keeper.signOffs[section]?.locked, 'it is locked still')
  return { dir, office, deps, corrections, corrected, from, to }
}

const hashIn = async ({ store }: Awaited<ReturnType<typeof open>>) => {
  const onDisk = await contentOnDisk(store.texts, section, 'Grundschulen')
  return onDisk.ok ? onDisk.value.hash : null
}
const stuck: Rooms = { hold: async () => () => {}, amend: async () => diskFull }

test('[Q42] a correction that is on record is in the text: a start finishes what a kill cut short', async () => {
  const { dir, office, corrected, from, to } = await withCorrection(() => stuck)
  expect([corrected.ok, from === to]).toEqual([true, false])
  expect(await hashIn(office)).toBe(from)
  const copy = crashedCopy(dir)
  for (const start of ['first', 'second']) {
    const again = await open(copy)
    expect([start, await hashIn(again)]).toEqual([start, to])
    const signOff = must(again.keeper.signOffs[section], 'it was called for')
    const [given] = must(signOff.answers[aylin], 'she has answered')
    expect([signOff.locked, again.keeper.records.sections[section]?.stage]).toEqual([to, 'signing'])
    expect(validityOf(signOff, must(given, 'an answer'), to)).toBe('corrected')
    const text = await signedText(again.keeper, again.store.kept, aylin, section, to)
    expect(text.ok && text.value.toString()).toContain('XAusgangslage')
    await closeOffice(again)
  }
  await closeOffice(office)
})

test('[Q42] nothing else happens to its lock before it is in the text, and it is tried again', async () => {
  let isStuck = true
  const { office, deps, corrections, to } = await withCorrection((texts) => {
    const free = new EmptyRooms(texts)
    return { ...stuck, amend: (...change) => (isStuck ? stuck : free).amend(...change) }
  })
  const { keeper } = deps
  const openIt = () => corrections.behind(section, () => reopen(keeper, sabine, section, { reason: 'Neu.' }))
  expect(await openIt()).toEqual(diskFull)
  const more = { hash: to, changes: [{ line: 0, at: 0, was: 'X', becomes: '' }], reason: 'Doch nicht' }
  expect(await corrections.correct(sabine, section, more)).toEqual(diskFull)
  isStuck = false
  expect((await openIt()).ok).toBe(true)
  expect(await hashIn(office)).toBe(to)
  await closeOffice(office)
})

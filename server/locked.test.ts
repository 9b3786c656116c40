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
import { contentOnDisk } from './work/contents.ts'
import { EmptyRooms } from './work/memory.fake.ts'
import { callForSignOff } from './work/signoff-call.ts'
import { signedText } from './work/signoff-view.ts'
import { answer } from './work/signoff.ts'

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

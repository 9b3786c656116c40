import fc from 'fast-check'
import { expect, test } from 'vitest'
import { canonicalJson, type Json } from '#shared/canonical'
import type { ContentHash } from '#shared/content'
import { decisionOf } from '#shared/decision'
import type { Deciding } from '#shared/decision-api'
import { closings, type Closing } from '#shared/decision-events'
import { entry } from '#shared/events'
import { foldFacts, noFacts } from '#shared/facts'
import { must, ok, type Result } from '#shared/failure'
import { rootName } from '#shared/grammar'
import { threadId, versionId, type SectionId } from '#shared/ids'
import { bildung, einleitung, grundschulen, hochschulen, idOf, names, testPaper } from '#shared/paper.fake'
import { mayWrite } from '#shared/policy'
import { readText } from '#shared/text-doc'
import { threadOf } from '#shared/threads'
import type { Purpose } from '#shared/version'
import * as Y from 'yjs'
import { newSealer } from '../store/seal-key.ts'
import { contentOnDisk } from './contents.ts'
import * as decisions from './decisions.ts'
import { Freezer } from './freezer.ts'
import {
  EmptyRooms,
  MemoryFiles,
  MemoryOpenings,
  MemoryPeople,
  MemoryTexts,
  ReadyDisk,
} from './memory.fake.ts'
import { RecordsKeeper } from './records.ts'
import { renameSection } from './sections.ts'
import { seedText } from './seed.ts'
import { callForSignOff, reopen } from './signoff-call.ts'
import { answer } from './signoff.ts'
import { manifestOf } from './version-view.ts'

const sections = [einleitung, grundschulen, hochschulen] as const
const [aylin, sabine, ursula, thomas] = [idOf('aylin'), idOf('sabine'), idOf('ursula'), idOf('thomas')]
const sealer = newSealer()
const start = { ...noFacts, records: testPaper }

async function openWorkshop() {
  const [disk, texts, kept, openings] = [
    new ReadyDisk(),
    new MemoryTexts(),
    new MemoryFiles(),
    new MemoryOpenings(),
  ]
  const people = new MemoryPeople()
  for (const name of names)
    await people.add({
      id: idOf(name),
      name,
      email: `${name}@example.org`,
      passwordHash: null,
      createdAt: '',
    })
  let time = Date.parse('2026-11-22T12:00:00Z')
  const now = () => new Date((time += 1000))
  const keeper = new RecordsKeeper(disk, { facts: start, checkpointed: testPaper.seq, recent: [] }, now)
  for (const section of sections) await seedText(texts, section, [])
  const freezer = new Freezer({ keeper, texts, kept, openings, people, sealer, now })
  return { disk, texts, kept, keeper, people, freezer, rooms: new EmptyRooms() }
}
type Workshop = Awaited<ReturnType<typeof openWorkshop>>
type Act = (workshop: Workshop) => Promise<Result<unknown>>

/** One more paragraph at the end, where the section is open. */
async function write(
  { keeper, texts }: Workshop,
  section: SectionId,
  words: string,
): Promise<Result<unknown>> {
  const allowed = mayWrite(keeper.records, aylin, section)
  if (!allowed.ok) return allowed
  const stored = await texts.load(section)
  const doc = new Y.Doc()
  for (const update of stored.ok ? stored.value.updates : []) Y.applyUpdate(doc, update)
  const before = Y.encodeStateVector(doc)
  const paragraph = new Y.XmlElement('paragraph')
  paragraph.insert(0, [new Y.XmlText(words)])
  const root = doc.getXmlFragment(rootName)
  root.insert(root.length, [paragraph])
  must(readText(doc), 'it can be read')
  return texts.append(section, {
    update: Y.encodeStateAsUpdate(doc, before),
    claims: [[doc.clientID, aylin]],
  })
}

let made = 0
const freeze =
  (purpose: Purpose): Act =>
  ({ freezer }) =>
    freezer.freeze(sabine, {
      id: versionId.parse(`ver_r${String(++made).padStart(8, '0')}`),
      scope: { chapter: bildung },
      purpose,
      name: 'Fassung',
      note: null,
    })

/** Aylin is the whole group. */
async function sign({ keeper }: Workshop, section: SectionId): Promise<Result<unknown>> {
  const hash = keeper.signOffs[section]?.locked
  return hash == null
    ? ok(undefined)
    : answer(keeper, aylin, section, { answer: 'signed', words: null, hash })
}

/** On the version counted from the newest. */
function decide(
  workshop: Workshop,
  back: number,
  section: SectionId,
  said: Deciding,
): Promise<Result<unknown>> {
  const version = workshop.keeper.versions.at(-1 - back)
  if (version === undefined) return Promise.resolve(ok(undefined))
  return decisions.decide(workshop, ursula, { version: version.seal.version, section }, said)
}

const returning = (paragraph: number | null, corrects: string | null): Deciding => ({
  decision: 'returned',
  conditions: [
    { thread: threadId.parse(`thr_r${String(++made).padStart(8, '0')}`), body: 'Auflage', paragraph },
  ],
  note: null,
  corrects,
})

const section = fc.constantFrom(...sections)
const why = fc.constantFrom(null, null, 'Irrtum.')
const call = (workshop: Workshop, called: readonly SectionId[]) =>
  callForSignOff(workshop, sabine, bildung, { sections: [...called], due: null, message: null })

/** All sections that are open are called for and signed. */
const signAll: Act = async (workshop) => {
  const { sections: all } = workshop.keeper.records
  await call(
    workshop,
    sections.filter((id) => all[id]?.stage === 'drafting'),
  )
  for (const one of sections) await sign(workshop, one)
  return ok(undefined)
}

/** Everything in the newest version. */
const acceptAll: Act = async (workshop) => {
  for (const one of sections)
    await decide(workshop, 0, one, { decision: 'accepted', note: null, corrects: null })
  return ok(undefined)
}

const close =
  (outcome: Closing, corrects: string | null = null): Act =>
  async ({ keeper }) => {
    const said = { date: '2026-12-10', printedMatter: '15-1/2026', outcome, note: null, corrects }
    const version = keeper.versions.at(-1)
    return version === undefined ? ok(undefined) : decisions.close(keeper, thomas, version.seal.version, said)
  }

const inOrder =
  (...acts: readonly Act[]): Act =>
  async (workshop) => {
    for (const run of acts) await run(workshop)
    return ok(undefined)
  }

const layBefore = inOrder(signAll, freeze('submission'))
const back = fc.constantFrom(0, 0, 0, 1)
const few = (arbitrary: fc.Arbitrary<Act>) => ({ weight: 1, arbitrary })
const many = (arbitrary: fc.Arbitrary<Act>) => ({ weight: 4, arbitrary })

const act: fc.Arbitrary<Act> = fc.oneof(
  many(
    fc.tuple(section, fc.constantFrom('Eins', 'Zwei')).map(
      ([one, words]): Act =>
        (to) =>
          write(to, one, words),
    ),
  ),
  many(fc.constant(layBefore)),
  many(
    fc.tuple(back, section, why).map(
      ([from, one, corrects]): Act =>
        (to) =>
          decide(to, from, one, { decision: 'accepted', note: null, corrects }),
    ),
  ),
  many(
    fc.tuple(back, section, fc.constantFrom(null, null, null, 1), why).map(
      ([from, one, paragraph, corrects]): Act =>
        (to) =>
          decide(to, from, one, returning(paragraph, corrects)),
    ),
  ),
  few(
    fc
      .constantFrom(...closings)
      .map((outcome) => inOrder(layBefore, acceptAll, close(outcome), freeze('resolution'))),
  ),
  few(fc.constant(acceptAll)),
  few(
    section.map(
      (one): Act =>
        (to) =>
          call(to, [one]),
    ),
  ),
  few(
    section.map(
      (one): Act =>
        (to) =>
          sign(to, one),
    ),
  ),
  few(
    section.map(
      (one): Act =>
        ({ keeper }) =>
          reopen(keeper, sabine, one, { reason: 'Neu.' }),
    ),
  ),
  few(
    section.map(
      (one): Act =>
        ({ keeper }) =>
          renameSection(keeper, sabine, one, { title: 'Anders' }),
    ),
  ),
  few(fc.constantFrom<Purpose>('submission', 'interim', 'resolution').map(freeze)),
  few(fc.tuple(fc.constantFrom(...closings), why).map(([outcome, corrects]) => close(outcome, corrects))),
)

/** The text that each version has for each section. */
async function contentsOf({ keeper, kept }: Workshop): Promise<Map<string, ContentHash>> {
  const contents = new Map<string, ContentHash>()
  for (const version of keeper.versions) {
    const read = await manifestOf(kept, version)
    const { chapters } = must(read.ok ? read.value.manifest : null, 'the manifest is kept')
    for (const { id, content } of chapters.flatMap((chapter) => chapter.sections))
      contents.set(`${version.seal.version} ${id}`, content)
  }
  return contents
}

async function checkAll(workshop: Workshop): Promise<void> {
  const { keeper, kept, texts } = workshop
  const contents = await contentsOf(workshop)
  for (const { seal } of keeper.versions) {
    const proceedings = keeper.decisions.versions[seal.version]
    for (const one of proceedings === undefined ? [] : sections) {
      const content = contents.get(`${seal.version} ${one}`)
      const decision = proceedings && decisionOf(proceedings, one)
      const carried = proceedings?.carried[one]
      if (decision != null) expect(decision.content).toBe(content)
      if (carried !== undefined) expect(contents.get(`${carried} ${one}`)).toBe(content)
      for (const { thread } of decision?.conditions ?? [])
        expect(threadOf(keeper.threads, thread)).toMatchObject({ section: one, by: ursula })
    }
  }
  for (const [one, version] of Object.entries(keeper.decisions.closed)) {
    const { stage, title, id } = must(keeper.records.sections[one as SectionId], 'it is there')
    const onDisk = await contentOnDisk(texts, id, title)
    expect([stage, onDisk.ok && onDisk.value.hash]).toEqual(['frozen', contents.get(`${version} ${one}`)])
    expect(kept.files.has(must(contents.get(`${version} ${one}`), 'it was frozen'))).toBe(true)
  }
}

const plain = (value: unknown): string => canonicalJson(JSON.parse(JSON.stringify(value)) as Json)

test('[V18] whatever is written, signed, frozen, returned and accepted: what is accepted is the text of its version', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(act, { minLength: 6, maxLength: 24 }), async (acts) => {
      const workshop = await openWorkshop()
      for (const run of acts) {
        const before = workshop.disk.written.length
        const done = await run(workshop)
        if (!done.ok) expect(workshop.disk.written.length).toBe(before)
      }
      await checkAll(workshop)
      const { keeper, disk } = workshop
      const { records, threads, signOffs, versions, decisions: decided } = keeper
      const read = disk.written.map((one) => entry.parse(JSON.parse(JSON.stringify(one))))
      expect(plain(foldFacts(start, read))).toBe(
        plain({ records, threads, signOffs, versions, decisions: decided }),
      )
    }),
    { numRuns: 20, endOnFailure: true },
  )
})

/**
 * What the people of the demo world have signed so far: a section that waits for its second answer, one that is signed
 * off, and one that was signed, reopened and changed.
 */
import * as Y from 'yjs'
import { readPlace } from '#shared/anchor'
import { anchorOn } from '#shared/anchor-making'
import { fail, must, ok, type Result } from '#shared/failure'
import { chapterId, personId, sectionId, type PersonId, type SectionId } from '#shared/ids'
import type { AnswerKind } from '#shared/signoff-events'
import type { KeptFiles } from '../store/kept-files.ts'
import type { Texts } from '../store/texts.ts'
import type { Keeper } from './keeper.ts'
import { answer, enter } from './signoff.ts'
import { callForSignOff, reopen } from './signoff-call.ts'
import { withTextOnDisk } from './text-on-disk.ts'

interface DemoDesk {
  readonly keeper: Keeper
  readonly texts: Texts
  readonly kept: KeptFiles
  readonly now: Date
}

type Step = (desk: DemoDesk) => Promise<Result<unknown>>

const person = (name: string): PersonId => personId.parse(`per_${name}`)
const section = (name: string): SectionId => sectionId.parse(`sec_${name}`)
const day = 24 * 60 * 60 * 1000
const dayIn = (days: number, now: Date): string =>
  new Date(now.getTime() + days * day).toISOString().slice(0, 10)

/** Nobody is in a room yet. */
const emptyRooms = { hold: async () => () => undefined }

const calls =
  (by: string, chapter: string, name: string, message: string): Step =>
  ({ now, ...desk }) =>
    callForSignOff({ ...desk, rooms: emptyRooms }, person(by), chapterId.parse(`cha_${chapter}`), {
      sections: [section(name)],
      due: dayIn(10, now),
      message,
    })

/** The text that is up for sign-off there. */
const lockedIn = ({ keeper }: DemoDesk, name: string) =>
  must(keeper.signOffs[section(name)]?.locked, 'a section that was called for')

const signs =
  (by: string, name: string, kind: AnswerKind = 'signed', words: string | null = null): Step =>
  (desk) =>
    answer(desk.keeper, person(by), section(name), { answer: kind, words, hash: lockedIn(desk, name) })

const entersFor =
  (by: string, who: string, name: string): Step =>
  (desk) =>
    enter(desk.keeper, desk.kept, person(by), section(name), {
      person: person(who),
      answer: 'signed',
      words: null,
      hash: lockedIn(desk, name),
      way: 'phone',
      givenOn: dayIn(0, desk.now),
      scan: null,
    })

const reopens =
  (by: string, name: string, reason: string): Step =>
  ({ keeper }) =>
    reopen(keeper, person(by), section(name), { reason })

/** Writes more behind these words of the section. */
const goesOn =
  (name: string, words: string, more: string): Step =>
  async ({ texts }) => {
    const written = await withTextOnDisk(texts, section(name), (_text, doc) =>
      ok(writeBehind(doc, words, more)),
    )
    return written.ok ? texts.append(section(name), written.value) : written
  }

function writeBehind(doc: Y.Doc, words: string, more: string) {
  const anchor = must(anchorOn(doc, words), 'words of the demo world')
  const place = must(
    Y.createAbsolutePositionFromRelativePosition(readPlace(anchor.end), doc),
    'a place in its text',
  )
  const before = Y.encodeStateVector(doc)
  if (place.type instanceof Y.XmlText) place.type.insert(place.index, more)
  return { update: Y.encodeStateAsUpdate(doc, before), claims: [[doc.clientID, null] as const] }
}

const steps: readonly Step[] = [
  calls('henrik', 'demokratie', 'einbuergerung', 'So haben wir es im Oktober besprochen.'),
  signs('fatou', 'einbuergerung'),

  calls('sabine', 'soziales', 'sozialberatung', 'Bitte lesen Sie vor allem die Handlungsansätze.'),
  signs('olena', 'sozialberatung'),
  entersFor('sabine', 'martin', 'sozialberatung'),
  reopens('sabine', 'sozialberatung', 'Die Träger bitten darum, die Fallkonferenzen genauer zu beschreiben.'),
  goesOn(
    'sozialberatung',
    'Regelmäßige Fallkonferenzen der Träger in jedem Stadtbezirk.',
    ' Die Stadt lädt dazu ein und sorgt für Sprachmittlung.',
  ),

  calls('sabine', 'soziales', 'gesundheit', 'Die Zahlen sind mit dem Fachbereich abgestimmt.'),
  signs(
    'olena',
    'gesundheit',
    'signedWithNote',
    'Beim anonymen Behandlungsschein sollten wir die Beratungsstellen beim Namen nennen.',
  ),
]

/** One after the other. Fails: storeUnavailable, with the first that fails. */
export async function openDemoSignOffs(desk: DemoDesk): Promise<Result<void>> {
  for (const step of steps) {
    const done = await step(desk)
    if (!done.ok) return fail(done.failure)
  }
  return ok(undefined)
}

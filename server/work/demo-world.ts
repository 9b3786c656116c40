/** The demo world: a paper in the middle of the work and people of all roles, with readable, stable ids. */
import type { Entry, Event } from '#shared/events'
import type { Result } from '#shared/failure'
import { chapterId, paperId, sectionId, workingGroupId } from '#shared/ids'
import { introduction } from '#shared/plan'
import type { People } from '../store/people.ts'
import type { KeptFiles } from '../store/kept-files.ts'
import type { Texts } from '../store/texts.ts'
import { demoPeople } from './demo-people.ts'
import { openDemoSignOffs } from './demo-signoffs.ts'
import { demoText } from './demo-text.ts'
import { openDemoThreads } from './demo-threads.ts'
import { foundPaper, type Foundation } from './founding.ts'
import type { Keeper } from './keeper.ts'

const demoFoundation: Foundation = {
  paper: () => paperId.parse('pap_strategie'),
  chapter: (chapter) => chapterId.parse(`cha_${chapterSlug(chapter)}`),
  workingGroup: (chapter) => workingGroupId.parse(`wg_${chapterSlug(chapter)}`),
  section: (chapter, title) =>
    sectionId.parse(`sec_${title === introduction ? `einleitung${chapterSlug(chapter)}` : slug(title)}`),
  text: demoText,
}

/** "Stadtleben und Kultur" is `stadtleben`. */
const chapterSlug = (chapter: string): string => slug(chapter.split(' ')[0] ?? '')

const written: Readonly<Record<string, string>> = { ä: 'ae', ö: 'oe', ü: 'ue', ß: 'ss' }

/** The letters of a title as an id takes them, 32 at most. */
const slug = (title: string): string =>
  title
    .toLowerCase()
    .replaceAll(/[äöüß]/gu, (letter) => written[letter] ?? '')
    .replaceAll(/[^0-9a-z]/gu, '')
    .slice(0, 32)

interface DemoStore {
  readonly texts: Texts
  readonly people: People
  readonly kept: KeptFiles
}

/**
 * Makes an empty store the demo world: the people first (nobody can be granted a role who is not there),
 * then texts and events, then what they have said and signed. People who are there already stay, so that an interrupted
 * start can be taken up again.
 * Fails: storeUnavailable, alreadyExists.
 */
export async function openDemoWorld(
  keeper: Keeper,
  { texts, people, kept }: DemoStore,
  now: Date,
): Promise<Result<readonly Entry[]>> {
  for (const { id, name, email } of demoPeople.filter((person) => people.byId(person.id) === null)) {
    const added = await people.add({ id, name, email, passwordHash: null, createdAt: now.toISOString() })
    if (!added.ok) return added
  }
  const granted = demoPeople.flatMap(({ id, grants }): Event[] =>
    grants.map((grant) => ({ type: 'roleGranted', person: id, grant })),
  )
  const founded = await foundPaper(keeper, texts, demoFoundation, [...granted, { type: 'demoWorldOpened' }])
  if (!founded.ok) return founded
  const said = await openDemoThreads(keeper, texts, now)
  if (!said.ok) return said
  const signed = await openDemoSignOffs({ keeper, texts, kept, now })
  return signed.ok ? founded : signed
}

/** Whether nobody but people of the demo world has an account. */
export const onlyDemoPeople = (people: People): boolean =>
  people.all().every(({ id }) => demoPeople.some((person) => person.id === id))

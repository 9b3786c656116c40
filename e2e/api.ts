/** Requests to a running server without a browser: the demo world's people sign in, read and command. */
import type { DemoPeople, RecordsView, SessionView } from '#shared/api'
import { must } from '#shared/failure'
import type { Grant } from '#shared/grant'
import type { PersonId, SectionId } from '#shared/ids'
import type { Chapter, Records } from '#shared/records'

export type DemoPerson = DemoPeople['people'][number]

/** Someone signed in, by cookie. */
export interface Caller {
  readonly person: SessionView['person']
  readonly cookie: string
}

/** Everyone whom the demo world's sign-in page offers. */
export async function demoPeople(url: string): Promise<DemoPerson[]> {
  const answer = await fetch(`${url}/api/demo/people`)
  return ((await answer.json()) as DemoPeople).people
}

/** Signs in with one click, as the demo world's page does. */
export async function signInDemo(url: string, person: PersonId): Promise<Caller> {
  const answer = await fetch(`${url}/api/demo/session`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: url },
    body: JSON.stringify({ person }),
  })
  if (!answer.ok) throw new Error(`demo sign-in: ${answer.status} ${await answer.text()}`)
  return { person: ((await answer.json()) as SessionView).person, cookie: cookieOf(answer) }
}

/** Signs in with e-mail and password. */
export async function signIn(url: string, email: string, password: string): Promise<Caller> {
  const answer = await fetch(`${url}/api/session`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: url },
    body: JSON.stringify({ email, password }),
  })
  if (!answer.ok) throw new Error(`sign-in: ${answer.status} ${await answer.text()}`)
  return { person: ((await answer.json()) as SessionView).person, cookie: cookieOf(answer) }
}

function cookieOf(answer: Response): string {
  const set = must(answer.headers.getSetCookie()[0], 'a sign-in sets a cookie')
  return must(set.split(';')[0], 'a cookie has a value')
}

/** A request under someone's cookie, from our own origin. */
export function call(
  url: string,
  by: Caller | null,
  method: string,
  path: string,
  body?: unknown,
): Promise<Response> {
  return fetch(`${url}${path}`, {
    method,
    headers: {
      origin: url,
      ...(by === null ? {} : { cookie: by.cookie }),
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  })
}

export async function readRecords(url: string, by: Caller): Promise<Records> {
  const answer = await call(url, by, 'GET', '/api/records')
  if (!answer.ok) throw new Error(`records: ${answer.status} ${await answer.text()}`)
  return ((await answer.json()) as RecordsView).records
}

export function chapterOf(records: Records, title: string): Chapter {
  const found = Object.values(records.chapters).find((chapter) => chapter.title === title)
  return must(found, `a chapter ${title} stands in the paper`)
}

/** A section of the chapter by its title. */
export function sectionOf(records: Records, chapter: string, title: string): SectionId {
  const found = chapterOf(records, chapter).sections.find((id) => records.sections[id]?.title === title)
  return must(found, `a section ${title} stands in ${chapter}`)
}

/** Whether a grant fits what a test asks for, for example the expert of the group that writes "Bildung". */
export function isGrantFor(
  records: Records,
  grant: Grant,
  role: Grant['role'],
  chapter: string | null,
): boolean {
  if (grant.role !== role) return false
  if (grant.role === 'expert')
    return chapterOf(records, must(chapter, 'a group')).workingGroup === grant.workingGroup
  if (grant.role === 'moderator') return chapterOf(records, must(chapter, 'a chapter')).id === grant.chapter
  return true
}

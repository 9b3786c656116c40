/** What a person marks for herself in the versions that she may read. Asked for and changed by herself alone. */
import {
  byPlace,
  mostBookmarks,
  samePlace,
  type Bookmark,
  type Bookmarking,
  type BookmarksView,
  type CitedPlace,
} from '#shared/bookmark'
import { fail, ok, type Result } from '#shared/failure'
import type { PersonId, VersionId } from '#shared/ids'
import type { Manifest } from '#shared/version'
import type { KeptFiles } from '../store/kept-files.ts'
import type { Marks, ReadingMarks } from '../store/reading-marks.ts'
import type { Keeper } from './keeper.ts'
import { manifestOf, readableVersion } from './version-view.ts'

export interface BookmarkDeps {
  readonly keeper: Pick<Keeper, 'records' | 'versions' | 'decisions'>
  readonly kept: KeptFiles
  readonly marks: Marks
}

/** Her bookmarks in the version. Fails: notFound, forbidden. */
export function bookmarksIn(deps: BookmarkDeps, person: PersonId, id: VersionId): Result<BookmarksView> {
  const readable = readableVersion(deps.keeper, person, id)
  return readable.ok ? ok(viewOf(deps, person, id)) : readable
}

/**
 * Marks a place, or writes another note to it.
 * @param at now, as ISO 8601
 * Fails: notFound (version, or no such place in it), forbidden, invalid (too many), storeUnavailable.
 */
export async function putBookmark(
  deps: BookmarkDeps,
  person: PersonId,
  id: VersionId,
  asked: Bookmarking,
  at: string,
): Promise<Result<BookmarksView>> {
  const readable = readableVersion(deps.keeper, person, id)
  if (!readable.ok) return readable
  const read = await manifestOf(deps.kept, readable.value)
  if (!read.ok) return read
  if (!isIn(read.value.manifest, asked)) return fail({ kind: 'notFound', what: 'section' })
  const others = without(allOf(deps, person), id, asked)
  if (isFull(others, id)) return fail({ kind: 'invalid', issues: ['bookmarks: there are too many'] })
  return change(deps, person, id, (all) => [...without(all, id, asked), { version: id, ...asked, at }])
}

/** Takes one away, also where she may not read any more. Fails: storeUnavailable. */
export const removeBookmark = (
  deps: BookmarkDeps,
  person: PersonId,
  id: VersionId,
  place: CitedPlace,
): Promise<Result<BookmarksView>> => change(deps, person, id, (all) => without(all, id, place))

const allOf = ({ marks }: BookmarkDeps, person: PersonId): readonly Bookmark[] =>
  marks.of(person).bookmarks ?? []

const viewOf = (deps: BookmarkDeps, person: PersonId, id: VersionId): BookmarksView => ({
  bookmarks: allOf(deps, person)
    .filter(({ version }) => version === id)
    .toSorted(byPlace),
})

async function change(
  deps: BookmarkDeps,
  person: PersonId,
  id: VersionId,
  next: (all: readonly Bookmark[]) => readonly Bookmark[],
): Promise<Result<BookmarksView>> {
  const changed = await deps.marks.change(person, (before): ReadingMarks => ({
    ...before,
    bookmarks: next(before.bookmarks ?? []),
  }))
  return changed.ok ? ok(viewOf(deps, person, id)) : changed
}

const without = (all: readonly Bookmark[], id: VersionId, place: CitedPlace): readonly Bookmark[] =>
  all.filter((one) => one.version !== id || !samePlace(one, place))

const isFull = (all: readonly Bookmark[], id: VersionId): boolean =>
  all.length >= 10 * mostBookmarks || all.filter(({ version }) => version === id).length >= mostBookmarks

const isIn = ({ chapters }: Manifest, { section, paragraph }: CitedPlace): boolean =>
  chapters
    .flatMap(({ sections }) => sections)
    .some(({ number, paragraphs }) => number === section && paragraph <= paragraphs)

/** Two sides, fetched and compared. What is compared are the chapters that both have. */
import type { TextDifference } from '#shared/difference'
import type { Failure, Result } from '#shared/failure'
import type { ChapterId, VersionId } from '#shared/ids'
import { useCallback, useEffect, useEffectEvent, useState } from 'react'
import { compare, type Comparing } from './comparing.ts'
import { draftChapters, versionChapters, type Named, type Side, type SideChapter } from './sides.ts'

export type Comparison =
  | { readonly kind: 'asking' }
  | { readonly kind: 'failed'; readonly failure: Failure }
  | { readonly kind: 'nothingInCommon' }
  | {
      readonly kind: 'done'
      readonly difference: TextDifference
      /** When the texts were fetched. */
      readonly at: Date
      /** Sections that one of them has and that cannot be read just now. */
      readonly unread: readonly Named[]
    }

const asking: Comparison = { kind: 'asking' }

/** @param readable the chapters whose draft the person may read. */
export function useComparison(
  from: VersionId,
  to: Side,
  readable: readonly ChapterId[],
): { comparison: Comparison; again: () => void } {
  const [found, setFound] = useState<{ key: string; comparison: Comparison } | null>(null)
  const [attempt, setAttempt] = useState(0)
  const key = JSON.stringify([from, to, readable, attempt])
  // `readable` is another list each time it is drawn; the key says whether anything is different.
  const begin = useEffectEvent(() => compareSides(from, to, readable))
  useEffect(() => {
    let wanted = true
    void begin().then((comparison) => wanted && setFound({ key, comparison }))
    return () => {
      wanted = false
    }
  }, [key])
  const again = useCallback(() => setAttempt((before) => before + 1), [])
  return { comparison: found?.key === key ? found.comparison : asking, again }
}

async function compareSides(from: VersionId, to: Side, readable: readonly ChapterId[]): Promise<Comparison> {
  const [before, after] = await bothSides(from, to, readable)
  if (!before.ok) return { kind: 'failed', failure: before.failure }
  if (!after.ok) return { kind: 'failed', failure: after.failure }
  const ids = new Set(after.value.map(({ id }) => id))
  const common = new Set(before.value.flatMap(({ id }) => (ids.has(id) ? [id] : [])))
  if (common.size === 0) return { kind: 'nothingInCommon' }
  const { texts, unread } = inCommon(before.value, after.value, common)
  return { kind: 'done', at: new Date(), difference: await compare(texts), unread }
}

/** The draft is asked for where the version is: it tells which chapters there are to compare. */
async function bothSides(
  from: VersionId,
  to: Side,
  readable: readonly ChapterId[],
): Promise<readonly [Result<SideChapter[]>, Result<SideChapter[]>]> {
  const one = await versionChapters(from)
  const chapters = one.ok ? one.value.map(({ id }) => id).filter((id) => readable.includes(id)) : []
  return [one, await chaptersOf(to, chapters)]
}

const chaptersOf = (side: Side, chapters: readonly ChapterId[]): Promise<Result<SideChapter[]>> =>
  side === 'draft' ? draftChapters(chapters) : versionChapters(side)

/** A section that cannot be read on one side is left out on both: else it would seem to be gone. */
function inCommon(
  before: readonly SideChapter[],
  after: readonly SideChapter[],
  common: ReadonlySet<ChapterId>,
): { texts: Comparing; unread: readonly Named[] } {
  const [old, now] = [before, after].map((side) => side.filter(({ id }) => common.has(id)))
  const unread = [...(old ?? []), ...(now ?? [])].flatMap((chapter) => chapter.unread)
  const unreadIds = new Set(unread.map(({ id }) => id))
  const sectionsOf = (side: readonly SideChapter[] = []) =>
    side.flatMap(({ sections }) => sections.filter(({ id }) => !unreadIds.has(id)))
  return { texts: { before: sectionsOf(old), after: sectionsOf(now) }, unread }
}

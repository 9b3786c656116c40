/** The page of a chapter's comments: its bar and head, and the moderator's table. */
import type { Chapter } from '#shared/records'
import { ChapterBar } from '../chapter/chapter-bar.tsx'
import { Hidden } from '../chapter/hidden.tsx'
import { useMay } from '../chapter/rights.ts'
import { Weighing } from '../weighing/weighing.tsx'
import '../chapter/chapter.css'

export function CommentsRoom({ chapter }: { chapter: Chapter }) {
  if (!useMay(chapter, 'readDraft')) return <Hidden chapter={chapter} />
  return (
    <>
      <ChapterBar chapter={chapter} now="comments" />
      <Weighing chapter={chapter} />
    </>
  )
}

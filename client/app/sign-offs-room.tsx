/** The pages of a chapter's sign-offs: its bar, and all of them, or one section to answer to, which the address names. */
import type { Chapter } from '#shared/records'
import { useParams } from 'wouter'
import { ChapterBar } from '../chapter/chapter-bar.tsx'
import { Hidden } from '../chapter/hidden.tsx'
import { useMay } from '../chapter/rights.ts'
import { SignOffs } from '../signoff/sign-offs.tsx'
import { SignPage } from '../signoff/sign-page.tsx'
import { NotFound } from './not-found.tsx'
import '../chapter/chapter.css'

export function SignOffsRoom({ chapter }: { chapter: Chapter }) {
  const { section } = useParams()
  const found = chapter.sections.find((id) => id === section)
  if (!useMay(chapter, 'readDraft')) return <Hidden chapter={chapter} />
  if (section !== undefined && found === undefined) return <NotFound />
  return (
    <>
      <ChapterBar chapter={chapter} now="signOffs" />
      {found === undefined ? (
        <SignOffs chapter={chapter} />
      ) : (
        <SignPage key={found} chapter={chapter} section={found} />
      )}
    </>
  )
}

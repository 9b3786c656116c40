/** A frozen text with the person's bookmarks. It is drawn anew when one of its own comes or goes, and for no other. */
import type { Content } from '#shared/content'
import { marksIn, useMarks } from './marks-context.ts'
import { NumberedText } from './numbered-text.tsx'

export function MarkedText({ section, content }: { section: string; content: Content | undefined }) {
  const marks = marksIn(useMarks(), section)
  return (
    <NumberedText
      section={section}
      content={content}
      marked={marks.map(({ paragraph }) => paragraph).join(' ')}
    />
  )
}

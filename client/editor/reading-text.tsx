import type { SectionId } from '#shared/ids'

/** The live text to read: static, selectable, searchable, printable. Headings are h3 and h4. */
export function ReadingText({ section }: { section: SectionId }) {
  return <div data-section={section} />
}

import type { SectionId } from '#shared/ids'

/** The section's text to write in. `label` names it for assistive technology, e.g. "1.2 Elementarbereich". */
export function SectionEditor({ section, label }: { section: SectionId; label: string }) {
  return <div data-section={section} aria-label={label} />
}

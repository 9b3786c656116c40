/** What became of a text that was answered: of its title, and of its lines. */
import type { Content } from '#shared/content'
import { differenceOf, type Counts } from '#shared/difference'
import type { Block } from '#shared/difference-blocks'
import type { Piece } from '#shared/difference-words'
import { must } from '#shared/failure'
import type { SectionId } from '#shared/ids'

export interface TextStory {
  /** null: it is the same. */
  readonly title: readonly Piece[] | null
  readonly blocks: readonly Block[]
  readonly counts: Counts
}

/** The page stands still so long at most; beyond, whole paragraphs are compared. */
const mostMillis = 80

export function textDifference(section: SectionId, before: Content, after: Content): TextStory {
  const end = performance.now() + mostMillis
  const [old, now] = [before, after].map((content) => [{ id: section, number: '', ...content }])
  const { sections } = differenceOf(old ?? [], now ?? [], () => performance.now() > end)
  return must(sections[0], 'the section is in both')
}

/** Shows where comments and suggestions stand in a section's text. For files that come late: the page begins without it. */
import type * as Y from 'yjs'
import { anchorsOf, type Anchored, type Kept } from './anchor-door.ts'
import { Anchors } from './anchors/anchors.ts'

/**
 * Shows `given` and nothing else in the text, wherever it is shown.
 * @param onKept publishes; it is told only of what a change made here.
 */
export function giveAnchors(
  doc: Y.Doc,
  given: readonly Anchored[],
  onKept: (kept: readonly Kept[]) => void,
): Anchors {
  const door = anchorsOf(doc)
  door.late ??= new Anchors(doc, door)
  door.late.show(given, onKept)
  return door.late
}

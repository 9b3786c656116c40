/** Word writes newer things twice: as they are, and for older programs (ECMA-376, part 3). */
import { children, child } from '../xml-find.ts'
import type { XmlElement } from '../xml.ts'

/** The one of the two to read; null when there is neither. */
export const chosen = (alternate: XmlElement): XmlElement | null =>
  children(alternate, 'mc:Choice').find(({ children: inner }) => inner.length > 0) ??
  child(alternate, 'mc:Fallback')

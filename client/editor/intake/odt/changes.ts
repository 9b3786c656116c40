/** Tracked changes in an OpenDocument text: the regions that the text points to (ODF 1.3, part 3, 5.5). */
import { attribute, child, children, elements, textOf } from '../xml-find.ts'
import type { XmlElement } from '../xml.ts'

export interface Region {
  readonly kind: 'inserted' | 'deleted' | 'formatted'
  readonly author: string
  /** The paragraphs that were deleted. */
  readonly deleted: readonly XmlElement[]
}

const kinds = new Map<string, Region['kind']>([
  ['text:insertion', 'inserted'],
  ['text:deletion', 'deleted'],
  ['text:format-change', 'formatted'],
])

/** All changed regions of a text, by the id that points to them. */
export function readRegions(text: XmlElement | null): ReadonlyMap<string, Region> {
  const regions = children(child(text, 'text:tracked-changes'), 'text:changed-region')
  return new Map(regions.flatMap((region) => readRegion(region)))
}

function readRegion(region: XmlElement): [string, Region][] {
  const id = attribute(region, 'text:id') ?? attribute(region, 'xml:id') ?? ''
  const change = elements(region).find(({ name }) => kinds.has(name))
  const kind = kinds.get(change?.name ?? '')
  if (change === undefined || kind === undefined) return []
  const creator = child(change, 'office:change-info', 'dc:creator')
  return [
    [id, { kind, author: creator === null ? '' : textOf(creator).trim(), deleted: paragraphsIn(change) }],
  ]
}

/** Paragraphs and headings in it, those of lists and tables too. */
const paragraphsIn = (element: XmlElement): XmlElement[] =>
  elements(element).flatMap((inner) => {
    if (inner.name === 'office:change-info') return []
    return inner.name === 'text:p' || inner.name === 'text:h' ? [inner] : paragraphsIn(inner)
  })

/**
 * Where an anchor's words stand now. Its places speak first; where they are lost the quote is looked for, spaces and
 * breaks aside: what restructures a text changes nothing else.
 *
 * A quote that stands in the text once between the same neighbours is held without asking: whoever restructured the
 * text is about to publish the new places, or went away too early to do so. Anything less certain is presumed, and a
 * person is asked.
 */
import type { Anchor } from '#shared/anchor'
import { isKin } from './likeness.ts'
import { findNearly, type Quoted } from './nearly.ts'
import { readPlace, type Place } from './place.ts'
import { squeeze, type SectionText, type Stretch } from './section-text.ts'

export interface Held extends Stretch {
  readonly kind: 'held'
  /**
   * What says so: the anchor's places, those of an anchor before it, or its quote; or `worn` places, whose letters are
   * gone: what stands between is what is left of the words, or of those that were not taken elsewhere.
   */
  readonly by: 'place' | 'past' | 'quote' | 'worn'
}

export type Found = Held | (Stretch & { readonly kind: 'presumed' }) | { readonly kind: 'gone' }

export const gone: Found = { kind: 'gone' }

export function resolveAnchor(text: SectionText, anchor: Anchor): Found {
  return resolveSurely(text, [anchor], null) ?? nearly(text, anchor)
}

/** Where words were, and which, before something else changed the text. */
export interface Seen {
  readonly kind: 'held' | 'presumed'
  readonly words: Quoted
}

/**
 * As `resolveAnchor`, but null where only a long search could find something.
 * @param anchors of the same words, the newest first.
 */
export function resolveSurely(
  text: SectionText,
  anchors: readonly Anchor[],
  seen: Seen | null,
): Found | null {
  const [newest] = anchors
  if (newest === undefined) return null
  // An anchor may be here before its words are: until then the one before it speaks.
  const known = (endsOf(newest)?.every((place) => text.knows(place)) ?? true) ? [newest] : anchors
  for (const anchor of known) {
    const place = byPlace(text, anchor)
    if (place !== null) return { kind: 'held', by: anchor === newest ? 'place' : 'past', ...place }
  }
  const found = byQuote(text, newest)
  if (found?.kind === 'held') return found
  const again = seen === null ? null : byQuote(text, seen.words)
  if (again?.kind === 'held') return seen?.kind === 'presumed' ? { ...again, kind: 'presumed' } : again
  // Of two that came again apart from each other one finds what everybody finds.
  const worn = between(text, newest, true, half) ?? between(text, newest, false, half)
  return worn === null ? (again ?? found) : { kind: 'held', by: 'worn', ...worn }
}

/** An undo brings words back: the one of the anchors that has the most of them, when its own letters stand. */
export function resolveUndone(text: SectionText, anchors: readonly Anchor[]): Held | null {
  const found = anchors.flatMap((anchor, at): Held[] => {
    const place = byPlace(text, anchor)
    return place === null ? [] : [{ kind: 'held', by: at === 0 ? 'place' : 'past', ...place }]
  })
  return found.toSorted((one, other) => other.to - other.from - (one.to - one.from))[0] ?? null
}

/**
 * Where the anchor's first and last letter stand.
 * @param followUndone whether letters count that were deleted and taken back here: others cannot know that they are the same.
 */
export function byPlace(text: SectionText, anchor: Anchor, followUndone = true): Stretch | null {
  const stands = endsOf(anchor)?.every((place) => text.holds(place, followUndone)) ?? false
  return stands ? between(text, anchor, followUndone) : null
}

/** Whether only this page can know where the anchor's letters are. */
export const isHeldHereAlone = (text: SectionText, anchor: Anchor): boolean =>
  endsOf(anchor)?.some((place) => text.isUndoneHere(place)) ?? false

type Ends = readonly [start: Place, end: Place]

const read = new WeakMap<Anchor, Ends | null>()

/** They are asked for with every change. Null for places that go with no letter, which nobody makes here. */
function endsOf(anchor: Anchor): Ends | null {
  const known = read.get(anchor)
  if (known !== undefined) return known
  const [start, end] = [readPlace(anchor.start), readPlace(anchor.end)]
  const ends = start === null || end === null ? null : ([start, end] as const)
  read.set(anchor, ends)
  return ends
}

/** Whose own letters are gone must have half of the quote's between them. */
const half = 0.5

function between(text: SectionText, anchor: Anchor, followUndone: boolean, enough?: number): Stretch | null {
  const ends = endsOf(anchor)
  const from = ends && text.placeOf(ends[0], followUndone)
  const to = ends && text.placeOf(ends[1], followUndone)
  const stretch = from === null || to === null ? null : text.trim(from, to)
  return stretch !== null && isKin(text.between(stretch.from, stretch.to), anchor.quote, enough)
    ? stretch
    : null
}

export function nearly(text: SectionText, anchor: Quoted): Found {
  const stretch = findNearly(text, anchor)
  return stretch === null ? gone : { kind: 'presumed', ...stretch }
}

/** So many letters of each neighbour have to be the same; and so long is a quote that nobody writes twice. */
const [near, telling] = [16, 20]

/** More places than this are no answer. */
const most = 50

/** Null when the quote does not stand in the text, or nothing speaks for its being the same. */
export function byQuote(text: SectionText, quoted: Quoted): Found | null {
  const found = occurrences(text, quoted)
  const sides = found.map((one) => sidesOf(text, one, quoted))
  const sure = found.filter((_one, at) => sides[at] === 2)
  const likely = sure[0] ?? found.find((_one, at) => sides[at] === 1)
  if (sure.length === 1 && sure[0] !== undefined) return stretchOf(text, sure[0], true)
  if (likely !== undefined) return stretchOf(text, likely, false)
  const only = found.length === 1 && squeeze(quoted.quote).length >= telling ? found[0] : undefined
  return only === undefined ? null : stretchOf(text, only, false)
}

/** Indices in the squeezed words. */
type Occurrence = readonly [from: number, to: number]

function stretchOf(text: SectionText, [from, to]: Occurrence, isSure: boolean): Found | null {
  const index = text.squeezed.from
  const stretch = text.stretch(index[from] ?? 0, (index[to - 1] ?? 0) + 1)
  if (stretch === null) return null
  return isSure ? { kind: 'held', by: 'quote', ...stretch } : { kind: 'presumed', ...stretch }
}

function occurrences(text: SectionText, { quote }: Quoted): Occurrence[] {
  const { letters } = text.squeezed
  const [head, tail] = halvesOf(quote)
  const found: Occurrence[] = []
  if (head === '') return found
  for (let at = letters.indexOf(head); at >= 0 && found.length < most; at = letters.indexOf(head, at + 1)) {
    const end = tail === '' ? at : letters.indexOf(tail, at + head.length)
    if (end >= 0) found.push([at, tail === '' ? at + head.length : end + tail.length])
  }
  return found
}

/** Of very long words an anchor keeps the beginning and the end. */
function halvesOf(quote: string): readonly [head: string, tail: string] {
  const cut = quote.length < 1990 ? -1 : quote.indexOf('…', 998)
  if (cut < 0 || cut > 1001) return [squeeze(quote), '']
  return [squeeze(quote.slice(0, cut)), squeeze(quote.slice(cut + 1))]
}

/** On how many sides the neighbours are the same. */
function sidesOf(text: SectionText, [from, to]: Occurrence, { prefix, suffix }: Quoted): number {
  const { letters } = text.squeezed
  const before = squeeze(prefix).slice(-near)
  const behind = squeeze(suffix).slice(0, near)
  const isBefore = before === '' ? from === 0 : letters.endsWith(before, from)
  const isBehind = behind === '' ? to === letters.length : letters.startsWith(behind, to)
  return Number(isBefore) + Number(isBehind)
}

/** Addresses in written words: of pages and of people. */
import { isSafeHref } from '#shared/grammar'

/** With a scheme, or what is meant as an address without one: "www.hannover.de", "lip@hannover.de". */
const address = String.raw`(?:https?:\/\/|mailto:)\S+?|www\.[^\s.]+\.\S+?|[^\s@()<>„“":\/]+@[^\s@\/]+?\.\p{L}{2,}`
const before = String.raw`(?<=^|[\s(„“"<])`
/** A full stop or bracket behind an address belongs to the sentence. */
const closing = String.raw`[.,;:!?)“”"'>]*`

/** The address at the end of what is typed, and the space behind it. */
export const typedAddress = new RegExp(`${before}(?<address>${address})${closing} $`, 'iu')

const anyAddress = new RegExp(`${before}(?:${address})(?=${closing}(?:\\s|$))`, 'giu')

export interface Address {
  /** As it is written. */
  readonly text: string
  readonly href: string
}

/** All addresses in the text that are safe to follow, and where each begins (in UTF-16 units). */
export const findAddresses = (text: string): (Address & { readonly index: number })[] =>
  [...text.matchAll(anyAddress)]
    .map(({ 0: found, index }) => ({ index, text: found, href: wholeAddress(found) }))
    .filter(({ href }) => isSafeHref(href))

/** The address as people write it, made whole: "example.org" becomes https, "a@b.de" a mail address. */
export function wholeAddress(written: string): string {
  const given = written.trim()
  if (/^[a-z][a-z0-9+.-]*:/iu.test(given) && !/^[^/]+:\d+(?:\/|$)/u.test(given)) return given
  if (/^[^\s/@]+@[^\s/@]+\.[^\s/@]+$/u.test(given)) return `mailto:${given}`
  return `https://${given}`
}

/**
 * Canonical JSON (RFC 8785): one text for one value, so that a hash over it can be recomputed by anyone.
 * Keys stand in the order of their UTF-16 code units, nothing is between the tokens; numbers and strings
 * are written as ECMAScript writes them, which is what the RFC demands.
 */
export type Json =
  null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json | undefined }

/**
 * The canonical text of `value`. A key whose value is undefined is left out, as `JSON.stringify` does.
 * Throws for what RFC 8785 has no text for: NaN, infinities, half a surrogate pair.
 */
export function canonicalJson(value: Json): string {
  if (typeof value === 'string') return canonicalString(value)
  if (typeof value === 'number') return canonicalNumber(value)
  if (value === null || typeof value === 'boolean') return String(value)
  if (isList(value)) return `[${value.map(canonicalJson).join(',')}]`
  return `{${canonicalMembers(value).join(',')}}`
}

const isList = (value: Json): value is readonly Json[] => Array.isArray(value)

function canonicalMembers(value: { readonly [key: string]: Json | undefined }): string[] {
  // Array.prototype.sort without a comparator compares UTF-16 code units (RFC 8785, 3.2.3).
  return Object.keys(value)
    .sort()
    .flatMap((key) => {
      const member = value[key]
      return member === undefined ? [] : [`${canonicalString(key)}:${canonicalJson(member)}`]
    })
}

function canonicalNumber(value: number): string {
  if (!Number.isFinite(value)) throw new Error(`bug: ${value} has no canonical JSON`)
  return JSON.stringify(value)
}

function canonicalString(value: string): string {
  if (/\p{Cs}/u.test(value)) throw new Error('bug: half a surrogate pair has no canonical JSON')
  return JSON.stringify(value)
}

/** JSON as it may come from anywhere (I-JSON, RFC 7493). */
import type { Json } from './canonical.ts'

/** Every string of a JSON text, with the colon behind those that are names. */
const strings = /"[^"\\]*(?:\\.[^"\\]*)*"(\s*:)?/gu

/**
 * What the text says; undefined where it is no JSON, or where a name stands twice in an object: of two the last one counts,
 * so the first would be hidden (RFC 7493, 2.3).
 */
export function parseJson(text: string): Json | undefined {
  try {
    const value = JSON.parse(text) as Json
    const names = [...text.matchAll(strings)].filter(([, colon]) => colon !== undefined)
    return names.length === countNames(value) ? value : undefined
  } catch {
    return undefined
  }
}

function countNames(value: Json | undefined): number {
  if (typeof value !== 'object' || value === null) return 0
  const own = Array.isArray(value) ? 0 : Object.keys(value).length
  return Object.values(value).reduce<number>((sum, one) => sum + countNames(one), own)
}

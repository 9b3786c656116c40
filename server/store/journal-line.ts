/**
 * One line of the journal: an entry, the hash of the line before it, and its own hash, which is the SHA-256 of
 * that hash and the entry's canonical JSON. Anyone can recompute the chain with these two ingredients.
 */
import { createHash } from 'node:crypto'
import { z } from 'zod'
import { canonicalJson, type Json } from '#shared/canonical'
import { entry, type Entry } from '#shared/events'

const hash = z.string().regex(/^[0-9a-f]{64}$/)

export const journalLine = z.strictObject({ ...entry.shape, prev: hash, hash })

/** A place in the chain: the last entry's number and hash. */
export interface ChainEnd {
  readonly seq: number
  readonly hash: string
}

/** Where the chain begins. */
export const chainStart: ChainEnd = { seq: 0, hash: '0'.repeat(64) }

/** The hash of an entry behind `prev`. `body` is the entry as JSON: exactly what stands in the line. */
const hashOf = (prev: string, { seq, at, by, event }: { [key: string]: Json | undefined }): string =>
  createHash('sha256')
    .update(prev + canonicalJson({ seq, at, by, event }))
    .digest('hex')

/** The line (with its line break) for `next` behind `last`. */
export function writeLine(last: ChainEnd, next: Entry): { text: string; end: ChainEnd } {
  const { seq, at, by, event } = next
  const body = { seq, at, by, event }
  const own = hashOf(last.hash, { ...body, event: { ...event } })
  return {
    text: `${JSON.stringify({ ...body, prev: last.hash, hash: own })}\n`,
    end: { seq, hash: own },
  }
}

/** The lines for entries behind `last`; `ends` are bytes from the start of the text. */
export function writeLines(
  last: ChainEnd,
  entries: readonly Entry[],
): { text: string; ends: number[]; end: ChainEnd } {
  const chained = { text: '', ends: [] as number[], end: last }
  let bytes = 0
  for (const one of entries) {
    const line = writeLine(chained.end, one)
    bytes += Buffer.byteLength(line.text)
    chained.text += line.text
    chained.ends.push(bytes)
    chained.end = line.end
  }
  return chained
}

export type LineReading =
  { kind: 'whole'; entry: Entry; end: ChainEnd; prev: string } | { kind: 'broken'; why: string }

/** Reads a line by itself: whether it is an entry, and whether its hash is that of its content. */
export function readLine(text: string): LineReading {
  const json = parseJson(text)
  const parsed = journalLine.safeParse(json)
  if (!parsed.success) return { kind: 'broken', why: `is not a journal entry (${firstIssue(parsed.error)})` }
  const { prev, hash: own, ...body } = parsed.data
  // Hashed is what stands in the line, not what the schema may have tidied.
  if (hashOf(prev, json as { [key: string]: Json }) !== own) {
    return { kind: 'broken', why: 'was changed: its hash is not that of its content' }
  }
  return { kind: 'whole', entry: body, end: { seq: body.seq, hash: own }, prev }
}

/** Reads a line that must stand behind `last`. */
export function readNext(last: ChainEnd, text: string): LineReading {
  const line = readLine(text)
  if (line.kind === 'broken') return line
  if (line.entry.seq !== last.seq + 1) return { kind: 'broken', why: `holds entry ${line.entry.seq}` }
  if (line.prev !== last.hash) return { kind: 'broken', why: 'does not continue the line before it' }
  return line
}

const firstIssue = (error: z.ZodError): string => {
  const issue = error.issues[0]
  return issue === undefined ? 'unreadable' : `${issue.path.join('.') || 'line'}: ${issue.message}`
}

/** undefined for what is not JSON. */
function parseJson(text: string): unknown {
  try {
    return JSON.parse(text) as unknown
  } catch {
    return undefined
  }
}

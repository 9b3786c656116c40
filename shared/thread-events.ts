/**
 * What can happen to threads. They are people's: an event that nobody is named for does not count. Old wordings stay
 * in the journal; what a thread's history tells of them stands in `thread.ts`.
 */
import * as z from 'zod/mini'
import { anchor } from './anchor.ts'
import { personId, replyId, sectionId, threadId } from './ids.ts'
import { oneLine } from './one-line.ts'

/** The longest remark and the longest passage of a suggestion, in characters (UTF-16). */
export const [longestBody, longestPassage] = [5000, 20_000]

const mostMentions = 30
const mostTags = 12
const mostTogether = 200
const mostAnchors = 100

/** The bundle knows that it does nothing (`vite.config.ts`), which it does not believe of a template. */
const atMost = (most: number, what: string): string => `at most ${most} ${what}`

/** Line breaks are line feeds; of control characters only they and tabs stay. */
const plain = (text: string): string => text.replaceAll(/\r\n?/gu, '\n').replaceAll(/[^\P{Cc}\n\t]/gu, '')

const isWhole = /^[^\p{Cs}]*$/u

/** Words as they are kept: in NFC, without white space at their ends. */
export const plainWords = (text: string): string => plain(text).normalize('NFC').trim()

/** What somebody says: 1 to so many characters of plain text with line breaks. HTML in it is text. */
export const wordsUpTo = (longest: number) =>
  z.pipe(
    z.pipe(z.string(), z.transform(plainWords)),
    z
      .string()
      .check(
        z.minLength(1, 'at least one character'),
        z.maxLength(longest, atMost(longest, 'characters')),
        z.regex(isWhole, 'half a character'),
      ),
  )

/** Up to 5000 characters of it. */
export const body = wordsUpTo(longestBody)

/** A passage of the text, its paragraphs parted by line breaks; empty for nothing. Letters stay as they are. */
const passage = z.pipe(
  z.pipe(z.string(), z.transform(plain)),
  z
    .string()
    .check(
      z.maxLength(longestPassage, atMost(longestPassage, 'characters')),
      z.regex(isWhole, 'half a character'),
    ),
)

const listed = (ids: readonly string[]): boolean => new Set(ids).size === ids.length

export const mentions = z
  .array(personId)
  .check(z.maxLength(mostMentions, atMost(mostMentions, 'people')), z.refine(listed, 'the same one twice'))

export const tags = z
  .array(oneLine(40))
  .check(z.maxLength(mostTags, atMost(mostTags, 'tags')), z.refine(listed, 'the same one twice'))

/** Threads that something is done to at once. */
export const someThreads = z
  .array(threadId)
  .check(
    z.minLength(1, 'at least one'),
    z.maxLength(mostTogether, atMost(mostTogether, 'at once')),
    z.refine(listed, 'the same one twice'),
  )

/** What the thread's author would have there instead of what stands there. */
export const proposal = z.strictObject({ original: passage, replacement: passage })

/** The weighing, "Abwägung": what became of what was said. */
export const outcomes = ['adopted', 'partlyAdopted', 'notAdopted', 'noChangeNeeded'] as const
export const outcome = z.enum(outcomes)
export type Outcome = z.infer<typeof outcome>

/** Whoever says no says why. */
export const needsReason = (what: Outcome): boolean => what === 'notAdopted'

/** A day, "2026-11-30". */
export const due = z.iso.date()

/** An anchor that was made anew; `confirmed`: by a person who was asked, not by the editor that changed the text. */
const keptAnchor = z.strictObject({ thread: threadId, anchor, confirmed: z.boolean() })
export type KeptAnchor = z.infer<typeof keptAnchor>

export const keptAnchors = z
  .array(keptAnchor)
  .check(z.minLength(1, 'at least one'), z.maxLength(mostAnchors, atMost(mostAnchors, 'at once')))

/** Which remark of a thread: a reply, or null for the one that opened it. */
const remark = z.nullable(replyId)

export const threadEvents = [
  z.strictObject({
    type: z.literal('threadOpened'),
    thread: threadId,
    section: sectionId,
    /** null: the whole section. */
    anchor: z.nullable(anchor),
    body,
    mentions,
    suggestion: z.nullable(proposal),
  }),
  z.strictObject({ type: z.literal('threadReplied'), thread: threadId, reply: replyId, body, mentions }),
  z.strictObject({ type: z.literal('remarkEdited'), thread: threadId, reply: remark, body, mentions }),
  z.strictObject({ type: z.literal('remarkWithdrawn'), thread: threadId, reply: remark }),
  z.strictObject({
    type: z.literal('threadAssigned'),
    thread: threadId,
    to: z.nullable(personId),
    due: z.nullable(due),
  }),
  z.strictObject({ type: z.literal('threadTagged'), thread: threadId, tags }),
  z.strictObject({
    type: z.literal('threadResolved'),
    thread: threadId,
    outcome,
    reason: z.nullable(body),
  }),
  z.strictObject({ type: z.literal('threadReopened'), thread: threadId }),
  z.strictObject({ type: z.literal('suggestionAccepted'), thread: threadId }),
  z.strictObject({ type: z.literal('suggestionRejected'), thread: threadId, reason: body }),
  z.strictObject({ type: z.literal('suggestionWithdrawn'), thread: threadId }),
  /** `into` speaks for them from now on; null: each speaks for itself again. */
  z.strictObject({ type: z.literal('threadsJoined'), into: z.nullable(threadId), threads: someThreads }),
  z.strictObject({ type: z.literal('anchorsKept'), section: sectionId, anchors: keptAnchors }),
] as const
/** A union of its own: a bundle without its parser cannot leave behind what is spread into another. */
export const threadEvent = z.discriminatedUnion('type', threadEvents)
export type ThreadEvent = z.infer<typeof threadEvent>

const types: Readonly<Record<ThreadEvent['type'], true>> = {
  threadOpened: true,
  threadReplied: true,
  remarkEdited: true,
  remarkWithdrawn: true,
  threadAssigned: true,
  threadTagged: true,
  threadResolved: true,
  threadReopened: true,
  suggestionAccepted: true,
  suggestionRejected: true,
  suggestionWithdrawn: true,
  threadsJoined: true,
  anchorsKept: true,
}

/** Whether it happened to threads: for those alone who may read the live draft. */
export const isThreadEvent = (event: { readonly type: string }): event is ThreadEvent => event.type in types

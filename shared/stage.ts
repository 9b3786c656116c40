/** The life of a section: where its text stands between the first word and the sign-off. */
import * as z from 'zod/mini'

export const stage = z.enum(['drafting', 'signing', 'signedOff'])
export type Stage = z.infer<typeof stage>

/** A lock is a closed door: only a section in `drafting` takes writes, from anyone. */
export const isOpenForWriting = (at: Stage): boolean => at === 'drafting'

/** How far the disk is: what a running server says when it is asked what it has acknowledged. */
import { z } from 'zod'
import type { ChainEnd } from './journal-line.ts'
import type { LogPlace } from './write-ahead-log.ts'

const place = z.int().min(0)

/** Everything in front of these places was acknowledged. */
export const marks = z.strictObject({
  journal: z.strictObject({ seq: place, hash: z.string() }) satisfies z.ZodType<ChainEnd>,
  texts: z.strictObject({ segment: place, offset: place }) satisfies z.ZodType<LogPlace>,
})
export type Marks = z.infer<typeof marks>

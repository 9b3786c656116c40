/** A role with its scope, as it is given to a person. One person may hold several. */
import * as z from 'zod/mini'
import { chapterId, workingGroupId } from './ids.ts'

export const grant = z.discriminatedUnion('role', [
  z.strictObject({ role: z.literal('expert'), workingGroup: workingGroupId }),
  z.strictObject({ role: z.literal('moderator'), chapter: chapterId }),
  /** `chair`: puts the decisions of the Lenkungsgruppe on record. */
  z.strictObject({ role: z.literal('steering'), chair: z.optional(z.literal(true)) }),
  /** `chair`: hands in the statement of the body. */
  z.strictObject({
    role: z.literal('advisor'),
    body: z.string().check(z.minLength(1), z.maxLength(120)),
    chair: z.optional(z.literal(true)),
  }),
  z.strictObject({ role: z.literal('committee') }),
  z.strictObject({ role: z.literal('admin') }),
])
export type Grant = z.infer<typeof grant>
export type Role = Grant['role']

const key = (of: Grant): string => JSON.stringify(Object.entries(of).sort())

/** Whether two grants give the same role in the same scope. */
export const sameGrant = (one: Grant, other: Grant): boolean => key(one) === key(other)

/**
 * Names of things. An id is opaque: a short prefix that says what it names, and 4 to 32 lower-case
 * letters or digits. Room names, file names and URLs are made of ids, so nothing else is let through.
 */
import * as z from 'zod/mini'

type Prefix = 'per' | 'pap' | 'cha' | 'sec' | 'wg' | 'thr' | 'rep' | 'ver' | 'dra'

const idOf = <P extends Prefix>(prefix: P) =>
  z
    .string()
    .check(z.regex(new RegExp(`^${prefix}_[0-9a-z]{4,32}$`), `not an id of the form ${prefix}_…`))
    .brand<`${P}Id`>()

export const personId = idOf('per')
export const paperId = idOf('pap')
export const chapterId = idOf('cha')
export const sectionId = idOf('sec')
export const workingGroupId = idOf('wg')
export const threadId = idOf('thr')
export const replyId = idOf('rep')
export const versionId = idOf('ver')
export const draftId = idOf('dra')

export type PersonId = z.infer<typeof personId>
export type PaperId = z.infer<typeof paperId>
export type ChapterId = z.infer<typeof chapterId>
export type SectionId = z.infer<typeof sectionId>
export type WorkingGroupId = z.infer<typeof workingGroupId>
export type ThreadId = z.infer<typeof threadId>
export type ReplyId = z.infer<typeof replyId>
export type VersionId = z.infer<typeof versionId>
export type DraftId = z.infer<typeof draftId>

const alphabet = '0123456789abcdefghijklmnopqrstuvwxyz'

/**
 * A new id, for example `sec_4k2j…`.
 * @param random 16 random bytes; shared code has no randomness of its own.
 */
export function newId(prefix: 'per', random: Uint8Array): PersonId
export function newId(prefix: 'pap', random: Uint8Array): PaperId
export function newId(prefix: 'cha', random: Uint8Array): ChapterId
export function newId(prefix: 'sec', random: Uint8Array): SectionId
export function newId(prefix: 'wg', random: Uint8Array): WorkingGroupId
export function newId(prefix: 'thr', random: Uint8Array): ThreadId
export function newId(prefix: 'rep', random: Uint8Array): ReplyId
export function newId(prefix: 'ver', random: Uint8Array): VersionId
export function newId(prefix: 'dra', random: Uint8Array): DraftId
export function newId(prefix: Prefix, random: Uint8Array): string {
  return `${prefix}_${Array.from(random.subarray(0, 16), (byte) => alphabet[byte % 36]).join('')}`
}

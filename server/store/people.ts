/** The people: the only place that holds names and addresses, so that they can be erased. Never in the journal. */
import { z } from 'zod'
import type { Result } from '#shared/failure'
import { personId, type PersonId } from '#shared/ids'
import { emailAddress, personName } from '#shared/person'

export const personRecord = z.strictObject({
  id: personId,
  name: personName,
  email: emailAddress,
  /** An argon2id hash; null for someone who cannot sign in with a password (yet). */
  passwordHash: z.string().nullable(),
  createdAt: z.iso.datetime(),
})
export type PersonRecord = z.infer<typeof personRecord>

export interface People {
  byId(id: PersonId): PersonRecord | null
  /** `email` as `emailAddress` parses it (trimmed, lower case). */
  byEmail(email: string): PersonRecord | null
  all(): readonly PersonRecord[]
  /** Fails: alreadyExists when the address (or id) is taken, storeUnavailable. */
  add(person: PersonRecord): Promise<Result<void>>
  /** Fails: notFound, storeUnavailable. */
  setPasswordHash(id: PersonId, passwordHash: string | null): Promise<Result<void>>
  /** Fails: notFound, storeUnavailable. */
  rename(id: PersonId, name: string): Promise<Result<void>>
  /** Name, address and password are gone for good; what the person wrote and signed stays under the id. Fails: notFound, storeUnavailable. */
  erase(id: PersonId): Promise<Result<void>>
}

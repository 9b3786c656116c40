/** A person as the others see her. Everything else about people stays in the people store. */
import { z } from 'zod'
import { grant } from './grant.ts'
import { personId } from './ids.ts'

export const personCard = z.strictObject({
  id: personId,
  name: z.string(),
  grants: z.array(grant),
})
export type PersonCard = z.infer<typeof personCard>

/** A name as people write it: trimmed, one line, 1 to 120 characters. */
export const personName = z
  .string()
  .transform((text) => text.normalize('NFC').replace(/\s+/gu, ' ').trim())
  .pipe(
    z
      .string()
      .min(1)
      .max(120)
      .regex(/^[^\p{Cc}\p{Cs}]*$/u),
  )

/** An address, lower-cased: two spellings of one address are one account. */
export const emailAddress = z.string().trim().toLowerCase().pipe(z.email().max(254))

/** OWASP ASVS 5, 6.2: at least 12 characters (we ask for 12), at most 128, nothing else demanded. */
export const password = z.string().min(12).max(128)

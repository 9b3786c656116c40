/** A person as the others see her. Everything else about people stays in the people store. */
import * as z from 'zod/mini'
import { grant } from './grant.ts'
import { personId } from './ids.ts'
import { oneLine } from './one-line.ts'

export const personCard = z.strictObject({
  id: personId,
  name: z.string(),
  grants: z.array(grant),
})
export type PersonCard = z.infer<typeof personCard>

/** In place of the name of whoever was erased, in what is handed out in German. */
export const erasedName = 'Gelöschte Person'

/** A name as people write it: trimmed, one line, 1 to 120 characters. */
export const personName = oneLine(120)

/** An address, lower-cased: two spellings of one address are one account. */
export const emailAddress = z.pipe(
  z.string().check(z.trim(), z.toLowerCase()),
  z.email().check(z.maxLength(254)),
)

/** OWASP ASVS 5, 6.2: at least 12 characters (we ask for 12), at most 128, nothing else demanded. */
export const shortestPassword = 12
export const longestPassword = 128
export const password = z.string().check(z.minLength(shortestPassword), z.maxLength(longestPassword))

/** How often the person gets mail about what happened: gathered for some minutes, every morning, every Monday, never. */
export const mailChoices = ['immediate', 'daily', 'weekly', 'off'] as const
export const mailChoice = z.enum(mailChoices)
export type MailChoice = z.infer<typeof mailChoice>

/** In which language mails come. */
export const mailLanguages = ['de', 'en'] as const
export const mailLanguage = z.enum(mailLanguages)
export type MailLanguage = z.infer<typeof mailLanguage>

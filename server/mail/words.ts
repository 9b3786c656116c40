/** What mails say, in the language that the person has chosen. */
import type { NoticeKind } from '#shared/notices'
import type { ChangedWords } from '#shared/correction'
import type { Closing, DecisionKind } from '#shared/decision-events'
import type { MailLanguage } from '#shared/person'
import type { SignOffTold } from '#shared/signoff-notices'
import type { Outcome } from '#shared/thread-events'
import type { Purpose } from '#shared/version'
import { english } from './words.en.ts'
import { german } from './words.de.ts'

export interface MailWords {
  readonly language: MailLanguage
  readonly subject: (count: number) => string
  readonly greeting: (name: string) => string
  readonly lead: (count: number) => string
  /** So many threads more. */
  readonly more: (count: number) => string
  readonly waiting: string
  readonly house: string
  readonly settings: string
  readonly settingsHere: string
  readonly toComment: string
  /** The first words of the comment that it is about. */
  readonly about: (words: string) => string
  readonly quoted: (words: string) => string
  /** In place of the name of whoever was erased. */
  readonly erased: string
  /** Who did what nobody did. */
  readonly workshop: string
  readonly notice: (kind: NoticeKind, who: string, outcome: Outcome | null) => string
  /** Mails about sign-offs: their own subject, lead and link, and what they tell. */
  readonly signOff: Pick<MailWords, 'subject' | 'lead' | 'toComment'> & {
    readonly asked: string
    readonly told: (told: ToldOf, who: string) => string
    /** @param until the day until which one can object, as people write it */
    readonly corrected: (who: string, words: readonly ChangedWords[], until: string) => string
  }
  /** Mails about versions, and what was decided on them. */
  readonly version: Pick<MailWords, 'subject' | 'lead' | 'toComment'> & {
    readonly place: (number: string, name: string) => string
    readonly frozen: (who: string, purpose: Purpose) => string
    /** @param section its number and title; `corrected`: in the place of an earlier decision */
    readonly decided: (section: string, kind: DecisionKind, conditions: number, corrected: boolean) => string
    readonly accepted: string
    /** @param date as people write it */
    readonly closed: (date: string, printedMatter: string, outcome: Closing, corrected: boolean) => string
  }
  readonly fingerprint: string
  readonly head: string
  /** What the picture says to who does not see it. */
  readonly code: (number: string) => string
  /** Mails to bodies that are asked for a statement. */
  readonly consultation: Pick<MailWords, 'subject' | 'lead' | 'toComment'> & {
    readonly place: (number: string, name: string) => string
    readonly asked: (body: string) => string
  }
  readonly due: (date: string) => string
  readonly dueToday: string
  readonly overdue: (date: string) => string
}

type Told<T = SignOffTold> = T extends unknown ? Omit<T, 'words'> : never
/** What is told of a sign-off, but for what people said. */
type ToldOf = Exclude<Told, { kind: 'corrected' }>

const words: Readonly<Record<MailLanguage, MailWords>> = { de: german, en: english }

export const wordsIn = (language: MailLanguage): MailWords => words[language]

/** Both are days, "2026-11-30". */
export function sayDue(say: MailWords, due: string, today: string): string {
  if (due === today) return say.dueToday
  const date = sayDay(say, due)
  return due < today ? say.overdue(date) : say.due(date)
}

/** A day, "2026-11-30", as people write it. */
export function sayDay({ language }: Pick<MailWords, 'language'>, day: string): string {
  const locale = language === 'en' ? 'en-GB' : 'de'
  return new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeZone: 'UTC' }).format(new Date(day))
}

/** For example "Fassung 1.0: Erste Fassung (Bildung)". */
export const sayVersion = (
  say: MailWords,
  { number, name, scope }: { readonly number: string; readonly name: string; readonly scope: string },
): string => `${say.version.place(number, name)} (${scope})`

/** With the day until which something can be done, where there is one. */
export function sayTold(say: MailWords, told: Told, who: string): string {
  if (told.kind === 'corrected') return say.signOff.corrected(who, told.changes, sayDay(say, told.due))
  const said = say.signOff.told(told, who)
  return 'due' in told && told.due !== null ? `${said} ${say.due(sayDay(say, told.due))}` : said
}

/** Dates as people read them, in the language of the interface. */

/** For example "22. November 2026 um 14:05". `at`: the moment; `language`: de or en. */
export function sayMoment(at: Date, language: string): string {
  return new Intl.DateTimeFormat(language, { dateStyle: 'long', timeStyle: 'short' }).format(at)
}

/** For example "22. November 2026". */
export function sayDay(at: Date, language: string): string {
  return new Intl.DateTimeFormat(language, { dateStyle: 'long' }).format(at)
}

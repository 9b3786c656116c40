/** Dates as people read them, in the language of the interface. */

/** For example "22. November 2026 um 14:05". `at`: the moment; `language`: de or en. */
export const sayMoment = (at: Date, language: string): string => moments(language).format(at)

/** For example "22. November 2026". */
export const sayDay = (at: Date, language: string): string => days(language).format(at)

const moments = inLanguages({ dateStyle: 'long', timeStyle: 'short' })
const days = inLanguages({ dateStyle: 'long' })

/** A formatter takes longer to make than a hundred dates to say, and lists are long. */
function inLanguages(options: Intl.DateTimeFormatOptions): (language: string) => Intl.DateTimeFormat {
  const made = new Map<string, Intl.DateTimeFormat>()
  return (language) => {
    const known = made.get(language) ?? new Intl.DateTimeFormat(language, options)
    made.set(language, known)
    return known
  }
}

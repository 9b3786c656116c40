/** The day by the calendar on Hannover's town hall. */

const calendar = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Berlin', dateStyle: 'short' })

/** The day in Hannover, "2026-11-22". */
export const dayOf = (at: Date): string => calendar.format(at)

const day = 24 * 60 * 60 * 1000

/** So many days behind a day, as a day. */
export const daysAfter = (from: string, days: number): string =>
  new Date(Date.parse(from) + days * day).toISOString().slice(0, 10)

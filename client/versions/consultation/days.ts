/** Days as deadlines count them: by the calendar on Hannover's town hall, wherever one reads. */

const calendar = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Berlin', dateStyle: 'short' })

/** "2026-11-22". */
export const today = (): string => calendar.format(new Date())

const day = 24 * 60 * 60 * 1000

/** So many days from one day to another; below zero when that one is over. */
export const daysBetween = (from: string, to: string): number =>
  Math.round((Date.parse(to) - Date.parse(from)) / day)

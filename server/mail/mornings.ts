/** When people get their mail: in the morning, by the clock on Hannover's town hall. */
import { dayOf } from '../work/hannover-day.ts'

const hour = 7
const zone = 'Europe/Berlin'

/** Seven o'clock is five or six in UTC, by the season. */
const candidates = [5, 6]

const inHannover = new Intl.DateTimeFormat('en-GB', {
  timeZone: zone,
  hour: '2-digit',
  hourCycle: 'h23',
  weekday: 'short',
})

/** The first seven o'clock behind `moment`; of a Monday, when `weekly`. */
export function nextMorning(moment: Date, weekly: boolean): Date {
  for (let day = 0; ; day++) {
    for (const utcHour of candidates) {
      const at = new Date(
        Date.UTC(moment.getUTCFullYear(), moment.getUTCMonth(), moment.getUTCDate() + day, utcHour),
      )
      if (at > moment && isMorning(at, weekly)) return at
    }
  }
}

function isMorning(at: Date, weekly: boolean): boolean {
  const parts = new Map(inHannover.formatToParts(at).map(({ type, value }) => [type, value]))
  return Number(parts.get('hour')) === hour && (!weekly || parts.get('weekday') === 'Mon')
}

/** Whether it is seven in the morning or later, in Hannover. */
export const isPastMorning = (now: Date): boolean => dayOf(nextMorning(now, false)) !== dayOf(now)

/** What the files of the Abwägungstabelle say: German, as the paper they belong to. */
import type { Place } from '#shared/paragraphs'
import type { Decision, ThreadState } from '#shared/thread'
import type { Outcome } from '#shared/thread-events'
import type { Standpoint, WeighingRow } from '#shared/weighing'
import type { VersionMark } from './version-mark.ts'

export const outcomeWords: Readonly<Record<Outcome, string>> = {
  adopted: 'übernommen',
  partlyAdopted: 'teilweise übernommen',
  notAdopted: 'nicht übernommen',
  noChangeNeeded: 'keine Textänderung nötig',
}

export const stateWords: Readonly<Record<ThreadState, string>> = {
  open: 'offen',
  answered: 'beantwortet',
  resolved: 'erledigt',
  reopened: 'wieder geöffnet',
  withdrawn: 'zurückgenommen',
}

export const decisionWords: Readonly<Record<Decision['kind'], string>> = {
  accepted: 'Vorschlag angenommen',
  rejected: 'Vorschlag abgelehnt',
  withdrawn: 'Vorschlag zurückgezogen',
}

export const takenBack = '(zurückgenommen)'

export function placeWords(place: Place): string {
  switch (place.kind) {
    case 'section':
      return 'ganzer Abschnitt'
    case 'heading':
      return 'Überschrift'
    case 'paragraph':
      return `Absatz ${place.number}`
    case 'gone':
      return 'Textstelle entfernt'
  }
}

/** With which version the Lenkungsgruppe made it; empty for what is no condition. */
export function conditionWords({ condition }: WeighingRow): string {
  if (condition === null) return ''
  const place = condition.paragraph === null ? '' : `, Absatz ${condition.paragraph}`
  return `Auflage der Lenkungsgruppe zu Fassung ${condition.number}${place}`
}

export const sectionWords = ({ section, sectionNumber }: WeighingRow): string =>
  sectionNumber === null ? `${section.title} (herausgenommen)` : `${sectionNumber} ${section.title}`

export function standpointWords(as: Standpoint): string {
  if (as.kind === 'group') return `AG ${as.number}`
  return as.kind === 'moderation' ? 'Moderation' : ''
}

/** A name with the group for which it speaks. */
export function namedWords(name: string, as: Standpoint): string {
  const group = standpointWords(as)
  return group === '' ? name : `${name} (${group})`
}

/** How many say the same; empty for one alone. */
export const voicesWords = (count: number): string => (count === 1 ? '' : `gleichlautend, ${count} Stimmen`)

/** The days of the city, wherever the server runs. */
const dayFormat = new Intl.DateTimeFormat('de-DE', {
  dateStyle: 'medium',
  timeZone: 'Europe/Berlin',
})
const longDayFormat = new Intl.DateTimeFormat('de-DE', { dateStyle: 'long', timeZone: 'Europe/Berlin' })

/** For example "22.11.2026". */
export const dayWords = (at: string): string => dayFormat.format(new Date(at))

/** For example "22. November 2026". */
export const longDayWords = (at: string): string => longDayFormat.format(new Date(at))

/** The draft of a day. */
export const draftWords = (at: string): string => `Arbeitsstand vom ${longDayWords(at)}`

/** Which version the house had last, on a line of its own each: what it is, and its fingerprint. */
export const newestVersionWords = ({ number, name, scope, fingerprint }: VersionMark): readonly string[] => [
  `Neueste Fassung: ${number} ${name} (${scope})`,
  `Fingerabdruck (SHA-256): ${fingerprint}`,
]

/** What the picture says to who does not see it. */
export const codeWords = ({ number }: VersionMark): string =>
  `QR-Code mit Adresse und Fingerabdruck der Fassung ${number}`

/** In which version it was weighed: the draft as it stood that day. Empty for what is not weighed yet. */
export const versionWords = ({ resolution }: WeighingRow): string =>
  resolution === null ? '' : draftWords(resolution.at)

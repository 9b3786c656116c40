/** What handed out documents say around the text: German, as the paper they belong to. */
import type { AnswerKind } from '#shared/signoff-events'
import type { Handout, HandoutSection, SignOffLine } from './handout.ts'

export const purposeWords: Readonly<Record<Handout['version']['purpose'], string>> = {
  interim: 'Zwischenfassung',
  submission: 'Vorlage',
  resolution: 'Beschlussfassung',
}

const answerWords: Readonly<Record<AnswerKind, string>> = {
  signed: 'mitgezeichnet',
  signedWithNote: 'mit Hinweis mitgezeichnet',
  objection: 'nicht mitgezeichnet',
  acknowledged: 'zur Kenntnis genommen',
}

const validityWords: Readonly<Record<SignOffLine['validity'], string>> = {
  valid: '',
  corrected: 'gilt nach redaktioneller Änderung weiter',
  outdated: 'überholt: galt einem früheren Wortlaut',
  revoked: 'widerrufen',
  disputed: 'wird von der Person bestritten',
}

const stageWords: Readonly<Record<HandoutSection['stage'], string>> = {
  drafting: 'Entwurf',
  signing: 'zur Mitzeichnung',
  signedOff: 'mitgezeichnet',
  frozen: 'mitgezeichnet, in einer Vorlage',
}

export const signOffColumns = ['Name', 'Antwort', 'Datum', 'Hinweis oder Begründung'] as const

export const captionOf = ({ number }: HandoutSection): string => `Mitzeichnung zu Abschnitt ${number}`
export const standOf = ({ stage }: HandoutSection): string => `Stand: ${stageWords[stage]}`
export const noSignOffs = 'Zu diesem Abschnitt liegt keine Mitzeichnung vor.'
export const contentsTitle = 'Inhalt'

/** The cells of a line of the sign-off table. */
export const signOffCells = (line: SignOffLine): readonly string[] => [
  line.name,
  [answerWords[line.kind], validityWords[line.validity], line.isEntered ? 'im Auftrag eingetragen' : '']
    .filter((words) => words !== '')
    .join('; '),
  dayWords(line.at),
  line.words ?? '',
]

export const chapterTitle = ({ number, title }: Handout['chapters'][number]): string =>
  `Handlungsfeld ${number}: ${title}`
export const sectionTitle = ({ number, title }: HandoutSection): string => `${number} ${title}`
export const groupWords = (group: string): string => `Erarbeitet von: ${group}`

/** A paragraph's number as it stands beside it, and as it is read aloud. */
export const numberMark = (number: number): string => `(${number})`

/** What stands on every page of a version whose text is not signed off; null for others. */
export const warningOf = ({ version }: Handout): string | null =>
  version.purpose === 'interim' ? 'Zwischenfassung – nicht mitgezeichnet' : null

export const titleOf = ({ paper, version }: Handout): string =>
  `${paper} – Fassung ${version.number}: ${version.name}`

/** At the foot of every page: which version it is of. */
export const footOf = ({ version }: Handout): string =>
  `Fassung ${version.number} (${purposeWords[version.purpose]}) · Fingerabdruck ${version.fingerprint.slice(0, 16)}…`

export interface Fact {
  readonly label: string
  readonly value: string
}

/** What the cover says of the version, in order. */
export function factsOf({ version }: Handout): Fact[] {
  const { number, name, purpose, note, frozenAt, frozenBy, url } = version
  const facts = [
    { label: 'Fassung', value: number },
    { label: 'Bezeichnung', value: name },
    { label: 'Zweck', value: purposeWords[purpose] },
    { label: 'Eingefroren am', value: `${dayWords(frozenAt)}, ${timeWords(frozenAt)} Uhr` },
    { label: 'Eingefroren von', value: frozenBy ?? '' },
    { label: 'Anmerkung', value: note ?? '' },
    { label: 'Adresse', value: url ?? '' },
  ]
  return facts.filter(({ value }) => value !== '')
}

/** Names of letters that a document cannot show, and the sections that they stand in. */
export interface Missing {
  readonly names: readonly string[]
  readonly sections: readonly string[]
}

/** What the cover says of letters for which a name stands; null if there are none. */
export function unsetNotice({ names, sections }: Missing): string | null {
  if (names.length === 0) return null
  const places = sections.length === 0 ? '' : `, in Abschnitt ${sections.join(', ')}`
  return `Diese PDF-Datei kann nicht alle Zeichen der Fassung zeigen (${names.join(', ')}${places}). Wo sie stehen, steht ihre Bezeichnung in eckigen Klammern. Die Word-, die OpenDocument- und die HTML-Datei der Fassung enthalten sie.`
}

export const fingerprintLabel = 'Fingerabdruck (SHA-256)'
export const fingerprintNote =
  'Der Fingerabdruck steht für genau diesen Wortlaut: Jede Änderung ergäbe einen anderen. Er ist eine Prüfsumme mit Siegel des Servers, keine qualifizierte elektronische Signatur.'
export const qrWords = ({ version }: Handout): string =>
  `QR-Code: Adresse und Fingerabdruck der Fassung ${version.number}`

const zone = { timeZone: 'Europe/Berlin' } as const
const dayFormat = new Intl.DateTimeFormat('de-DE', { dateStyle: 'long', ...zone })
const timeFormat = new Intl.DateTimeFormat('de-DE', { timeStyle: 'short', ...zone })

/** The days of the city, wherever the server runs: "22. November 2026". */
export const dayWords = (at: string): string => dayFormat.format(new Date(at))
const timeWords = (at: string): string => timeFormat.format(new Date(at))

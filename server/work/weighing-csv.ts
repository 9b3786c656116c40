/** The Abwägungstabelle as CSV, as German spreadsheets open it: semicolons, BOM, CRLF, and nothing that computes. */
import type { WeighingRow } from '#shared/weighing'
import { saidBy, type NameOf } from './weighing-cells.ts'
import { harmless } from '../press/harmless.ts'
import {
  conditionWords,
  dayWords,
  decisionWords,
  namedWords,
  outcomeWords,
  placeWords,
  sectionWords,
  stateWords,
  takenBack,
  versionWords,
} from './weighing-words.ts'

const headings = [
  'Nr.',
  'Abschnitt',
  'Stelle',
  'Textstelle',
  'Wer',
  'Stimmen',
  'Datum',
  'Anmerkung',
  'Antworten',
  'Bisheriger Text',
  'Vorgeschlagener Text',
  'Vorschlag',
  'Stand',
  'Abwägung',
  'Begründung',
  'Abgewogen von',
  'Abgewogen am',
  'Auflage',
  'Fassung',
  'Kennung',
] as const

export function weighingCsv(rows: readonly WeighingRow[], nameOf: NameOf): Uint8Array {
  const lines = [headings, ...rows.map((row) => fieldsOf(row, nameOf))]
  const text = lines.map((fields) => fields.map(csvField).join(';')).join('\r\n')
  return new TextEncoder().encode(`\uFEFF${text}\r\n`)
}

/** One field in quotes. What a spreadsheet would take for a formula gets an apostrophe in front (OWASP, CSV injection). */
export function csvField(text: string): string {
  // Judged before it is cleaned: both what was there and what is left must be no formula.
  const clean = harmless(text)
  const defused =
    /^[=+\-@\t\r＝＋－＠]/u.test(text) || /^[=+\-@\t＝＋－＠]/u.test(clean) ? `'${clean}` : clean
  return `"${defused.replaceAll('"', '""')}"`
}

function fieldsOf(row: WeighingRow, nameOf: NameOf): string[] {
  const [opening, ...others] = row.said
  return [
    String(row.number),
    sectionWords(row),
    placeWords(row.place),
    row.quote ?? '',
    row.voices.map(({ person, as }) => namedWords(nameOf(person), as)).join(', '),
    String(row.voices.length),
    dayWords(row.at),
    opening?.body ?? takenBack,
    others.map((one) => `${saidBy(one, nameOf)} ${one.body ?? takenBack}`).join('\n\n'),
    ...weighedFields(row, nameOf),
    conditionWords(row),
    versionWords(row),
    row.thread,
  ]
}

function weighedFields({ suggestion, state, resolution }: WeighingRow, nameOf: NameOf): string[] {
  const decision = suggestion?.decision ?? null
  return [
    suggestion?.original ?? '',
    suggestion?.replacement ?? '',
    decision === null ? '' : decisionWords[decision.kind],
    stateWords[state],
    resolution === null ? '' : outcomeWords[resolution.outcome],
    resolution?.reason ?? '',
    resolution === null ? '' : nameOf(resolution.by),
    resolution === null ? '' : dayWords(resolution.at),
  ]
}

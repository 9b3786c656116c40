/** A row of the Abwägungstabelle as it stands on paper: cells of paragraphs, in the order of `headings`. */
import type { PersonId } from '#shared/ids'
import type { Saying, WeighingRow } from '#shared/weighing'
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
  voicesWords,
} from './weighing-words.ts'
import type { VersionMark } from './version-mark.ts'

/** `quote`: words of the text; `label`: what is said of what follows. */
export interface CellParagraph {
  readonly look: 'plain' | 'strong' | 'quote' | 'label' | 'struck' | 'added'
  readonly text: string
}
export type Cell = readonly CellParagraph[]

/** What stands over the table. */
export interface TableHead {
  readonly title: string
  readonly subtitle: string
  readonly note: string
  /** The newest version; null while there is none. */
  readonly version: VersionMark | null
}

/** The columns and their shares of the page's width. */
export const columns = [
  { heading: 'Nr.', share: 4 },
  { heading: 'Fundstelle', share: 18 },
  { heading: 'Wer', share: 13 },
  { heading: 'Anmerkung', share: 34 },
  { heading: 'Abwägung', share: 21 },
  { heading: 'Fassung', share: 10 },
] as const

export type NameOf = (person: PersonId) => string

export function cellsOf(row: WeighingRow, nameOf: NameOf): Cell[] {
  return [
    [plain(String(row.number))],
    placeCell(row),
    whoCell(row, nameOf),
    saidCell(row, nameOf),
    weighedCell(row, nameOf),
    [plain(versionWords(row))],
  ]
}

const plain = (text: string): CellParagraph => ({ look: 'plain', text })
const strong = (text: string): CellParagraph => ({ look: 'strong', text })
const label = (text: string): CellParagraph => ({ look: 'label', text })

/** What a suggestion would change stands beside it: the quote would say it twice. */
function placeCell(row: WeighingRow): Cell {
  const isSaid = row.quote === null || row.quote === row.suggestion?.original
  return [
    strong(sectionWords(row)),
    plain(placeWords(row.place)),
    ...(isSaid ? [] : [{ look: 'quote' as const, text: `„${row.quote}“` }]),
  ]
}

function whoCell({ voices, at }: WeighingRow, nameOf: NameOf): Cell {
  const together = voicesWords(voices.length)
  return [
    ...voices.map(({ person, as }) => plain(namedWords(nameOf(person), as))),
    ...(together === '' ? [] : [strong(together)]),
    label(dayWords(at)),
  ]
}

function saidCell(row: WeighingRow, nameOf: NameOf): Cell {
  const { said, suggestion } = row
  const [opening, ...others] = said
  const condition = conditionWords(row)
  return [
    ...(condition === '' ? [] : [label(`${condition}:`)]),
    plain(opening?.body ?? takenBack),
    ...(suggestion === null ? [] : passages(suggestion)),
    ...others.flatMap((one) => [label(saidBy(one, nameOf)), plain(one.body ?? takenBack)]),
  ]
}

export const saidBy = ({ person, as, at }: Saying, nameOf: NameOf): string =>
  `${namedWords(nameOf(person), as)}, ${dayWords(at)}:`

const passages = ({ original, replacement }: { original: string; replacement: string }): Cell => [
  label('Bisher:'),
  { look: 'struck', text: original },
  label('Vorschlag:'),
  { look: 'added', text: replacement === '' ? '(streichen)' : replacement },
]

function weighedCell({ state, resolution, suggestion }: WeighingRow, nameOf: NameOf): Cell {
  const decision = suggestion?.decision ?? null
  const decided = decision === null ? [] : [label(decisionWords[decision.kind])]
  if (resolution === null) return [plain(stateWords[state]), ...decided]
  const { outcome, reason, by, at } = resolution
  return [
    strong(outcomeWords[outcome]),
    ...decided,
    ...(reason === null ? [] : [plain(reason)]),
    label(`${nameOf(by)}, ${dayWords(at)}`),
  ]
}

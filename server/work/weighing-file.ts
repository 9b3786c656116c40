/** Makes a file of the Abwägungstabelle. It comes in parts, so that nobody waits while it is handed over (`weighings`). */
import * as Y from 'yjs'
import { buildInPieces } from '#shared/apply'
import { must } from '#shared/failure'
import type { ChapterId, PersonId, SectionId } from '#shared/ids'
import { placesIn, type Place } from '#shared/paragraphs'
import { atOnce } from '#shared/pieces'
import { chapterNumber, type Records } from '#shared/records'
import type { Thread } from '#shared/thread'
import { weighingRows, type WeighingRow } from '#shared/weighing'
import type { StoredText } from '../store/texts.ts'
import type { VersionMark } from './version-mark.ts'
import { cellsOf, type NameOf, type TableHead } from './weighing-cells.ts'
import { weighingCsv } from './weighing-csv.ts'
import { weighingDocx } from './weighing-docx.ts'
import { weighingOdt } from './weighing-odt.ts'
import { draftWords } from './weighing-words.ts'

export const weighingFormats = ['docx', 'odt', 'csv'] as const
export type WeighingFormat = (typeof weighingFormats)[number]

/** What the file is made of, but for threads and texts. */
export interface WeighingOrder {
  readonly format: WeighingFormat
  readonly records: Records
  readonly chapter: ChapterId
  readonly names: Readonly<Record<PersonId, string>>
  readonly at: string
  /** The newest version of the house; null while there is none. */
  readonly version: VersionMark | null
}

/** Threads of the chapter, or the text of one of its sections as it is on disk. */
export type WeighingPart =
  | { readonly kind: 'threads'; readonly threads: readonly Thread[] }
  | { readonly kind: 'text'; readonly section: SectionId; readonly text: StoredText }

export class WeighingFile {
  readonly #order: WeighingOrder
  readonly #threads: Thread[] = []
  readonly #places = new Map<SectionId, ReturnType<typeof placesIn>>()

  constructor(order: WeighingOrder) {
    this.#order = order
  }

  take(part: WeighingPart): void {
    if (part.kind === 'threads') this.#threads.push(...part.threads)
    else this.#places.set(part.section, placesOf(part.text))
  }

  make(): Uint8Array {
    const { records, chapter: id } = this.#order
    const chapter = must(records.chapters[id], 'the order names a chapter of its records')
    const placeOf = (thread: Thread) => this.#placeOf(thread)
    return this.#write(weighingRows({ records, chapter, threads: this.#threads, placeOf }))
  }

  #placeOf({ section, anchor }: Thread): Place {
    const unknown: Place = { kind: anchor === null ? 'section' : 'gone' }
    return this.#places.get(section)?.(anchor) ?? unknown
  }

  #write(rows: readonly WeighingRow[]): Uint8Array {
    const { format, names, at } = this.#order
    const nameOf: NameOf = (person) => names[person] ?? person
    if (format === 'csv') return weighingCsv(rows, nameOf)
    const head = this.#head(rows.length)
    const cells = rows.map((row) => cellsOf(row, nameOf))
    return format === 'odt' ? weighingOdt(head, cells, at) : weighingDocx(head, cells, at)
  }

  #head(count: number): TableHead {
    const { records, chapter: id, at, version } = this.#order
    const chapter = must(records.chapters[id], 'the order names a chapter of its records')
    return {
      title: `Abwägungstabelle: Handlungsfeld ${chapterNumber(records, chapter)} ${chapter.title}`,
      subtitle: records.papers[chapter.paper]?.title ?? '',
      note: `Fundstellen nach dem ${draftWords(at)}${version === null ? '; noch keine eingefrorene Fassung' : ''} · ${count} ${count === 1 ? 'Eintrag' : 'Einträge'}`,
      version,
    }
  }
}

function placesOf({ base, updates }: StoredText): ReturnType<typeof placesIn> {
  const doc = new Y.Doc()
  atOnce(buildInPieces(doc, base, updates))
  return placesIn(doc)
}

/** In this very thread, at once. */
export async function makeHere(
  order: WeighingOrder,
  parts: AsyncIterable<WeighingPart>,
): Promise<Uint8Array> {
  const file = new WeighingFile(order)
  for await (const part of parts) file.take(part)
  return file.make()
}

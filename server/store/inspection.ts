/** Checks a store's holdings, part by part, without changing anything: its own data folder, or a backup's. */
import { basename, join } from 'node:path'
import type { Part } from './holdings.ts'
import type { ChainEnd } from './journal-line.ts'
import type { Marks } from './marks.ts'
import { RecordsInspection } from './records-inspection.ts'
import { TextsInspection } from './texts-inspection.ts'
import { VersionsInspection } from './versions-inspection.ts'

export interface Inspected {
  /** What is wrong, one sentence for each, with file and place; none: all is whole. */
  readonly findings: readonly string[]
  /** What was still being written when it was read, or was cut short by a crash. */
  readonly torn: readonly string[]
  readonly journal: ChainEnd
  readonly sections: number
  /** How many records of texts stand in the log. */
  readonly records: number
  readonly people: number
  readonly versions: number
}

export class Inspection {
  readonly #dir: string
  readonly #records = new RecordsInspection()
  readonly #texts: TextsInspection
  readonly #versions = new VersionsInspection()

  constructor(dir: string) {
    this.#dir = dir
    this.#texts = new TextsInspection(dir)
  }

  /** Takes the next part, in the order of `readHoldings`. Returns how many of its bytes are whole. */
  add({ kind, path, bytes, grows }: Part): number {
    const at = join(this.#dir, path)
    if (kind === 'journal') return this.#records.addJournal(at, bytes)
    if (kind === 'segment') return this.#texts.addSegment(at, bytes, grows)
    if (kind === 'checkpoint') this.#records.addCheckpoint(at, bytes)
    else if (kind === 'marks') this.#records.addMarks(at, bytes)
    else if (kind === 'people') this.#records.addPeople(at, bytes)
    else if (kind === 'sealKey') this.#versions.addSealKey(at, bytes)
    else if (kind === 'openings') this.#versions.addOpenings(at, bytes)
    else if (kind === 'kept') this.#addKept(at, bytes)
    else this.#texts.addBase(at, bytes)
    return bytes.length
  }

  #addKept(path: string, bytes: Buffer): void {
    this.#records.addKept(path, bytes)
    this.#versions.addKept(basename(path), bytes)
  }

  /** @param acknowledged what a running server says it has acknowledged; null when none runs. */
  async finish(acknowledged: Marks | null): Promise<Inspected> {
    const [records, texts, versions] = [this.#records, this.#texts, this.#versions]
    records.finish(acknowledged)
    await versions.finish(records.versions)
    await texts.finish(acknowledged)
    return {
      findings: [...records.findings, ...versions.findings, ...texts.findings, ...this.#textless()],
      torn: [records.torn, texts.torn].filter((sentence) => sentence !== null),
      journal: records.end,
      sections: texts.sections.size,
      records: texts.records,
      people: records.people.length,
      versions: records.versions.length,
    }
  }

  /** Every section begins with a text, on disk before the journal knows it. */
  #textless(): string[] {
    const known: ReadonlySet<string> = this.#texts.sections
    return Object.keys(this.#records.records.sections)
      .filter((section) => !known.has(section))
      .map((section) => `Section ${section} has no text on disk: its base is missing.`)
  }
}

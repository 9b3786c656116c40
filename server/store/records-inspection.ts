/** Checks the journal, and what is made from it or belongs to it: checkpoint, people, and what they have read. */
import { canonicalJson, type Json } from '#shared/canonical'
import type { Entry } from '#shared/events'
import { foldFacts, noFacts, type Facts } from '#shared/facts'
import type { Records } from '#shared/records'
import { keptFor } from '#shared/signoff'
import type { Versions } from '#shared/versions'
import { readSnapshot, type Snapshot } from './checkpoint.ts'
import { alteredSentence, nameOf } from './kept-files.ts'
import { readNext, chainStart, type ChainEnd } from './journal-line.ts'
import { aheadSentence, brokenSentence, findLines, foreignSentence } from './journal-check.ts'
import type { Marks } from './marks.ts'
import { missingPeople, readPeople, type PersonRecord } from './people.ts'
import { readReadingMarks } from './reading-marks.ts'

export class RecordsInspection {
  readonly findings: string[] = []
  /** What is not whole at the journal's end; null for nothing. */
  torn: string | null = null
  people: readonly PersonRecord[] = []
  readonly #ends: ChainEnd[] = []
  readonly #entries: Entry[] = []
  readonly #kept = new Set<string>()
  #journalPath = ''
  #checkpoint: { path: string; snapshot: Snapshot } | null = null

  get end(): ChainEnd {
    return this.#ends.at(-1) ?? chainStart
  }

  get records(): Records {
    return this.#facts.records
  }

  get versions(): Versions {
    return this.#facts.versions
  }

  get #facts(): Facts {
    return foldFacts(noFacts, this.#entries)
  }

  addCheckpoint(path: string, bytes: Buffer): void {
    const reading = readSnapshot(bytes)
    if (reading.kind === 'whole') this.#checkpoint = { path, snapshot: reading.data }
    // One of another version is folded anew by the next start.
    if (reading.kind === 'damaged')
      this.findings.push(`${path} ${reading.cause}. The next start makes it anew from the journal.`)
  }

  /** Returns how many of the bytes are whole lines. */
  addJournal(path: string, bytes: Buffer): number {
    this.#journalPath = path
    const { ends, torn } = findLines(bytes)
    const whole = ends.at(-1) ?? 0
    if (torn > 0)
      this.torn = `${path}: the last ${torn} bytes (from ${whole} on) are no whole line: a write that was cut short, or damage at the very end.`
    let from = 0
    for (const end of ends) {
      if (!this.#take(bytes.subarray(from, end - 1).toString('utf8'))) break
      from = end
    }
    return whole
  }

  addPeople(path: string, bytes: Buffer): void {
    const reading = readPeople(bytes)
    if (reading.kind === 'whole') this.people = reading.data.people
    else if (reading.kind !== 'missing')
      this.findings.push(`${path} ${reading.cause}. Restore it from a backup.`)
  }

  addMarks(path: string, bytes: Buffer): void {
    const reading = readReadingMarks(bytes)
    if ('cause' in reading)
      this.findings.push(
        `${path} ${reading.cause}. The next start begins it anew: that person's news are unread, her bookmarks gone.`,
      )
  }

  /** A file that never changes: its name says what is in it. */
  addKept(path: string, bytes: Buffer): void {
    const name = path.slice(-64)
    this.#kept.add(name)
    if (nameOf(bytes) !== name) this.findings.push(alteredSentence(path))
  }

  /** Once all is added: whether it fits together, and reaches what was acknowledged. */
  finish(acknowledged: Marks | null): void {
    this.#checkCheckpoint()
    if (acknowledged !== null) this.#checkReach(acknowledged.journal)
    this.#checkKept()
    this.findings.push(...missingPeople(this.records, new Set(this.people.map(({ id }) => id))))
  }

  /** False for a line that is broken: nothing behind it can be judged. */
  #take(text: string): boolean {
    const line = readNext(this.end, text)
    if (line.kind === 'broken') {
      this.findings.push(brokenSentence(this.#journalPath, this.end.seq + 1, line.why))
      return false
    }
    this.#entries.push(line.entry)
    this.#ends.push(line.end)
    return true
  }

  #checkCheckpoint(): void {
    if (this.#checkpoint === null) return
    const { path, snapshot } = this.#checkpoint
    const { shape: _shape, seq, hash, ...facts } = snapshot
    if (seq > this.end.seq) this.#cut(aheadSentence(this.#journalPath, this.end.seq, seq))
    else if (this.#hashAt(seq) !== hash) this.findings.push(foreignSentence(this.#journalPath, seq))
    else if (!same(facts, foldFacts(noFacts, this.#entries.slice(0, seq))))
      this.findings.push(`${path} is not what the journal's first ${seq} lines make.`)
  }

  /** What was signed, and the scans of it, are on disk before the journal knows of them; scans go with their people. */
  #checkKept(): void {
    const holders = Object.entries(this.records.grants).filter(([, grants]) => grants.length > 0)
    const there = new Set<string>([...this.people.map(({ id }) => id), ...holders.map(([id]) => id)])
    for (const [section, signOff] of Object.entries(this.#facts.signOffs))
      for (const name of keptFor(signOff, (person) => there.has(person)))
        if (!this.#kept.has(name))
          this.findings.push(`kept/${name} is missing: the sign-off of section ${section} refers to it.`)
  }

  #checkReach({ seq, hash }: ChainEnd): void {
    if (seq > this.end.seq)
      this.#cut(`${this.#journalPath} ends with line ${this.end.seq}, but line ${seq} was acknowledged.`)
    else if (this.#hashAt(seq) !== hash)
      this.findings.push(`${this.#journalPath}: line ${seq} is not the one the running server wrote.`)
  }

  /** A journal with a broken line ends there for us: one finding is enough. */
  #cut(finding: string): void {
    if (this.findings.every((found) => !found.startsWith(`${this.#journalPath}: line`)))
      this.findings.push(finding)
  }

  #hashAt(seq: number): string {
    return seq === 0 ? chainStart.hash : (this.#ends[seq - 1]?.hash ?? '')
  }
}

/** Whatever the order of their keys. Both were JSON, or are made of it. */
const same = (one: Facts, other: Facts): boolean => canonicalJson(plain(one)) === canonicalJson(plain(other))

const plain = (facts: Facts): Json => JSON.parse(JSON.stringify(facts)) as Json

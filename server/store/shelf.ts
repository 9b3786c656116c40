/** What is known in memory of one section's text: what its base covers, and what of the log is not in it. */
import { readdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import type { Result } from '#shared/failure'
import { sectionId, type PersonId, type SectionId } from '#shared/ids'
import { readBase } from './base-file.ts'
import type { LogRecord } from './log-record.ts'
import { UpdatePile } from './update-pile.ts'
import { isBefore, type LogPlace } from './write-ahead-log.ts'

export interface Shelf {
  readonly section: SectionId
  /** Updates that no base holds. */
  readonly pile: UpdatePile
  /** Of base and pile together. */
  readonly claims: Map<number, PersonId | null>
  hasBase: boolean
  /** Records in front of this place are in the base. */
  covers: LogPlace
  epoch: number
  /** Why the base cannot be used; null when it can. */
  damage: string | null
  /** The last writing of the base. */
  last: Promise<unknown>
}

const newShelf = (section: SectionId): Shelf => ({
  section,
  pile: new UpdatePile(),
  claims: new Map(),
  hasBase: false,
  covers: { segment: 0, offset: 0 },
  epoch: 0,
  damage: null,
  last: Promise.resolve(),
})

/** The section's shelf; an empty one for a section that was never heard of. */
export function shelfIn(shelves: Map<SectionId, Shelf>, section: SectionId): Shelf {
  const found = shelves.get(section)
  if (found !== undefined) return found
  const founded = newShelf(section)
  shelves.set(section, founded)
  return founded
}

/** Adds a record that ends at `end` of the log, unless the base has it. */
export function pileUp(shelf: Shelf, record: LogRecord, end: LogPlace): void {
  if (!isBefore(shelf.covers, end)) return
  shelf.pile.add(record.update, end.segment)
  for (const [client, person] of record.claims) {
    if (!shelf.claims.has(client)) shelf.claims.set(client, person)
  }
}

/** One at a time: writing a section's base. */
export function inTurn<T>(shelf: Shelf, act: () => Promise<Result<T>>): Promise<Result<T>> {
  const done = shelf.last.then(act)
  shelf.last = done.catch(() => undefined)
  return done
}

export const basePath = (folder: string, section: SectionId): string => join(folder, `${section}.base`)

/** A shelf for each base in the folder. What a crash left half-written beside them is removed. */
export async function readShelves(folder: string): Promise<Map<SectionId, Shelf>> {
  const shelves = new Map<SectionId, Shelf>()
  for (const name of await readdir(folder)) {
    if (name.endsWith('.tmp')) await rm(join(folder, name), { force: true })
    const section = sectionId.safeParse(name.replace(/\.base$/, ''))
    if (section.success && name.endsWith('.base'))
      await fill(shelfIn(shelves, section.data), join(folder, name))
  }
  return shelves
}

async function fill(shelf: Shelf, path: string): Promise<void> {
  const base = await readBase(path)
  shelf.hasBase = true
  if (!base.ok) {
    shelf.damage = base.failure.kind === 'storeUnavailable' ? base.failure.cause : base.failure.kind
    return
  }
  shelf.covers = base.value.covers
  shelf.epoch = base.value.epoch
  for (const [client, person] of base.value.claims) shelf.claims.set(client, person)
}

/** A sentence for each section that cannot be opened. */
export const damagesOf = (shelves: ReadonlyMap<SectionId, Shelf>): string[] =>
  [...shelves.values()].flatMap(({ section, damage }) =>
    damage === null ? [] : [`Section ${section} cannot be opened: ${damage}`],
  )

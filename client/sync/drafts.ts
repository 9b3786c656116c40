/**
 * What somebody suggests and has not sent: kept on this device, so that a reload takes nothing away. It is the tab's in
 * which it is written; when that tab is gone, the next one that shows the section goes on with it.
 */
import type { Anchor } from '#shared/anchor'
import type { SectionId } from '#shared/ids'
import { isOpenElsewhere, openTabs, tab } from './tab.ts'
import type { Workshop } from './workshop.tsx'

/** Paragraphs are parted by line breaks. */
export interface DraftedChange {
  readonly anchor: Anchor | null
  readonly original: string
  readonly replacement: string
}

export interface Draft {
  readonly proposals: readonly DraftedChange[]
  /** What fits nowhere in the text any more. */
  readonly aside: readonly Omit<DraftedChange, 'anchor'>[]
}

/** Beside the letters that wait to be sent. */
interface Kept extends Draft {
  readonly draft: SectionId
  readonly tab: string
}

export class Drafts {
  readonly #workshop: Workshop
  readonly #here = new Map<SectionId, Draft>()
  /** Those that this device did not take. */
  readonly #unkept = new Set<SectionId>()

  constructor(workshop: Workshop) {
    this.#workshop = workshop
  }

  /** Keeps what is drafted for a section; null: it is sent, or thrown away. */
  keep(section: SectionId, draft: Draft | null): void {
    if (draft === null) this.#here.delete(section)
    else this.#here.set(section, draft)
    this.#count(section, draft !== null)
    const kept: Kept | null = draft && { ...draft, draft: section, tab }
    void this.#workshop.device.keepLetter(nameOf(section, tab), kept).then((isKept) => {
      if (this.#here.get(section) === draft) this.#count(section, draft !== null && !isKept)
    })
  }

  /** What was drafted, here or in tabs that are gone, by section. */
  async find(): Promise<ReadonlyMap<SectionId, Draft>> {
    const open = await openTabs()
    // This device wrote them itself.
    const kept = (await this.#workshop.device.letters()) as readonly Partial<Kept>[]
    for (const one of kept) if (isKept(one) && !isOpenElsewhere(one.tab, open)) this.#adopt(one)
    return this.#here
  }

  #adopt({ draft, tab: from, proposals, aside }: Kept): void {
    if (this.#here.has(draft)) return
    if (from === tab) return void this.#here.set(draft, { proposals, aside })
    void this.#workshop.device.keepLetter(nameOf(draft, from), null)
    this.keep(draft, { proposals, aside })
  }

  #count(section: SectionId, isUnkept: boolean): void {
    if (isUnkept) this.#unkept.add(section)
    else this.#unkept.delete(section)
    this.#workshop.unkeptDrafts = this.#unkept.size
  }
}

const isKept = (one: Partial<Kept>): one is Kept => one.draft !== undefined

const nameOf = (section: SectionId, of: string): string => `draft ${section} ${of}`

const everywhere = new WeakMap<Workshop, Drafts>()

/** The one of a workshop. */
export function draftsOf(workshop: Workshop): Drafts {
  const known = everywhere.get(workshop) ?? new Drafts(workshop)
  everywhere.set(workshop, known)
  return known
}

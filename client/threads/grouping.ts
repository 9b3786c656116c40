/** The threads of each section; where nothing changed, the very list of before, so that nothing is done again for it. */
import type { SectionId } from '#shared/ids'
import type { Thread } from '#shared/thread'

type Groups = ReadonlyMap<SectionId, readonly Thread[]>

export class Grouping {
  #before: Groups = new Map()

  of(sections: readonly SectionId[], threads: readonly Thread[]): Groups {
    const lists = sections.map((section): [SectionId, readonly Thread[]] => {
      const list = threads.filter((thread) => thread.section === section)
      const old = this.#before.get(section)
      return [section, old !== undefined && isSame(old, list) ? old : list]
    })
    this.#before = new Map(lists)
    return this.#before
  }
}

const isSame = (one: readonly Thread[], other: readonly Thread[]): boolean =>
  one.length === other.length && one.every((thread, at) => thread === other[at])

/** How many own words of each text wait on this device, tab by tab. */
import { answerOf, beginningWith, stores } from './database.ts'
import type { KeptText, Unsent } from './device.ts'
import { isOpenElsewhere, openTabs, tab } from './tab.ts'

type Place = Pick<KeptText, 'section' | 'epoch'>

export type Count = Place & { readonly tab: string; readonly count: number }

/** What tabs that are gone had not sent is ours to send now, and to count. */
export async function adopt(from: IDBTransaction, mark: Place, alive: ReadonlySet<string>): Promise<number> {
  const unsent = from.objectStore(stores.unsent)
  const counts = await answerOf<Count[]>(unsent.getAll(beginningWith(mark.section, mark.epoch)))
  const orphans = counts.filter((count) => !isOpenElsewhere(count.tab, alive))
  const sum = orphans.reduce((all, { count }) => all + count, 0)
  for (const orphan of orphans) unsent.delete([orphan.section, orphan.epoch, orphan.tab])
  if (sum > 0) unsent.put({ section: mark.section, epoch: mark.epoch, tab, count: sum } satisfies Count)
  return sum
}

export async function readUnsent(db: IDBDatabase): Promise<Unsent[]> {
  const alive = await openTabs()
  const store = db.transaction(stores.unsent).objectStore(stores.unsent)
  const counts = await answerOf<Count[]>(store.getAll())
  return counts.map(({ section, count, tab: of }) => ({
    section,
    count,
    elsewhere: isOpenElsewhere(of, alive),
  }))
}

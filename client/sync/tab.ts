/** This tab, told from the person's others: what one of them has not sent is its own to send while it is open. */

/** Names this tab on this device, until it is loaded anew. */
export const tab: string = Math.random().toString(36).slice(2)

const lockOf = (name: string): string => `lip ${name}`

/** Held until the tab is gone, however it goes. Browsers lend locks to pages served securely only. */
const locks: LockManager | undefined = globalThis.navigator?.locks

let held = false

/** The tabs that are open now; without locks nobody knows: none. */
export async function openTabs(): Promise<ReadonlySet<string>> {
  if (locks == null) return new Set()
  hold(locks)
  const { held: all = [] } = await locks.query()
  return new Set(all.flatMap(({ name }) => name ?? []))
}

function hold(lent: LockManager): void {
  if (held) return
  held = true
  void lent.request(lockOf(tab), () => new Promise(() => {}))
}

export const isOpenElsewhere = (name: string, open: ReadonlySet<string>): boolean =>
  name !== tab && open.has(lockOf(name))

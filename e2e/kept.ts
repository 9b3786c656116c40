/** What a page has put away on its device: looked up in its IndexedDB, as `client/sync/database` lays it out. */
import { expect, type Page } from '@playwright/test'

interface Kept {
  /** Whether the records are: titles, order, roles. */
  readonly records: boolean
  /** Texts that are on the device. */
  readonly texts: number
  /** Changes that wait there for the server, of all tabs. */
  readonly unsent: number
  /** Grows and shrinks with the words. */
  readonly bytes: number
}

/** A device writes what the server sent when there is time; so long without a change it has written all. */
const stillMillis = 600

/** How many changes the page says are on this device only. */
export async function unsentIn(page: Page): Promise<number> {
  const said = await page.locator('[data-save-state]').textContent()
  return Number(/\d+/u.exec(said ?? '')?.[0] ?? 0)
}

/**
 * Resolves when what these tabs of one browser say is unsent lies on the device, and nothing more comes: a count is said a
 * moment after its key was painted. Words and counts go in together.
 */
export async function untilUnsentIsKept(...tabs: readonly [Page, ...Page[]]): Promise<void> {
  let before: Kept | null = null
  const isStill = async () => {
    const said = (await Promise.all(tabs.map(unsentIn))).reduce((sum, count) => sum + count, 0)
    const kept = await tabs[0].evaluate(whatIsKept)
    const still = said === kept.unsent && kept.unsent === before?.unsent && kept.bytes === before.bytes
    before = kept
    return still
  }
  await expect
    .poll(isStill, { message: 'what is said to be kept is kept', intervals: [stillMillis] })
    .toBe(true)
}

/** Resolves when the device has the records and all texts of the chapter that is open, as they stand. */
export async function untilTextsAreKept(page: Page): Promise<void> {
  await expect(page.getByRole('textbox').first()).toContainText(/\S/u)
  const texts = await page.getByRole('textbox').count()
  let before: Kept | null = null
  const isStill = async () => {
    const kept = await page.evaluate(whatIsKept)
    const still = kept.records && kept.texts >= texts && kept.unsent === 0 && kept.bytes === before?.bytes
    before = kept
    return still
  }
  await expect.poll(isStill, { message: 'all texts are on the device', intervals: [stillMillis] }).toBe(true)
}

/** Whether something lies under this key beside the texts. */
export const hasFact = (page: Page, key: string | string[]): Promise<boolean> =>
  page.evaluate(async (wanted) => {
    const answer = <T>(request: IDBRequest<T>): Promise<T> =>
      new Promise((resolve, reject) => {
        request.onsuccess = () => resolve(request.result)
        request.onerror = () => reject(request.error ?? new Error('no answer'))
      })
    for (const { name = '' } of await indexedDB.databases()) {
      const db = await answer(indexedDB.open(name))
      const found = await answer(db.transaction('facts').objectStore('facts').getKey(wanted))
      db.close()
      if (found !== undefined) return true
    }
    return false
  }, key)

/** Runs in the page. */
async function whatIsKept(): Promise<Kept> {
  const answer = <T>(request: IDBRequest<T>): Promise<T> =>
    new Promise((resolve, reject) => {
      request.onsuccess = () => resolve(request.result)
      request.onerror = () => reject(request.error ?? new Error('no answer'))
    })
  const [found] = await indexedDB.databases()
  if (found?.name === undefined) return { records: false, texts: 0, unsent: 0, bytes: 0 }
  const database = await answer(indexedDB.open(found.name))
  const from = database.transaction(['texts', 'marks', 'unsent', 'facts'])
  const [rows, marks, counts, facts] = await Promise.all([
    answer<{ updates: Uint8Array[] }[]>(from.objectStore('texts').getAll()),
    answer(from.objectStore('marks').count()),
    answer<{ count: number }[]>(from.objectStore('unsent').getAll()),
    answer(from.objectStore('facts').count()),
  ])
  database.close()
  return {
    records: facts > 0,
    texts: marks,
    unsent: counts.reduce((sum, { count }) => sum + count, 0),
    bytes: rows.flatMap(({ updates }) => updates).reduce((sum, { length }) => sum + length, 0),
  }
}

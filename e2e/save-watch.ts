/** Looks at a page every 100 ms: what it says about saving, beside what its person has written so far. */
import type { Page } from '@playwright/test'
import type { DiskWatch } from './disk-watch.ts'

/** What a page showed at one moment. */
export interface Glance {
  /** Milliseconds since 1970. */
  readonly at: number
  /** The save state, in words. */
  readonly said: string
  /** The title of the notice about the line; empty without one. */
  readonly notice: string
  /** The paragraph of this person; empty while there is none. */
  readonly own: string
  readonly writable: boolean
}

/** The disk is known a little later than it is written; a lie about saving lasts longer than this. */
const toleranceMillis = 400

export class SaveWatch {
  readonly #page: Page

  private constructor(page: Page) {
    this.#page = page
  }

  /** @param mark what the person's paragraph in the section begins with. */
  static async begin(page: Page, section: string, mark: string): Promise<SaveWatch> {
    await page.evaluate(watchPage, [section, mark] as const)
    return new SaveWatch(page)
  }

  /** What it shows now. */
  async look(): Promise<Glance> {
    return this.#page.evaluate(() => (Reflect.get(window, 'glance') as () => Glance)())
  }

  /** Everything it showed. */
  async glances(): Promise<Glance[]> {
    return this.#page.evaluate(() => Reflect.get(window, 'glances') as Glance[])
  }

  /** Where it said that all is saved and it was not, one sentence each. */
  async untruths(disk: DiskWatch): Promise<string[]> {
    return untruthsOf(await this.glances(), (own) => disk.since(own))
  }

  /** How many milliseconds after `moment` it first showed this; Infinity: never. */
  async shownAfter(moment: number, shows: (glance: Glance) => boolean): Promise<number> {
    const first = (await this.glances()).find((glance) => glance.at >= moment && shows(glance))
    return first === undefined ? Infinity : first.at - moment
  }
}

/** Words that say: nothing of yours is missing on the server. */
const claimsAll = /^(?:Gespeichert$|Offline – 0 )/u

/**
 * Where a page said that all is saved and it was not, one sentence each.
 * @param onDisk when words were on the server's disk for the first time (ms since 1970); Infinity: never.
 */
export function untruthsOf(glances: readonly Said[], onDisk: (own: string) => number): string[] {
  return glances.flatMap((glance, at) => {
    const { said, own } = glance
    if (!claims(glance) || isBehindKey(glances, at)) return []
    const early = onDisk(own) - glance.at
    return early <= toleranceMillis ? [] : [`"${said}" ${early} ms before "…${own.slice(-30)}" was on disk`]
  })
}

type Said = Pick<Glance, 'at' | 'said' | 'own'>

const claims = ({ said, own }: Said): boolean => own !== '' && claimsAll.test(said)

/** A key is painted first, and what is said follows behind that frame: a glance may fall in between. */
function isBehindKey(glances: readonly Said[], at: number): boolean {
  const [before, now, next] = [glances[at - 1], glances[at], glances[at + 1]]
  const hasGrown = before !== undefined && before.own !== now?.own
  return hasGrown && next !== undefined && !claims(next)
}

/** Runs in the page. */
function watchPage([section, mark]: readonly [string, string]): void {
  const text = () => document.querySelector(`[role=textbox][aria-label$=" ${section}"]`)
  const withoutCarets = (block: Element): string => {
    const still = block.cloneNode(true) as Element
    for (const caret of still.querySelectorAll('.caret')) caret.remove()
    return still.textContent ?? ''
  }
  const glance = (): Glance => ({
    at: Date.now(),
    said: document.querySelector('[data-save-state]')?.textContent ?? '',
    notice: document.querySelector('.banner .notice__title')?.textContent ?? '',
    own:
      [...(text()?.querySelectorAll('p') ?? [])].map(withoutCarets).find((one) => one.startsWith(mark)) ?? '',
    writable: text()?.getAttribute('contenteditable') === 'true',
  })
  const glances: Glance[] = []
  Reflect.set(window, 'glance', glance)
  Reflect.set(window, 'glances', glances)
  setInterval(() => glances.push(glance()), 100)
}

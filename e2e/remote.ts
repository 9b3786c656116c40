/** An expert who writes a paragraph of their own over a network of their own, and knows every letter the page took. */
import type { BrowserContextOptions, Page } from '@playwright/test'
import { Actor } from './actor.ts'
import { Proxy } from './proxy.ts'
import { SaveWatch } from './save-watch.ts'
import { expect, type Stage } from './stage.ts'

/** The section in which all this happens. */
export const place = { chapter: 'Bildung', section: 'Hochschulen' } as const

interface RemoteOptions {
  /** The chance in their network. */
  readonly random?: () => number
  /** Their screen. */
  readonly look?: BrowserContextOptions
}

export class Remote {
  readonly actor: Actor
  readonly network: Proxy
  readonly watch: SaveWatch
  /** The paragraph as it must stand everywhere in the end. */
  own: string

  private constructor(actor: Actor, network: Proxy, watch: SaveWatch, own: string) {
    this.actor = actor
    this.network = network
    this.watch = watch
    this.own = own
  }

  /** Someone of the chapter's group, with the chapter open and the caret in a new paragraph that bears their name. */
  static async enter(stage: Stage, { random, look }: RemoteOptions = {}): Promise<Remote> {
    const network = await Proxy.open(stage.server.port, random)
    const person = stage.person('expert', place.chapter)
    const actor = await stage.enterIn(place.chapter, person, look, network.url)
    return Remote.#begin(actor, network, `${actor.name}:`)
  }

  /** The same person in a second tab. */
  async secondTab(): Promise<Remote> {
    const page = await this.actor.page.context().newPage()
    await page.goto(this.network.url)
    const actor = new Actor(page, this.network.url, this.actor.name)
    await actor.openChapter(place.chapter)
    return Remote.#begin(actor, this.network, `${actor.name}, anderswo:`)
  }

  static async #begin(actor: Actor, network: Proxy, mark: string): Promise<Remote> {
    await actor.write(place.section, mark)
    return new Remote(actor, network, await SaveWatch.begin(actor.page, place.section, mark), mark)
  }

  get page(): Page {
    return this.actor.page
  }

  /** Types the words behind the own paragraph; fails when a letter is not taken although one could write. */
  async write(words: string, pace = 15): Promise<void> {
    await this.actor.type(words, pace)
    const { own, writable } = await this.watch.look()
    if (writable) expect(own, 'what the page took').toBe(this.own + words)
    else expect(this.own + words, 'what the page took before it was to be read only').toContain(own)
    this.own = own
  }

  /** Puts the caret behind the own paragraph: it is gone after the text was to be read only, which may last `patience` milliseconds. */
  async goOn(patience = 15_000): Promise<void> {
    const box = this.actor.text(place.section)
    await expect(box).toHaveAttribute('contenteditable', 'true', { timeout: patience })
    await box.focus()
    await box.locator('p', { hasText: this.own }).evaluate((paragraph) => {
      getSelection()?.selectAllChildren(paragraph)
      getSelection()?.collapseToEnd()
    })
  }

  /** Writes numbered words until told to stop; waits where the text is to be read only, as long as a storm may refuse a page. */
  async keepWriting(word: string, goesOn: () => boolean): Promise<void> {
    for (let count = 1; goesOn(); count++) {
      if (!(await this.watch.look()).writable) await this.goOn(90_000)
      await this.write(` ${word}${count}`)
    }
  }

  /** Whether the browser asks before the page is left; it stays. */
  async asksWhenLeft(): Promise<boolean> {
    const asked = this.page.waitForEvent('dialog', { timeout: 3000 })
    await this.page.close({ runBeforeUnload: true })
    const dialog = await asked
    await dialog.dismiss()
    return dialog.type() === 'beforeunload'
  }

  /** All of the own words are said to be saved. */
  async seesSaved(): Promise<void> {
    await expect(this.actor.saveState()).toHaveText('Gespeichert', { timeout: 25_000 })
  }

  /** The paragraph of `writer` stands here, once and whole. */
  async seesWhole(writer: Remote): Promise<void> {
    const mark = writer.own.slice(0, writer.own.indexOf(':') + 1)
    const found = async () =>
      (await this.actor.wordsOf(place.section)).filter((block) => block.startsWith(mark))
    await expect.poll(found, { timeout: 15_000 }).toEqual([writer.own])
  }
}

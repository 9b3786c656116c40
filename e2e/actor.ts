/** One person at one browser page: the words a story is told in, so that a spec reads as what people do. */
import { expect, type Locator, type Page } from '@playwright/test'

export class Actor {
  readonly page: Page
  readonly name: string
  readonly #url: string

  constructor(page: Page, url: string, name: string) {
    this.page = page
    this.name = name
    this.#url = url
  }

  /** By one click on the demo world's sign-in page. */
  async signIn(): Promise<void> {
    await this.page.goto(`${this.#url}/sign-in`)
    await this.page.getByRole('button', { name: `Eintreten als ${this.name}` }).click()
    await expect(this.page.getByRole('heading', { level: 1 })).toContainText('Strategiepapier')
  }

  /** Opens the chapter to write (or to follow) from the overview. */
  async openChapter(title: string): Promise<void> {
    const link = this.page.getByRole('link', { name: new RegExp(`^${title} (schreiben|mitlesen)$`, 'u') })
    await link.click()
    await expect(this.page.getByRole('heading', { level: 1, name: title })).toBeVisible()
  }

  /** Opens the reading view of the chapter from the overview. */
  async readChapter(title: string): Promise<void> {
    await this.page.getByRole('link', { name: `Lesefassung von ${title}` }).click()
    await expect(this.page.getByRole('heading', { level: 1, name: title })).toBeVisible()
  }

  /** The text of a section, wherever it stands now. */
  text(title: string): Locator {
    return this.page.getByRole('textbox', { name: new RegExp(`^Text von Abschnitt \\d+\\.\\d+ ${title}$`, 'u') })
  }

  /** Puts the caret behind the section's last word. */
  async goToEnd(title: string): Promise<void> {
    const box = this.text(title)
    await expect(box).toHaveAttribute('contenteditable', 'true')
    await box.focus()
    await this.page.keyboard.press('Control+End')
  }

  /** Writes a new paragraph at the section's end, key by key. */
  async write(title: string, words: string): Promise<void> {
    await this.goToEnd(title)
    await this.page.keyboard.press('Enter')
    await this.page.keyboard.type(words)
  }

  /** Goes on typing wherever the caret is. */
  async type(words: string): Promise<void> {
    await this.page.keyboard.type(words)
  }

  /** What the page says about saving. */
  saveState(): Locator {
    return this.page.locator('[data-save-state]')
  }

  async seesSaved(): Promise<void> {
    await expect(this.saveState()).toContainText('Gespeichert')
  }
}

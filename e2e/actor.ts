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

  /** Signed in already: comes to the overview. */
  async enter(): Promise<void> {
    await this.page.goto(this.#url)
    await this.seesHeading('Strategiepapier zum Lokalen Integrationsplan')
  }

  /** By one click on the demo world's sign-in page. */
  async signIn(): Promise<void> {
    await this.page.goto(`${this.#url}/sign-in`)
    await this.page.getByRole('button', { name: `Eintreten als ${this.name}` }).click()
    await this.seesHeading('Strategiepapier zum Lokalen Integrationsplan')
  }

  seesHeading(title: string): Promise<void> {
    return expect(this.page.getByRole('heading', { level: 1, name: title })).toBeVisible()
  }

  /** Opens the chapter to write (or to follow) from the overview. */
  async openChapter(title: string): Promise<void> {
    await this.page.getByRole('link', { name: new RegExp(`^${title} (schreiben|mitlesen)$`, 'u') }).click()
    await this.seesHeading(title)
  }

  /** Opens the reading view of the chapter from the overview. */
  async readChapter(title: string): Promise<void> {
    await this.page.getByRole('link', { name: `${title} lesen`, exact: true }).click()
    await this.seesHeading(title)
  }

  /** The text of a section, wherever it stands now. */
  text(title: string): Locator {
    return this.page.getByRole('textbox', {
      name: new RegExp(`^Text von Abschnitt \\d+\\.\\d+ ${title}$`, 'u'),
    })
  }

  /** Puts the caret behind the section's last word. */
  async goToEnd(title: string): Promise<void> {
    const box = this.text(title)
    await expect(box).toHaveAttribute('aria-readonly', 'false')
    // Out of sight it is still text, and becomes an editor when the focus comes.
    await box.focus()
    await expect(box).toHaveAttribute('contenteditable', 'true')
    await expect(box).toBeFocused()
    await this.page.keyboard.press('Control+End')
  }

  /** Begins a new paragraph at the section's end and writes it, key by key. */
  async write(title: string, words: string): Promise<void> {
    await this.goToEnd(title)
    await this.page.keyboard.press('Enter')
    await this.type(words)
  }

  /** Goes on typing wherever the caret is, `pace` milliseconds from key to key. */
  type(words: string, pace = 0): Promise<void> {
    return this.page.keyboard.type(words, { delay: pace })
  }

  press(keys: string): Promise<void> {
    return this.page.keyboard.press(keys)
  }

  async sees(title: string, words: string): Promise<void> {
    await expect(this.text(title)).toContainText(words)
  }

  /** Scrolls there: carets are drawn in what is in sight. */
  lookAt(title: string): Promise<void> {
    return this.text(title).scrollIntoViewIfNeeded()
  }

  /** The flag with the other's name, in the text where the other writes. */
  caretOf(other: Actor, title: string): Locator {
    return this.text(title).locator('.caret__name', { hasText: other.name })
  }

  /** What the page says about saving. */
  saveState(): Locator {
    return this.page.locator('[data-save-state]')
  }

  async seesSaved(): Promise<void> {
    await expect(this.saveState()).toHaveText('Gespeichert')
  }

  /** The paragraphs and headings of a section as they stand, without the others' carets. */
  async wordsOf(title: string): Promise<string[]> {
    return this.text(title).evaluate((box) => {
      const still = box.cloneNode(true) as HTMLElement
      for (const caret of still.querySelectorAll('.caret')) caret.remove()
      return [...still.querySelectorAll('p, h3, h4')].map((block) => block.textContent?.trim() ?? '')
    })
  }

  /** The accessible name of what has the focus. */
  focused(): Promise<string | null> {
    return this.page.evaluate(() => document.activeElement?.getAttribute('aria-label') ?? null)
  }

  /** Puts HTML (and its plain text) into the text as a paste would. */
  async paste(html: string, plain = ''): Promise<void> {
    await this.page.evaluate(
      ([asHtml, asText]) => {
        const data = new DataTransfer()
        data.setData('text/html', asHtml ?? '')
        data.setData('text/plain', asText ?? '')
        const event = new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true })
        document.activeElement?.dispatchEvent(event)
      },
      [html, plain],
    )
  }

  /** A command of the moderation's menu at a section. */
  async arrange(number: string, command: string): Promise<void> {
    await this.page.getByRole('button', { name: `Abschnitt ${number} ordnen` }).click()
    await this.page.getByRole('button', { name: command, exact: true }).click()
  }

  /** A button in the dialog that is open. */
  inDialog(button: string): Locator {
    return this.page.getByRole('dialog').getByRole('button', { name: button, exact: true })
  }

  /** The sections' titles in their order, as the table of contents shows them. */
  async contents(): Promise<string[]> {
    const rows = this.page.getByRole('navigation', { name: 'Inhalt' }).getByRole('listitem')
    return rows.locator('.contents__words > [lang]').allTextContents()
  }
}

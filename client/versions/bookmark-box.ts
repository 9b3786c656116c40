/**
 * A person's bookmarks in one version. They are on the server, so that they are there on her phone too; what she marks without it
 * waits on this device, is told of as unsent when she signs out, and is sent on return.
 */
import {
  byPlace,
  samePlace,
  type Bookmark,
  type Bookmarking,
  type BookmarksView,
  type CitedPlace,
} from '#shared/bookmark'
import type { Failure } from '#shared/failure'
import type { VersionId } from '#shared/ids'
import { request } from '../sync/requests.ts'
import { onWake } from '../sync/wake.ts'
import type { Workshop } from '../sync/workshop.tsx'
import {
  deliver,
  forgetLetter,
  isPassing,
  keepLetter,
  lettersTo,
  type BookmarkLetter,
} from './bookmark-post.ts'
import { keptVersionsOf, type KeptVersions } from './kept-versions.ts'

export interface ShownBookmark extends Bookmarking {
  /** It is on this device only. */
  readonly isWaiting: boolean
}

export interface ShownBookmarks {
  /** In the order of the text; null until it is known. */
  readonly list: readonly ShownBookmark[] | null
  /** Whether changes wait for the server. */
  readonly isWaiting: boolean
  /** Why the last change was not taken. */
  readonly failure: Failure | null
}

/** Until something that did not get through is tried again, unless the line is back before. */
const againMillis = 10_000

export class BookmarkBox {
  now: ShownBookmarks = { list: null, isWaiting: false, failure: null }
  readonly #workshop: Workshop
  readonly #version: VersionId
  readonly #kept: KeptVersions
  readonly #watchers = new Set<() => void>()
  /** As the server last said; null: it is not known. */
  #held: readonly Bookmark[] | null = null
  #letters: readonly BookmarkLetter[] = []
  #failure: Failure | null = null
  #isStuck = false
  /** How often something was marked or taken away here. */
  #changes = 0
  #isSending = false
  #isOn = false
  #timer: ReturnType<typeof setTimeout> | undefined

  constructor(workshop: Workshop, version: VersionId, kept = keptVersionsOf(workshop)) {
    this.#workshop = workshop
    this.#version = version
    this.#kept = kept
  }

  /** Called whenever `now` changes. Returns the way to stop. */
  subscribe = (watcher: () => void): (() => void) => {
    this.#watchers.add(watcher)
    return () => this.#watchers.delete(watcher)
  }

  /** Returns the way to stop. */
  begin(): () => void {
    const { line } = this.#workshop
    this.#isOn = true
    const stops = [
      line.subscribe(() => line.state.kind === 'open' && void this.#catchUp()),
      // She may have marked something on her phone meanwhile.
      onWake(() => void this.#catchUp()),
    ]
    void this.#lookHere().then(() => this.#catchUp())
    return () => {
      this.#isOn = false
      clearTimeout(this.#timer)
      for (const stop of stops) stop()
    }
  }

  /** Marks the place, or gives it another note. */
  put({ section, paragraph, note }: Bookmarking): void {
    this.#post({ version: this.#version, section, paragraph, note, isRemoved: false })
  }

  remove({ section, paragraph }: CitedPlace): void {
    this.#post({ version: this.#version, section, paragraph, note: null, isRemoved: true })
  }

  #post(letter: BookmarkLetter): void {
    this.#failure = null
    this.#changes += 1
    this.#letters = [...this.#letters.filter((one) => !samePlace(one, letter)), letter]
    this.#show()
    void keepLetter(this.#workshop.device, letter).then(() => this.#send())
  }

  async #lookHere(): Promise<void> {
    const [letters, held] = await Promise.all([
      lettersTo(this.#workshop.device, this.#version),
      this.#kept.bookmarks(this.#version),
    ])
    const newer = this.#letters
    const earlier = letters.filter((one) => !newer.some((other) => samePlace(one, other)))
    this.#letters = [...earlier, ...newer]
    this.#isStuck = earlier.length > 0
    this.#held ??= held
    this.#show()
  }

  /** What waits goes first: what the server says then has it. */
  async #catchUp(): Promise<void> {
    await this.#send()
    const changes = this.#changes
    const answer = await request<BookmarksView>('GET', `/api/versions/${this.#version}/bookmarks`)
    if (!answer.ok || !this.#isOn || changes !== this.#changes) return
    this.#heard(answer.value.bookmarks)
    await this.#kept.keepBookmarks(this.#version, answer.value.bookmarks)
  }

  async #send(): Promise<void> {
    if (this.#isSending) return
    this.#isSending = true
    clearTimeout(this.#timer)
    for (let next = this.#letters[0]; next !== undefined && this.#isOn; next = this.#letters[0])
      if (!(await this.#sendOne(next))) break
    this.#isSending = false
  }

  /** Returns whether to go on with the next one. */
  async #sendOne(letter: BookmarkLetter): Promise<boolean> {
    const answer = await deliver(letter)
    if (!answer.ok && isPassing(answer.failure)) {
      this.#isStuck = true
      if (this.#isOn) this.#timer = setTimeout(() => void this.#send(), againMillis)
      this.#show()
      return false
    }
    this.#isStuck = false
    // The device never has neither; one that took its place meanwhile stays, here and there.
    if (answer.ok) await this.#kept.keepBookmarks(this.#version, answer.value.bookmarks)
    if (this.#letters.includes(letter)) await forgetLetter(this.#workshop.device, letter)
    this.#letters = this.#letters.filter((one) => one !== letter)
    if (answer.ok) this.#heard(answer.value.bookmarks)
    else this.#refused(answer.failure)
    return true
  }

  #heard(held: readonly Bookmark[]): void {
    this.#held = held
    this.#show()
  }

  #refused(failure: Failure): void {
    this.#failure = failure
    this.#show()
  }

  #show(): void {
    const isKnown = this.#held !== null || this.#letters.length > 0
    const list = isKnown ? shownAfter(this.#held ?? [], this.#letters, this.#isStuck) : null
    this.now = { list, isWaiting: this.#isStuck && this.#letters.length > 0, failure: this.#failure }
    for (const watcher of [...this.#watchers]) watcher()
  }
}

/** The server's, and what became of them here. */
function shownAfter(
  held: readonly Bookmark[],
  letters: readonly BookmarkLetter[],
  isStuck: boolean,
): readonly ShownBookmark[] {
  const untouched = held.filter((one) => !letters.some((letter) => samePlace(one, letter)))
  const marked = letters.filter(({ isRemoved }) => !isRemoved)
  return [...untouched.map((one) => shown(one, false)), ...marked.map((one) => shown(one, isStuck))].toSorted(
    byPlace,
  )
}

const shown = ({ section, paragraph, note }: Bookmarking, isWaiting: boolean): ShownBookmark => ({
  ...{ section, paragraph, note, isWaiting },
})

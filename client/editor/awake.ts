/**
 * Which of a chapter's texts are editors. An editor takes as long to make as a few keystrokes and works with
 * every change, and a chapter may have a hundred sections: those near what is seen are editors, and the one
 * written in; the others rest as still text. Each is woken in a turn of the event loop of its own, so that the
 * page answers meanwhile; whoever goes to a text that rests wakes it at once.
 */
import { moved, onMove } from '../ui/on-move.ts'

export interface Sleeper {
  readonly element: Element
  /** Makes it an editor, at once. */
  wake(): void
  /** Makes it still text again. */
  rest(): void
  /** Whether somebody writes, marks or is about to click in it: then it stays what it is. */
  isBusy(): boolean
}

/** Tells from now on whether `element` is near what the window shows. Returns the way to stop. */
export type Sight = (element: Element, told: (isNear: boolean) => void) => () => void

/** More than stand in sight of each other in a text of some length. */
export const mostAwake = 6
/** Who comes back this soon finds the editor as it was. */
export const restMillis = 15_000
/** The longest that a text in sight waits for a page that is busy. */
const patienceMillis = 400
/** How soon to look again at what was busy. */
const againMillis = 250

interface Text {
  readonly sleeper: Sleeper
  isAwake: boolean
  isNear: boolean
  /** When it was last near or woken, in turns of this clock: higher is later. */
  seen: number
  leaving: ReturnType<typeof setTimeout> | undefined
}

export class Awake {
  readonly #sight: Sight
  readonly #texts = new Set<Text>()
  #isTurnSet = false
  #clock = 0

  constructor(sight: Sight = nearSight) {
    this.#sight = sight
  }

  /** Takes in a text that rests. Returns the way to let it go, and the way to wake it at once. */
  enter(sleeper: Sleeper): { leave: () => void; wake: () => void } {
    const text: Text = { sleeper, isAwake: false, isNear: false, seen: 0, leaving: undefined }
    this.#texts.add(text)
    const stop = this.#sight(sleeper.element, (isNear) => this.#seen(text, isNear))
    const leave = () => {
      stop()
      clearTimeout(text.leaving)
      this.#texts.delete(text)
    }
    return { leave, wake: () => this.#wake(text) }
  }

  #seen(text: Text, isNear: boolean): void {
    text.isNear = isNear
    text.seen = this.#clock += 1
    clearTimeout(text.leaving)
    if (!isNear && text.isAwake) this.#restLater(text)
    this.#goOn(0)
  }

  #restLater(text: Text): void {
    text.leaving = setTimeout(() => {
      if (text.isNear || !text.isAwake) return
      if (text.sleeper.isBusy()) this.#restLater(text)
      else rest(text)
    }, restMillis)
  }

  #goOn(millis: number): void {
    if (this.#isTurnSet) return
    this.#isTurnSet = true
    if (millis > 0) setTimeout(() => this.#take(), millis)
    else whenIdle(() => this.#take())
  }

  /** Wakes the one that is nearest; what is busy, or has no room, waits. */
  #take(): void {
    this.#isTurnSet = false
    const waiting = [...this.#texts].filter(({ isNear, isAwake }) => isNear && !isAwake)
    if (waiting.length === 0) return
    const free = waiting.filter(({ sleeper }) => !sleeper.isBusy())
    const next = nearest(free)
    const woken = next !== null && this.#makeRoom(({ isNear }) => !isNear)
    if (woken) this.#wake(next)
    if (woken || free.length < waiting.length) this.#goOn(woken ? 0 : againMillis)
  }

  #wake(text: Text): void {
    if (text.isAwake) return
    text.seen = this.#clock += 1
    this.#makeRoom(() => true)
    text.isAwake = true
    text.sleeper.wake()
    if (!text.isNear) this.#restLater(text)
  }

  /** Lets the one rest that was seen longest ago, if there are too many. Returns whether there is room. */
  #makeRoom(mayRest: (text: Text) => boolean): boolean {
    const awake = [...this.#texts].filter(({ isAwake }) => isAwake)
    if (awake.length < mostAwake) return true
    const idle = awake.filter((text) => mayRest(text) && !text.sleeper.isBusy())
    const [oldest] = idle.sort((one, other) => rank(one) - rank(other))
    if (oldest !== undefined) rest(oldest)
    return oldest !== undefined
  }
}

/** Texts that are still coming in, keys and painting go first; who goes to a text does not wait for this. */
function whenIdle(work: () => void): void {
  if (typeof requestIdleCallback === 'function') requestIdleCallback(work, { timeout: patienceMillis })
  else setTimeout(work)
}

function rest(text: Text): void {
  clearTimeout(text.leaving)
  text.isAwake = false
  text.sleeper.rest()
}

/** Out of sight first, then by when it was seen. */
const rank = ({ isNear, seen }: Text): number => (isNear ? Number.MAX_SAFE_INTEGER / 2 : 0) + seen

function nearest(texts: readonly Text[]): Text | null {
  const far = texts.map(({ sleeper }) => distance(sleeper.element.getBoundingClientRect()))
  return texts[far.indexOf(Math.min(...far))] ?? null
}

/** How far it is from what the window shows, in pixels; 0 in sight. */
const distance = ({ top, bottom }: DOMRect): number => Math.max(0, top - window.innerHeight, -bottom)

interface Watched {
  readonly told: (isNear: boolean) => void
  isNear: boolean | null
}

const watched = new Map<Element, Watched>()
let stopLooking = (): void => {}

/** Near is what half a window's height more would show. */
function nearSight(element: Element, told: (isNear: boolean) => void): () => void {
  if (watched.size === 0) stopLooking = onMove(lookForNear)
  else moved()
  watched.set(element, { told, isNear: null })
  return () => {
    watched.delete(element)
    if (watched.size === 0) stopLooking()
  }
}

function lookForNear(): void {
  const seen = [...watched].map(([element, one]) => [one, isNearBy(element)] as const)
  for (const [one, isNear] of seen) if (one.isNear !== isNear) one.told((one.isNear = isNear))
}

/** What has no measures stands nowhere. */
function isNearBy(element: Element): boolean {
  const box = element.getBoundingClientRect()
  return box.width > 0 && distance(box) <= window.innerHeight / 2
}

/**
 * Making an editor takes as long as a few keystrokes, and a chapter has twenty: one is made per turn of the
 * event loop, those in sight first, so that the page answers meanwhile.
 */
interface Waiting {
  readonly element: Element
  readonly begin: () => void
}

export class Turns {
  #waiting: Waiting[] = []
  #working = false

  /** Calls `begin` when it is the turn of what stands at `element`. Returns the way out of the queue. */
  ask(element: Element, begin: () => void): () => void {
    const waiting = { element, begin }
    this.#waiting.push(waiting)
    if (!this.#working) this.#goOn()
    return () => {
      this.#waiting = this.#waiting.filter((one) => one !== waiting)
    }
  }

  #goOn(): void {
    this.#working = this.#waiting.length > 0
    if (this.#working) setTimeout(() => this.#take())
  }

  #take(): void {
    const far = this.#waiting.map(({ element }) => distance(element.getBoundingClientRect()))
    const [first] = this.#waiting.splice(far.indexOf(Math.min(...far)), 1)
    first?.begin()
    this.#goOn()
  }
}

/** How far it is from what the window shows, in pixels; 0 in sight. */
const distance = ({ top, bottom }: DOMRect): number => Math.max(0, top - window.innerHeight, -bottom)

/**
 * When something inside of an editor breaks, an exception half-way through a change, the editor does not know any
 * more what stands in the document and would write its old text over it. So it falls silent at once, and a new
 * one is made on the same document; if that breaks again and again, the text is there to read.
 */
import { Component, type ReactNode } from 'react'
import { flushSync } from 'react-dom'

/** So often in a minute it is worth another try. */
const tries = 3
const span = 60_000

interface RebuildingProps {
  children: (how: {
    /** The number of the editor to draw. */
    build: number
    /** To be told when it has to be made anew. */
    onBroken: OnBroken
    /** Given when it broke too often: the text is to be drawn instead, and this tries anyway. */
    again: (() => void) | null
  }) => ReactNode
}

export type OnBroken = (error: unknown) => void

export class Rebuilding extends Component<RebuildingProps, { build: number; givenUp: boolean }> {
  override state = { build: 0, givenUp: false }
  #broken: number[] = []

  static getDerivedStateFromError(): { givenUp: boolean } {
    return { givenUp: true }
  }

  override componentDidCatch(error: unknown): void {
    this.#rebuild(error)
  }

  /** An editor may break in the middle of anything: it is replaced right after, before the next key. */
  #onBroken: OnBroken = (error) => queueMicrotask(() => flushSync(() => this.#rebuild(error)))

  #rebuild(error: unknown): void {
    reportError(error)
    const now = Date.now()
    this.#broken = [...this.#broken.filter((at) => now - at < span), now]
    this.setState(({ build }) => ({ build: build + 1, givenUp: this.#broken.length > tries }))
  }

  #again = (): void => {
    this.#broken = []
    this.setState({ givenUp: false })
  }

  override render(): ReactNode {
    const { build, givenUp } = this.state
    return this.props.children({ build, onBroken: this.#onBroken, again: givenUp ? this.#again : null })
  }
}

/** Whoever writes in a section that is moved keeps writing: focus, selection and place on the screen stay. */
import { Component, createRef, type ReactNode } from 'react'

interface Focus {
  readonly element: HTMLElement
  readonly top: number
  readonly range: { anchor: Node; anchorOffset: number; head: Node; headOffset: number } | null
}

/**
 * Keeps focus, selection and the place on the screen where they are when `order` changes: the browser takes
 * the focus from an element that is moved in the page, and the next keystrokes would be lost.
 */
export class KeepFocus extends Component<{ order: readonly string[]; children: ReactNode }> {
  readonly #box = createRef<HTMLDivElement>()

  override getSnapshotBeforeUpdate(before: { order: readonly string[] }): Focus | null {
    const element = document.activeElement
    const inside = element instanceof HTMLElement && this.#box.current?.contains(element) === true
    if (!inside || before.order.join(' ') === this.props.order.join(' ')) return null
    return { element, top: element.getBoundingClientRect().top, range: currentRange() }
  }

  override componentDidUpdate(_props: unknown, _state: unknown, focus: Focus | null): void {
    if (focus === null || !focus.element.isConnected) return
    if (document.activeElement !== focus.element) focus.element.focus({ preventScroll: true })
    if (focus.range !== null) restore(focus.range)
    window.scrollBy({ top: focus.element.getBoundingClientRect().top - focus.top, behavior: 'instant' })
  }

  override render(): ReactNode {
    return (
      <div ref={this.#box} className="keep-focus">
        {this.props.children}
      </div>
    )
  }
}

function currentRange(): Focus['range'] {
  const selection = document.getSelection()
  if (selection?.anchorNode == null || selection.focusNode === null) return null
  const { anchorNode, anchorOffset, focusNode, focusOffset } = selection
  return { anchor: anchorNode, anchorOffset, head: focusNode, headOffset: focusOffset }
}

function restore(range: NonNullable<Focus['range']>): void {
  if (!range.anchor.isConnected || !range.head.isConnected) return
  document.getSelection()?.setBaseAndExtent(range.anchor, range.anchorOffset, range.head, range.headOffset)
}

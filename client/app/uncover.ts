/** What stays in sight at the foot of the window must not hide where the person is (WCAG 2.4.11). */

/** Scrolls what has the focus, in a text the caret, out from under `cover`, a place in the window; else does nothing. */
export function uncover(cover: DOMRect): void {
  const place = whereOneIs()?.getBoundingClientRect()
  if (place !== undefined && place.bottom > cover.top && place.top < cover.bottom)
    window.scrollBy(0, place.bottom - cover.top + 4)
}

function whereOneIs(): Element | Range | null {
  const at = document.activeElement
  if (!(at instanceof HTMLElement) || !at.isContentEditable) return at
  const selection = getSelection()
  if (selection === null || selection.rangeCount === 0) return null
  // In an empty paragraph a caret has no measures of its own.
  const { focusNode } = selection
  return focusNode instanceof Element ? focusNode : selection.getRangeAt(0)
}

/**
 * Word writes a list as paragraphs, each with its level in `mso-list` and its bullet or number as text. Here
 * such a run of paragraphs becomes lists within lists. Styles are read from `data-style` (see `paste.ts`).
 */

/** One paragraph of a Word list, read. */
interface Item {
  readonly level: number
  readonly ordered: boolean
  readonly start: number
  readonly words: Node[]
}

const styleOf = (element: Element): string => element.getAttribute('data-style')?.toLowerCase() ?? ''

/** Whether the paragraph is one point of a list in Word's way of writing it. */
export const isWordListItem = (element: Element): boolean =>
  /mso-list:\s*\w+\s+level\d/u.test(styleOf(element)) && !/^h[1-6]$/u.test(element.localName)

/**
 * The lists that begin at `nodes[from]`; `next` is the first node behind them.
 * @param wordsOf the words of one paragraph, cleaned.
 */
export function readWordLists(
  nodes: readonly Node[],
  from: number,
  wordsOf: (item: Element) => Node[],
): { lists: Element[]; next: number } {
  const items: Item[] = []
  let next = from
  for (; next < nodes.length; next++) {
    const node = nodes[next]
    if (node instanceof Element && isWordListItem(node)) items.push(readItem(node, wordsOf))
    else if (node instanceof Element || (node?.textContent ?? '').trim() !== '') break
  }
  return { lists: nest(items), next }
}

function readItem(element: Element, wordsOf: (item: Element) => Node[]): Item {
  const level = Number(/mso-list:\s*\w+\s+level(\d+)/u.exec(styleOf(element))?.[1] ?? 1)
  const marker = markerOf(element)
  const number = /^\(?(\d+|[a-z]{1,4})[.)]/iu.exec(marker)?.[1]
  return { level, ordered: number !== undefined, start: startOf(number), words: wordsOf(element) }
}

/** The bullet or number that Word wrote out: what `mso-list: Ignore` marks. */
const markerOf = (element: Element): string => {
  const ignored = [...element.querySelectorAll('[data-style]')].find((inner) =>
    /mso-list:\s*ignore/u.test(styleOf(inner)),
  )
  return (ignored?.textContent ?? '').trim()
}

/** Only plain numbers carry a start; "a)" and "iv." count from 1. */
const startOf = (number: string | undefined): number => (/^\d+$/u.test(number ?? '') ? Number(number) : 1)

function nest(items: readonly Item[]): Element[] {
  const lists: Element[] = []
  const open: { level: number; list: Element }[] = []
  for (const item of items) {
    while ((open.at(-1)?.level ?? 0) > item.level) open.pop()
    const top = open.at(-1)
    // Bullets behind numbers on the same level are a list of their own.
    if (top?.level === item.level && top.list.localName !== nameOf(item)) open.pop()
    if (open.at(-1)?.level !== item.level) open.push(openList(item, open.at(-1)?.list, lists))
    open.at(-1)?.list.append(pointOf(item))
  }
  return lists
}

const nameOf = (item: Item): 'ol' | 'ul' => (item.ordered ? 'ol' : 'ul')

/** A deeper list hangs in the last point of the one above it. */
function openList(
  item: Item,
  above: Element | undefined,
  lists: Element[],
): { level: number; list: Element } {
  const list = document.createElement(nameOf(item))
  if (item.ordered && item.start > 1) list.setAttribute('start', String(item.start))
  const holder = above?.lastElementChild
  if (holder == null) lists.push(list)
  else holder.append(list)
  return { level: item.level, list }
}

function pointOf(item: Item): Element {
  const point = document.createElement('li')
  const paragraph = document.createElement('p')
  paragraph.append(...item.words)
  point.append(paragraph)
  return point
}

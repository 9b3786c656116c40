/** What a key asks of a list of rows. */

export interface Step {
  readonly does: 'go' | 'extend' | 'choose' | 'chooseAll' | 'open'
  /** The number of the row it is about. */
  readonly to: number
}

interface Key {
  readonly key: string
  readonly shiftKey: boolean
  readonly ctrlKey: boolean
  readonly metaKey: boolean
  readonly altKey: boolean
}

const page = 10

/** null: the key asks nothing. `at`: the row one is at; `count`: how many there are. */
export function step(
  { key, shiftKey, ctrlKey, metaKey, altKey }: Key,
  at: number,
  count: number,
): Step | null {
  if (altKey || count === 0) return null
  if (ctrlKey || metaKey) return key.toLowerCase() === 'a' ? { does: 'chooseAll', to: at } : null
  if (key === ' ') return { does: 'choose', to: Math.max(at, 0) }
  if (key === 'Enter') return { does: 'open', to: Math.max(at, 0) }
  const to = target(key, Math.max(at, 0), count - 1)
  return to === null ? null : { does: shiftKey ? 'extend' : 'go', to: Math.min(Math.max(to, 0), count - 1) }
}

function target(key: string, at: number, last: number): number | null {
  switch (key) {
    case 'ArrowDown':
    case 'j':
    case 'J':
      return at + 1
    case 'ArrowUp':
    case 'k':
    case 'K':
      return at - 1
    case 'PageDown':
      return at + page
    case 'PageUp':
      return at - page
    case 'Home':
      return 0
    case 'End':
      return last
    default:
      return null
  }
}

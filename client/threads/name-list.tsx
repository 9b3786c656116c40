/** The people to be named, listed while a name is being written: chosen by arrow keys and Enter, or by a click. */
import { useEffect, useId, useState, type KeyboardEvent, type RefObject } from 'react'
import { flushSync } from 'react-dom'
import { useAnnounce } from '../ui/announcer.tsx'
import { useWords } from '../words/words.ts'
import { nameAt, namesLike, withName, type Named } from './mentions.ts'

interface Names {
  readonly id: string
  readonly list: readonly Named[]
  /** Which of them is chosen by Enter. */
  readonly at: number
  /** The caret may stand elsewhere. */
  readonly look: () => void
  readonly close: () => void
  /** Begins a name where the caret stands. */
  readonly begin: () => void
  readonly choose: (named: Named) => void
  /** Returns whether the key was for the list. */
  readonly pressed: (event: KeyboardEvent) => boolean
  /** What tells assistive technology of the list. */
  readonly attributes: object
}

export function useNames(
  field: RefObject<HTMLTextAreaElement | null>,
  text: string,
  people: readonly Named[],
  write: (text: string) => void,
): Names {
  const id = useId()
  const [open, setOpen] = useState<{ begun: string; at: number } | null>(null)
  const list = open === null ? [] : namesLike(people, open.begun)
  const at = Math.min(open?.at ?? 0, list.length - 1)
  useSaying(open === null ? null : list.length)
  const close = () => setOpen(null)
  const look = () => {
    const input = field.current
    const found = input === null ? null : nameAt(input.value, input.selectionStart)
    setOpen((before) =>
      found === null ? null : { begun: found.begun, at: before?.begun === found.begun ? before.at : 0 },
    )
  }
  const putIn = (words: string, caret: number) => {
    // Before the next key.
    flushSync(() => write(words))
    field.current?.focus({ preventScroll: true })
    field.current?.setSelectionRange(caret, caret)
    look()
  }
  const choose = ({ name }: Named) => {
    const chosen = withName(text, field.current?.selectionStart ?? text.length, name)
    close()
    if (chosen !== null) putIn(chosen.text, chosen.caret)
  }
  const begin = () => {
    const caret = field.current?.selectionStart ?? text.length
    const before = text.slice(0, caret)
    const sign = before === '' || /\s$/u.test(before) ? '@' : ' @'
    putIn(before + sign + text.slice(caret), caret + sign.length)
  }
  const step = (by: number) => setOpen((now) => now && { ...now, at: (at + by + list.length) % list.length })
  const pressed = (event: KeyboardEvent): boolean => {
    const chosen = list[at]
    if (chosen === undefined) return false
    if (event.key === 'ArrowDown') step(1)
    else if (event.key === 'ArrowUp') step(-1)
    else if ((event.key === 'Enter' && !event.ctrlKey && !event.metaKey) || event.key === 'Tab')
      choose(chosen)
    else if (event.key === 'Escape') close()
    else return false
    event.preventDefault()
    event.stopPropagation()
    return true
  }
  const isOpen = list.length > 0
  const attributes = {
    'aria-autocomplete': 'list',
    ...(isOpen && { 'aria-controls': id, 'aria-activedescendant': `${id}-${String(at)}` }),
  }
  return { id, list, at, look, close, begin, choose, pressed, attributes }
}

function useSaying(count: number | null): void {
  const { t } = useWords('threads')
  const announce = useAnnounce()
  useEffect(() => {
    if (count !== null && count > 0) announce(t('mention.found', { count }))
  }, [count, announce, t])
}

export function NameList({ id, list, at, choose }: Names) {
  const { t } = useWords('threads')
  if (list.length === 0) return null
  return (
    <div id={id} role="listbox" className="name-list" aria-label={t('mention.people')}>
      {list.map((named, index) => (
        <div
          key={named.id}
          id={`${id}-${String(index)}`}
          role="option"
          tabIndex={-1}
          aria-selected={index === at}
          // The field keeps the focus, and has the keys.
          onMouseDown={(event) => {
            event.preventDefault()
            choose(named)
          }}
        >
          {named.name}
        </div>
      ))}
    </div>
  )
}

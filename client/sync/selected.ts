import { useRef, useSyncExternalStore } from 'react'

/** A value computed from something outside React; the component is drawn anew only when it is not the `same`. */
export function useSelected<T>(
  subscribe: (watcher: () => void) => () => void,
  select: () => T,
  same: (one: T, other: T) => boolean,
): T {
  const last = useRef<{ value: T } | null>(null)
  return useSyncExternalStore(subscribe, () => {
    const value = select()
    if (last.current === null || !same(last.current.value, value)) last.current = { value }
    return last.current.value
  })
}

/** Whether what is typed here is on the server's disk. It is told behind the frame that shows the key. */
import { useMemo, useSyncExternalStore } from 'react'
import { calmly } from './after-paint.ts'
import { sameSaveState, saveStateOf, type SaveState } from './save-state.ts'
import { useSelected } from './selected.ts'
import { useWorkshop } from './workshop.tsx'

/** Whether everything typed in this tab is on the server's disk. */
export function useSaveState(): SaveState {
  const { rooms, line, later } = useWorkshop()
  const subscribe = useMemo(
    () => calmly((watcher) => both(rooms, line, watcher), later),
    [rooms, line, later],
  )
  return useSelected(subscribe, () => saveStateOf(rooms.open(), line, rooms.late), sameSaveState)
}

/** Whether nothing the person typed anywhere in this tab waits to be saved. */
export function useAllSaved(): boolean {
  const { rooms, later } = useWorkshop()
  const subscribe = useMemo(() => calmly(rooms.subscribe, later), [rooms, later])
  return useSyncExternalStore(subscribe, () => rooms.unsaved === 0)
}

interface Watchable {
  subscribe: (watcher: () => void) => () => void
}

function both(one: Watchable, other: Watchable, watcher: () => void): () => void {
  const stops = [one.subscribe(watcher), other.subscribe(watcher)]
  return () => stops.forEach((stop) => stop())
}

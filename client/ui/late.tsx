/** A component whose code comes as a file of its own, when it is first drawn. */
import { useCallback, useEffect, useState, type ComponentType, type ReactNode } from 'react'

interface Meanwhile<P> {
  /** Drawn until the file is here. */
  waiting?: ReactNode
  /** Drawn when it could not be fetched; `again` tries once more. Left out: nothing is drawn. */
  missing?: (again: () => void, props: P) => ReactNode
}

/** The component that `load` fetches. What was fetched once is drawn at once; what failed is tried again. */
export function late<P extends object>(
  load: () => Promise<ComponentType<P>>,
  { waiting = null, missing = () => null }: Meanwhile<P> = {},
): ComponentType<P> {
  let Here: ComponentType<P> | null = null
  return function Late(props: P) {
    const [state, setState] = useState<'waiting' | 'missing' | 'here'>('waiting')
    const fetchIt = useCallback(() => {
      let wanted = true
      const show = (next: typeof state) => wanted && setState(next)
      setState('waiting')
      load().then(
        (loaded) => {
          Here = loaded
          show('here')
        },
        () => show('missing'),
      )
      return () => {
        wanted = false
      }
    }, [])
    useEffect(() => (Here === null ? fetchIt() : undefined), [fetchIt])
    if (Here !== null) return <Here {...props} />
    return state === 'missing' ? missing(fetchIt, props) : waiting
  }
}

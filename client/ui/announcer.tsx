/** Says what happened elsewhere to those who do not see it: one polite live region for the page. */
import { createContext, use, useCallback, useState, type ReactNode } from 'react'

type Announce = (sentence: string) => void

const Announcing = createContext<Announce>(() => {})

export function Announcer({ children }: { children: ReactNode }) {
  const [said, setSaid] = useState({ sentence: '', times: 0 })
  const announce = useCallback<Announce>(
    (sentence) => setSaid(({ times }) => ({ sentence, times: times + 1 })),
    [],
  )
  return (
    <Announcing value={announce}>
      {children}
      <div className="unseen" role="status" aria-live="polite">
        <p key={said.times}>{said.sentence}</p>
      </div>
    </Announcing>
  )
}

export const useAnnounce = (): Announce => use(Announcing)

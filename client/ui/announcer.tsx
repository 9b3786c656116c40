/** Says what happened elsewhere to those who do not see it: one polite live region for the page. */
import { createContext, use, useCallback, useState, type ReactNode } from 'react'

type Announce = (sentence: string) => void

interface Said {
  readonly number: number
  readonly sentence: string
}

/** A sentence waits for a pause in speech: a few stay, so that the next does not push it out unheard. */
const kept = 3

const withSentence = (before: readonly Said[], sentence: string): Said[] => [
  ...before.slice(1 - kept),
  { number: (before.at(-1)?.number ?? 0) + 1, sentence },
]

const Announcing = createContext<Announce>(() => {})

export function Announcer({ children }: { children: ReactNode }) {
  const [said, setSaid] = useState<readonly Said[]>([])
  const announce = useCallback<Announce>(
    (sentence) => setSaid((before) => withSentence(before, sentence)),
    [],
  )
  return (
    <Announcing value={announce}>
      {children}
      <div className="unseen" role="status" aria-live="polite">
        {said.map(({ number, sentence }) => (
          <p key={number}>{sentence}</p>
        ))}
      </div>
    </Announcing>
  )
}

export const useAnnounce = (): Announce => use(Announcing)

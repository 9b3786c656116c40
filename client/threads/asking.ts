/** Asking the server for something about a thread: whether it is under way, and why it was refused. */
import { useState } from 'react'
import type { Failure, Result } from '#shared/failure'

export interface Asking {
  readonly isWaiting: boolean
  readonly failure: Failure | null
  /** `done` is called when it is done. */
  readonly ask: (command: () => Promise<Result<unknown>>, done?: () => void) => void
}

export function useAsking(): Asking {
  const [isWaiting, setWaiting] = useState(false)
  const [failure, setFailure] = useState<Failure | null>(null)
  const ask = async (command: () => Promise<Result<unknown>>, done?: () => void) => {
    setWaiting(true)
    setFailure(null)
    const answer = await command()
    setWaiting(false)
    if (answer.ok) done?.()
    else setFailure(answer.failure)
  }
  return { isWaiting, failure, ask: (command, done) => void ask(command, done) }
}

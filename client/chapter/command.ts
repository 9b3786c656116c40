/** Sending a command: whether it is under way, and why it failed. */
import { useState } from 'react'
import type { Failure, Result } from '#shared/failure'

interface Command {
  waiting: boolean
  failure: Failure | null
  /** Sends it; `done` is called when the server has done it. */
  send: (command: () => Promise<Result<unknown>>, done?: () => void) => void
}

export function useCommand(): Command {
  const [waiting, setWaiting] = useState(false)
  const [failure, setFailure] = useState<Failure | null>(null)
  const send = async (command: () => Promise<Result<unknown>>, done: () => void) => {
    setWaiting(true)
    setFailure(null)
    const answer = await command()
    setWaiting(false)
    if (answer.ok) done()
    else setFailure(answer.failure)
  }
  return { waiting, failure, send: (command, done = () => {}) => void send(command, done) }
}

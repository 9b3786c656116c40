/** Asking for something to be done to a thread: whether it is under way, and why it was refused. */
import { fail, type Failure, type Result } from '#shared/failure'
import { useState } from 'react'
import type { Step } from '../sync/letterbox.ts'
import { useAnnounce } from '../ui/announcer.tsx'
import { useWords } from '../words/words.ts'
import { useStory, type Story } from './story.tsx'

type Command = () => Promise<Result<unknown>>

export interface Asking {
  readonly isWaiting: boolean
  readonly failure: Failure | null
  /** Asks the server now, or not at all. `done` is called when it is done. */
  readonly ask: (command: Command, done?: () => void) => void
  /** Takes a step; without a connection it waits on the device. `done` is called when it is taken, or waits. */
  readonly take: (step: Step, done?: () => void) => void
}

export function useAsking(): Asking {
  const { t } = useWords('threads')
  const story = useStory()
  const announce = useAnnounce()
  const [isWaiting, setWaiting] = useState(false)
  const [failure, setFailure] = useState<Failure | null>(null)
  const run = async (command: Command, done?: () => void) => {
    setWaiting(true)
    setFailure(null)
    const answer = await command()
    setWaiting(false)
    if (!answer.ok) return setFailure(answer.failure)
    if (answer.value === 'queued') announce(t('unsent.queued'))
    done?.()
  }
  return {
    isWaiting,
    failure,
    ask: (command, done) => void run(() => atOnce(story, command), done),
    take: (step, done) => void run(() => story.letterbox.take(step), done),
  }
}

/** What cannot wait is refused at once where the server is known to be away. */
export const atOnce = async <T>(
  { workshop }: Story,
  command: () => Promise<Result<T>>,
): Promise<Result<T>> => (workshop.line.state.kind === 'offline' ? fail({ kind: 'unreachable' }) : command())

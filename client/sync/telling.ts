/** Telling the server what the moment decides: without it nothing happens, and nothing waits on this device. */
import type { Done } from '#shared/api'
import { fail, type Failure, type Result } from '#shared/failure'
import { useState } from 'react'
import { useWorkshop } from './workshop.tsx'

export type Told = Promise<Result<Done>>

export interface Telling {
  readonly waiting: boolean
  readonly failure: Failure | null
  /** `done` is called when the server has done it and this page has heard of it. */
  readonly tell: (command: () => Told, done?: () => void) => void
}

/** Whether it is under way, and why it failed. */
export function useTelling(): Telling {
  const { line, mirror } = useWorkshop()
  const [state, setState] = useState<Pick<Telling, 'waiting' | 'failure'>>({ waiting: false, failure: null })
  const send = async (command: () => Told, done: () => void) => {
    setState({ waiting: true, failure: null })
    const told = line.state.kind === 'offline' ? fail({ kind: 'unreachable' }) : await command()
    if (told.ok) await heardOf(mirror.reached(told.value.seq))
    setState({ waiting: false, failure: told.ok ? null : told.failure })
    if (told.ok) done()
  }
  return { ...state, tell: (command, done = () => {}) => void send(command, done) }
}

/** The news are a blink behind the answer; a line that is just breaking may not bring them soon. */
const blinkMillis = 2000
const heardOf = (reached: Promise<void>): Promise<void> =>
  Promise.race([reached, new Promise<void>((resolve) => setTimeout(resolve, blinkMillis))])

/** What the server answers to a question, asked anew when something has happened. */
import type { Failure, Result } from '#shared/failure'
import { useEffect, useState } from 'react'
import { request } from '../sync/requests.ts'
import { useRecords } from '../sync/workshop.tsx'

export interface Asked<T> {
  /** null until it is here; what was here before stays in sight. */
  readonly value: T | null
  readonly failure: Failure | null
  readonly again: () => void
}

/** Things happen in a row: asked is once they have. */
const restMillis = 800

/** What does not take away what was here before: the server cannot be asked just now. */
const passing: ReadonlySet<Failure['kind']> = new Set(['unreachable', 'tooMany', 'storeUnavailable'])

interface Found<T> {
  readonly path: string
  readonly answer: Result<T>
}

const newer = <T>(before: Found<T> | null, now: Found<T>): Found<T> =>
  before?.path === now.path && before.answer.ok && !now.answer.ok && passing.has(now.answer.failure.kind)
    ? before
    : now

export function useAsked<T>(path: string): Asked<T> {
  const { records } = useRecords()
  const [found, setFound] = useState<Found<T> | null>(null)
  const [attempt, setAttempt] = useState(0)
  useEffect(() => {
    let wanted = true
    void request<T>('GET', path).then(
      (answer) => wanted && setFound((before) => newer(before, { path, answer })),
    )
    return () => {
      wanted = false
    }
  }, [path, attempt])
  useEffect(() => {
    const timer = setTimeout(() => setAttempt((before) => before + 1), restMillis)
    return () => clearTimeout(timer)
  }, [records.seq])
  const answer = found?.path === path ? found.answer : null
  return {
    value: answer?.ok === true ? answer.value : null,
    failure: answer?.ok === false ? answer.failure : null,
    again: () => setAttempt((before) => before + 1),
  }
}

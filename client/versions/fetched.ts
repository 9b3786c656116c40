/** What this page has fetched of versions. A version never changes: what is here is right for good. */
import type { Result } from '#shared/failure'
import type { VersionsView, VersionText } from '#shared/version-api'
import { useEffect, useState } from 'react'
import { request } from '../sync/requests.ts'
import { useRecords, useWorkshop } from '../sync/workshop.tsx'

/** null until it is here. */
export type Fetched<T> = Result<T> | null

/** Those the person may read; asked for anew when one is frozen, and by `again`. */
export function useVersions(): { readonly all: Fetched<VersionsView>; readonly again: () => void } {
  const [all, setAll] = useState<Fetched<VersionsView>>(null)
  const [attempt, setAttempt] = useState(0)
  const frozen = useFrozen()
  useEffect(() => {
    let wanted = true
    void request<VersionsView>('GET', '/api/versions').then((answer) => wanted && setAll(answer))
    return () => {
      wanted = false
    }
  }, [attempt, frozen])
  return { all, again: () => setAttempt((before) => before + 1) }
}

/** Another number whenever one was frozen, or news may have been missed. */
function useFrozen(): number {
  const { line } = useWorkshop()
  const { records } = useRecords()
  const [seq, setSeq] = useState(records.seq)
  useEffect(
    () =>
      line.on('news', ({ entries }) => {
        const last = entries.findLast(({ event }) => event?.type === 'versionFrozen')
        if (last !== undefined) setSeq(last.seq)
      }),
    [line],
  )
  return seq
}

/** @param id as it stands in an address */
export function useVersion(id: string): {
  readonly version: Fetched<VersionText>
  readonly again: () => void
} {
  const [version, setVersion] = useState<Fetched<VersionText>>(null)
  const [attempt, setAttempt] = useState(0)
  useEffect(() => {
    let wanted = true
    void request<VersionText>('GET', `/api/versions/${id}`).then((answer) => wanted && setVersion(answer))
    return () => {
      wanted = false
    }
  }, [id, attempt])
  return {
    version,
    again: () => {
      setVersion(null)
      setAttempt((before) => before + 1)
    },
  }
}

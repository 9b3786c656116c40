/** What this page has fetched of versions. A version never changes: what is here is right for good. */
import type { Result } from '#shared/failure'
import type { VersionsView } from '#shared/version-api'
import { useEffect, useState, useSyncExternalStore } from 'react'
import { request } from '../sync/requests.ts'
import { useRecords, useWorkshop } from '../sync/workshop.tsx'
import { keptVersionsOf, type KeptMark } from './kept-versions.ts'
import { mayReadVersions, VersionReader, type ReadVersion } from './version-reader.ts'

/** null until it is here. */
export type Fetched<T> = Result<T> | null

interface Versions {
  readonly all: Fetched<VersionsView>
  /** Those that lie on this device. */
  readonly kept: readonly KeptMark[]
  readonly again: () => void
}

/** Those the person may read; asked for anew when one is frozen, when the server is back, and by `again`. */
export function useVersions(): Versions {
  const workshop = useWorkshop()
  const [all, setAll] = useState<Fetched<VersionsView>>(null)
  const [kept, setKept] = useState<readonly KeptMark[]>([])
  const [attempt, setAttempt] = useState(0)
  const frozen = useFrozen()
  useEffect(() => {
    let wanted = true
    const shelf = keptVersionsOf(workshop)
    const lookHere = async () => {
      const marks = await shelf.marks()
      if (wanted) setKept(mayReadVersions(workshop) ? marks : [])
    }
    void lookHere()
    void request<VersionsView>('GET', '/api/versions').then(async (answer) => {
      if (answer.ok) await shelf.retain(answer.value.versions)
      if (!wanted) return
      setAll((before) => (answer.ok || before?.ok !== true ? answer : before))
      await lookHere()
    })
    return () => {
      wanted = false
    }
  }, [workshop, attempt, frozen])
  const hasFailed = all?.ok === false
  useEffect(() => {
    if (!hasFailed) return
    const { line } = workshop
    return line.subscribe(() => line.state.kind === 'open' && setAttempt((before) => before + 1))
  }, [workshop, hasFailed])
  return { all, kept, again: () => setAttempt((before) => before + 1) }
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

/**
 * The page is drawn anew for each version.
 * @param id as it stands in an address
 */
export function useVersion(id: string): { readonly version: ReadVersion; readonly again: () => void } {
  const workshop = useWorkshop()
  const [reader] = useState(() => new VersionReader(workshop, id))
  useEffect(() => reader.begin(), [reader])
  return { version: useSyncExternalStore(reader.subscribe, () => reader.now), again: reader.look }
}

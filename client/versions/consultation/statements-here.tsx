/** What bodies have said about the version on this page, for who may read it: asked for with the text. */
import { bodiesOf } from '#shared/consultation-rights'
import type { SectionId } from '#shared/ids'
import { maySomewhere } from '#shared/policy'
import { createContext, use, useEffect, useState, type ReactNode } from 'react'
import { useRecords, useWorkshop } from '../../sync/workshop.tsx'
import { keptVersionsOf } from '../kept-versions.ts'
import { fetchStatements, type FetchedStatements } from './fetched-statements.ts'

/** `asking`: the page waits for it, so that no text moves when statements come. */
type Statements = { readonly kind: 'asking' } | FetchedStatements

/** Asked for anew when the server is back. @param version as it stands in an address */
export function useStatements(version: string): Statements {
  const workshop = useWorkshop()
  const mayRead = useMayReadStatements()
  const [found, setFound] = useState<Statements>({ kind: mayRead ? 'asking' : 'nothing' })
  const [attempt, setAttempt] = useState(0)
  useEffect(() => {
    if (!mayRead) return
    let wanted = true
    void fetchStatements(keptVersionsOf(workshop), version).then((now) => wanted && setFound(now))
    return () => {
      wanted = false
    }
  }, [workshop, version, mayRead, attempt])
  const isOld = found.kind === 'missing' || (found.kind === 'here' && found.from === 'device')
  useEffect(() => {
    if (!isOld) return
    const { line } = workshop
    return line.subscribe(() => line.state.kind === 'open' && setAttempt((before) => before + 1))
  }, [workshop, isOld])
  return found
}

/** Whoever reads all of them, or writes one. */
export function useMayReadStatements(): boolean {
  const { records } = useRecords()
  const { person } = useWorkshop().session
  return maySomewhere(records, person.id, 'readStatements') || bodiesOf(records, person.id).length > 0
}

const OnThisPage = createContext<Statements>({ kind: 'nothing' })

export const useStatementsHere = (): Statements => use(OnThisPage)

interface WithStatementsProps {
  statements: Statements
  /** What is said until they are here. */
  loading: string
  children: ReactNode
}

export const WithStatements = ({ statements, loading, children }: WithStatementsProps) =>
  statements.kind === 'asking' ? (
    <p role="status">{loading}</p>
  ) : (
    <OnThisPage value={statements}>{children}</OnThisPage>
  )

/** Whether any section has words beside it: then there is room for them beside all. */
export function useHasSections(): boolean {
  const statements = useStatementsHere()
  return (
    statements.kind === 'here' &&
    statements.bodies.some(
      ({ statement }) => statement?.passages?.some(({ section }) => section !== null) === true,
    )
  )
}

export interface Saying {
  readonly body: string
  readonly late: boolean
  readonly words: string
}

/** @param about null: about all of it */
export function useSayings(about: SectionId | null): Saying[] {
  const statements = useStatementsHere()
  if (statements.kind !== 'here') return []
  return statements.bodies.flatMap(({ body, late, statement }) =>
    (statement?.passages ?? [])
      .filter(({ section }) => section === about)
      .map(({ words }) => ({ body, late, words })),
  )
}

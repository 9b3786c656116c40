/** What bodies have said about the version on this page, for who may read it: asked for once, with the text. */
import type { BodyView, ConsultationView } from '#shared/consultation-api'
import { bodiesOf } from '#shared/consultation-rights'
import type { SectionId } from '#shared/ids'
import { maySomewhere } from '#shared/policy'
import { createContext, use, useEffect, useState, type ReactNode } from 'react'
import { request } from '../../sync/requests.ts'
import { useRecords, useWorkshop } from '../../sync/workshop.tsx'

/** `asking`: the page waits for it, so that no text moves when statements come. `nothing`: they are not this person's to read. */
type Statements =
  | { readonly kind: 'asking' | 'nothing' | 'missing' }
  | { readonly kind: 'here'; readonly bodies: readonly BodyView[]; readonly isAsked: boolean }

/** The text is not kept back for long. */
const patienceMillis = 4000

/** @param version as it stands in an address */
export function useStatements(version: string): Statements {
  const mayRead = useMayReadStatements()
  const [found, setFound] = useState<Statements>({ kind: mayRead ? 'asking' : 'nothing' })
  useEffect(() => {
    if (!mayRead) return
    let wanted = true
    const path = `/api/versions/${version}/consultation`
    void request<ConsultationView>('GET', path, undefined, patienceMillis).then((answer) => {
      if (wanted) setFound(answer.ok ? here(answer.value) : { kind: missingKind(answer.failure.kind) })
    })
    return () => {
      wanted = false
    }
  }, [version, mayRead])
  return found
}

const here = ({ bodies, asked }: ConsultationView): Statements => ({
  kind: 'here',
  bodies,
  isAsked: asked !== null,
})

/** Whoever may not read the version hears of that where its text would be. */
const missingKind = (failure: string): 'missing' | 'nothing' =>
  failure === 'forbidden' || failure === 'notFound' ? 'nothing' : 'missing'

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

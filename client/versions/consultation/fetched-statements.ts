/** What bodies have said about a version: from the server, or as it was when the version was last read on this device. */
import type { BodyView, ConsultationView } from '#shared/consultation-api'
import { request } from '../../sync/requests.ts'
import type { KeptVersions } from '../kept-versions.ts'

/** `nothing`: they are not this person's to read. `missing`: they cannot be had just now. */
export type FetchedStatements =
  | { readonly kind: 'nothing' | 'missing' }
  | {
      readonly kind: 'here'
      readonly bodies: readonly BodyView[]
      readonly isAsked: boolean
      readonly from: 'server' | 'device'
    }

/** What is said beside the text, without what the members of a body draft. */
interface Kept {
  readonly bodies: readonly BodyView[]
  readonly isAsked: boolean
}

/** The text is not kept back for long. */
const patienceMillis = 4000

/** @param version as it stands in an address */
export async function fetchStatements(kept: KeptVersions, version: string): Promise<FetchedStatements> {
  const path = `/api/versions/${version}/consultation`
  const answer = await request<ConsultationView>('GET', path, undefined, patienceMillis)
  if (answer.ok) {
    const found = worthKeeping(answer.value)
    void kept.keepStatements(version, found)
    return { kind: 'here', from: 'server', ...found }
  }
  if (answer.failure.kind !== 'unreachable') return { kind: kindOf(answer.failure.kind) }
  // This device wrote it itself.
  const known = (await kept.statements(version)) as Kept | null
  return known === null ? { kind: 'missing' } : { ...known, kind: 'here', from: 'device' }
}

const worthKeeping = ({ bodies, asked }: ConsultationView): Kept => ({
  bodies: bodies.map((body) => ({ ...body, drafts: null })),
  isAsked: asked !== null,
})

/** Whoever may not read the version hears of that where its text would be. */
const kindOf = (failure: string): 'missing' | 'nothing' =>
  failure === 'forbidden' || failure === 'notFound' ? 'nothing' : 'missing'

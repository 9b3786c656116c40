/** The one answer of a body: its statement, or Fehlanzeige. Neither can be taken back, so each asks once. */
import type { Done } from '#shared/api'
import type { BodyView } from '#shared/consultation-api'
import { isChairOf } from '#shared/consultation-rights'
import type { Passage } from '#shared/consultation-events'
import type { DraftId, VersionId } from '#shared/ids'
import { useState } from 'react'
import { request } from '../../sync/requests.ts'
import type { Told } from '../../sync/telling.ts'
import { useRecords } from '../../sync/workshop.tsx'
import { Button } from '../../ui/button.tsx'
import { useWords } from '../../words/words.ts'
import { Telling } from '../telling.tsx'
import { Said } from './said.tsx'

interface HandingInProps {
  version: VersionId
  one: BodyView
  /** The drafts that the person sees now. */
  seen: readonly DraftId[]
  /** What would be handed in; null when it cannot be yet. */
  ready: () => readonly Passage[] | null
  onDone: () => void
  /** Something may have happened that is not shown yet. */
  onRefused: () => void
}

/** What she is asked about: with the drafts that she saw when she was. */
interface Asking {
  readonly passages: readonly Passage[] | null
  readonly seen: readonly DraftId[]
}

export function HandingIn({ version, one, seen, ready, onDone, onRefused }: HandingInProps) {
  const { t } = useWords('consultation')
  const [asking, setAsking] = useState<Asking | null>(null)
  if (!one.may.handIn) return <ChairOnly body={one.body} />
  const handIn = () => {
    const passages = ready()
    if (passages !== null) setAsking({ passages, seen })
  }
  const send = async (asked: Asking): Told => {
    const said = { body: one.body, ...asked }
    const answer = await request<Done>('POST', `/api/versions/${version}/statement`, said)
    if (!answer.ok) onRefused()
    return answer
  }
  return (
    <div className="consult__deeds consult__deeds--last">
      <Button kind="secondary" onClick={handIn}>
        {t('own.handIn')}
      </Button>
      <Button kind="secondary" onClick={() => setAsking({ passages: null, seen })}>
        {t('own.nothing')}
      </Button>
      {asking !== null && (
        <Asked
          passages={asking.passages}
          hasDrafts={(one.drafts ?? []).length > 0}
          tell={() => () => send(asking)}
          onDone={onDone}
          onClose={() => setAsking(null)}
        />
      )}
    </div>
  )
}

interface AskedProps extends Pick<Asking, 'passages'> {
  hasDrafts: boolean
  tell: () => () => Told
  onDone: () => void
  onClose: () => void
}

function Asked({ passages, hasDrafts, tell, onDone, onClose }: AskedProps) {
  const { t } = useWords('consultation')
  if (passages === null)
    return (
      <Telling
        title={t('own.nothingTitle')}
        doing={t('own.nothingDo')}
        done={t('own.nothingDone')}
        {...{ tell, onDone, onClose }}
      >
        <p>{t('own.nothingBody')}</p>
        {hasDrafts && <p>{t('own.nothingDrafts')}</p>}
      </Telling>
    )
  return (
    <Telling
      title={t('own.handIn')}
      doing={t('own.handInDo')}
      done={t('own.handInDone')}
      {...{ tell, onDone, onClose }}
    >
      <p>{t('own.handInBody')}</p>
      <Said passages={passages} />
    </Telling>
  )
}

/** Whoever is not the chair hears who is. */
function ChairOnly({ body }: { body: string }) {
  const { t } = useWords('consultation')
  const { people } = useRecords()
  const chairs = [...people.values()].filter(({ grants }) => grants.some((grant) => isChairOf(grant, body)))
  return <p>{t('own.chairOnly', { who: chairs.map(({ name }) => name).join(', ') })}</p>
}

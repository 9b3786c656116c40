/** In a demo world: everyone may enter as anyone, and it says so. Draws nothing elsewhere. */
import { useEffect, useState } from 'react'
import type { DemoPeople, SessionView } from '#shared/api'
import type { Failure } from '#shared/failure'
import type { Role } from '#shared/grant'
import { request } from '../sync/requests.ts'
import { FailureNotice } from '../ui/failure-notice.tsx'
import { Initials } from '../ui/initials.tsx'
import { Notice } from '../ui/notice.tsx'
import { useFailureWords } from '../words/failure.ts'
import { roles } from '../words/roles.de.ts'
import { teach, useWords } from '../words/words.ts'
import { isChair } from './chair.ts'

teach({ roles })

type DemoPerson = DemoPeople['people'][number]

const order = ['expert', 'moderator', 'steering', 'advisor', 'committee', 'admin'] as const satisfies Role[]

/** The people of the demo world; null while asking, and where there is none. */
export function useDemoPeople(): readonly DemoPerson[] | null {
  const [people, setPeople] = useState<readonly DemoPerson[] | null>(null)
  useEffect(() => {
    let wanted = true
    void request<DemoPeople>('GET', '/api/demo/people').then((answer) => {
      if (wanted && answer.ok) setPeople(answer.value.people)
    })
    return () => {
      wanted = false
    }
  }, [])
  return people
}

interface DemoDoorProps {
  people: readonly DemoPerson[]
  onSignedIn: (session: SessionView) => void
}

export function DemoDoor({ people, onSignedIn }: DemoDoorProps) {
  const { t } = useWords('door')
  const sayFailure = useFailureWords()
  const [failure, setFailure] = useState<Failure | null>(null)
  const enter = async (person: DemoPerson) => {
    const answer = await request<SessionView>('POST', '/api/demo/session', { person: person.id })
    if (answer.ok) onSignedIn(answer.value)
    else setFailure(answer.failure)
  }
  return (
    <section className="demo-door" aria-labelledby="demo-choose">
      <Notice tone="warning" title={t('demo.title')}>
        <p>{t('demo.body')}</p>
      </Notice>
      {failure !== null && <FailureNotice sentences={sayFailure(failure)} />}
      <h2 id="demo-choose">{t('demo.choose')}</h2>
      {order.map((role) => (
        <DemoGroup
          key={role}
          role={role}
          people={people.filter(leads(role))}
          onEnter={(one) => void enter(one)}
        />
      ))}
    </section>
  )
}

/** A person stands in the group of her first role. */
const leads = (role: Role) => (person: DemoPerson) => person.grants[0]?.role === role

interface DemoGroupProps {
  role: Role
  people: readonly DemoPerson[]
  onEnter: (person: DemoPerson) => void
}

function DemoGroup({ role, people, onEnter }: DemoGroupProps) {
  const { t } = useWords('door')
  if (people.length === 0) return null
  return (
    <section className="demo-group" aria-label={t(`demo.groups.${role}`)}>
      <h3>{t(`demo.groups.${role}`)}</h3>
      <ul>
        {people.map((person) => (
          <li key={person.id}>
            <DemoPersonButton person={person} onEnter={onEnter} />
          </li>
        ))}
      </ul>
    </section>
  )
}

function DemoPersonButton({
  person,
  onEnter,
}: {
  person: DemoPerson
  onEnter: (person: DemoPerson) => void
}) {
  const { t } = useWords('door')
  const { workingGroup: name } = person
  const [first] = person.grants
  const scope = name === null ? bodyOf(person) : t('paper:groupName', { name })
  const role = scope ?? t(`roles:role.${first?.role ?? 'expert'}`)
  const chair = first !== undefined && isChair(first) ? t('roles:held.chair', { role }) : null
  const detail = chair ?? scope
  return (
    <button
      type="button"
      className="demo-person"
      aria-label={t('door:demo.enterAs', { name: person.name, role: detail ?? role })}
      onClick={() => onEnter(person)}
    >
      <Initials name={person.name} />
      <span>
        <span className="demo-person__name">{person.name}</span>
        {detail !== null && <span className="demo-person__detail">{detail}</span>}
      </span>
    </button>
  )
}

function bodyOf(person: DemoPerson): string | null {
  return person.grants.flatMap((grant) => (grant.role === 'advisor' ? [grant.body] : []))[0] ?? null
}

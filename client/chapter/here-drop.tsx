/** Who is in the chapter right now: a few initials, and the whole list with groups and sections behind them. */
import { groupNumbers } from './group-numbers.ts'
import type { PersonHere } from '../sync/here.ts'
import { useRecords } from '../sync/workshop.tsx'
import { Drop } from '../ui/drop.tsx'
import { Initials } from '../ui/initials.tsx'
import { useWords } from '../words/words.ts'
import type { NumberedSection } from './numbered.ts'

interface HereDropProps {
  here: readonly PersonHere[]
  sections: readonly NumberedSection[]
}

const facesShown = 4

export function HereDrop({ here, sections }: HereDropProps) {
  const { t } = useWords('chapter')
  const face = (
    <>
      <span className="here__faces">
        {here.slice(0, facesShown).map(({ person, name, color }) => (
          <Initials key={person} name={name} color={color} />
        ))}
      </span>
      <span className="here__count">{t('hereCount', { count: here.length })}</span>
    </>
  )
  return (
    <Drop className="here" face={face}>
      <p className="here__title">{t('here')}</p>
      <ul className="here__list">
        {here.map((person) => (
          <HereRow key={person.person} person={person} sections={sections} />
        ))}
      </ul>
      {here.length <= 1 && <p className="here__nobody">{t('hereNobody')}</p>}
    </Drop>
  )
}

function HereRow({ person, sections }: { person: PersonHere; sections: readonly NumberedSection[] }) {
  const { t } = useWords('chapter')
  const { records } = useRecords()
  const groups = groupNumbers(records, person.person).map((number) => `AG ${number}`)
  const place = sections.find(({ section }) => section.id === person.section)
  const where =
    place === undefined ? t('inNone') : t('in', { number: place.number, title: place.section.title })
  return (
    <li className="here__row">
      <Initials name={person.name} color={person.color} />
      <span>
        <span className="here__name">
          {person.name}
          {person.self && ` (${t('self')})`}
        </span>
        <span className="here__where">{[...groups, where].join(' · ')}</span>
      </span>
    </li>
  )
}

/** Two texts compared, to be read: what became of each section, each change, and the way from one change to the next. */
import type { ChangePlace, TextDifference } from '#shared/difference'
import { ChevronLeft, ChevronRight, Printer } from 'lucide-react'
import { useCallback, useState } from 'react'
import { Button } from '../ui/button.tsx'
import { Radios } from '../ui/radios.tsx'
import { useWords } from '../words/words.ts'
import { ComparedSection } from './compared-section.tsx'
import { placeId, sectionPlace } from './places.ts'

export function Comparison({ difference }: { difference: TextDifference }) {
  const { t } = useWords('comparison')
  const [view, setView] = useState<'together' | 'beside'>('together')
  const [shown, setShown] = useState<'changes' | 'whole'>('changes')
  const [now, setNow] = useState(0)
  const { sections, changes } = difference
  const place = changes[now - 1]
  const numberOf = useCallback(
    (at: number) => {
      const name = sections[at]?.after ?? sections[at]?.before
      return name === null || name === undefined ? '' : `${name.number} ${name.title}`
    },
    [sections],
  )
  return (
    <div className={`comparison comparison--${view}`}>
      <div className="comparison__tools">
        <Radios
          legend={t('view')}
          value={view}
          options={(['together', 'beside'] as const).map((value) => ({ value, label: t(value) }))}
          onChange={setView}
        />
        <Radios
          legend={t('shown')}
          value={shown}
          options={(['changes', 'whole'] as const).map((value) => ({ value, label: t(value) }))}
          onChange={setShown}
        />
        <Button kind="quiet" icon={<Printer aria-hidden size={18} />} onClick={() => window.print()}>
          {t('print')}
        </Button>
      </div>
      <Contents difference={difference} />
      {changes.length > 0 && <Steps changes={changes} now={now} onGo={setNow} />}
      {sections.map((section, at) => (
        <ComparedSection
          key={section.id}
          section={section}
          at={at}
          isBeside={view === 'beside'}
          isWhole={shown === 'whole'}
          now={place?.section === at ? place.block : undefined}
          numberOf={numberOf}
        />
      ))}
    </div>
  )
}

const kinds = ['changed', 'added', 'removed', 'unchanged'] as const

/** How many sections became what, and the ways to those that are others now. */
function Contents({ difference: { sections, changes } }: { difference: TextDifference }) {
  const { t } = useWords('comparison')
  const counts = kinds.flatMap((kind) => {
    const count = sections.filter((section) => section.kind === kind).length
    return count === 0 ? [] : t(`kinds.${kind}`, { count })
  })
  return (
    <nav className="comparison__contents" aria-label={t('sections')}>
      <p>
        <strong>{changes.length === 0 ? t('same') : t('count', { count: changes.length })}</strong>{' '}
        {t('sections')}: {counts.join(', ')}
      </p>
      <ul>
        {sections.map(({ id, kind, before, after }, at) => {
          const name = after ?? before
          return kind === 'unchanged' ? null : (
            <li key={id}>
              <a href={`#${sectionPlace(at)}`}>
                {name?.number} <span lang="de">{name?.title}</span>
              </a>{' '}
              ({t(`kind.${kind}`)})
            </li>
          )
        })}
      </ul>
    </nav>
  )
}

interface StepsProps {
  changes: readonly ChangePlace[]
  /** From 1; 0: at none yet. */
  now: number
  onGo: (to: number) => void
}

/** The focus stays, so that one goes on with the same key; where one is, is said, and is a way there. */
function Steps({ changes, now, onGo }: StepsProps) {
  const { t } = useWords('comparison')
  const go = (to: number) => {
    const place = changes[to - 1]
    if (place === undefined) return
    onGo(to)
    document.getElementById(placeId(place))?.scrollIntoView({ block: 'center' })
  }
  const place = changes[now - 1]
  return (
    <div className="comparison__steps" role="group" aria-label={t('steps')}>
      <Button
        small
        aria-disabled={now <= 1}
        icon={<ChevronLeft aria-hidden size={18} />}
        onClick={() => go(now - 1)}
      >
        {t('previous')}
      </Button>
      <span role="status">
        {place === undefined ? (
          t('count', { count: changes.length })
        ) : (
          <a href={`#${placeId(place)}`}>{t('at', { number: now, all: changes.length })}</a>
        )}
      </span>
      <Button
        small
        aria-disabled={now === changes.length}
        icon={<ChevronRight aria-hidden size={18} />}
        onClick={() => go(now + 1)}
      >
        {t('next')}
      </Button>
    </div>
  )
}

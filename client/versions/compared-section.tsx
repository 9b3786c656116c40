/** A section that is compared: what became of it, in a line, and its text. */
import type { SectionDifference } from '#shared/difference'
import type { Block } from '#shared/difference-blocks'
import { memo } from 'react'
import { Stretches } from '../text/stretches.tsx'
import { sayCounts } from '../words/marks.ts'
import { useWords } from '../words/words.ts'
import { ComparedBlock } from './compared-block.tsx'
import { blockId, sectionPlace } from './places.ts'

interface ComparedSectionProps {
  section: SectionDifference
  at: number
  isBeside: boolean
  /** What stayed is shown too. */
  isWhole: boolean
  /** The change one is at: a line, or the section itself (null); undefined: another section's. */
  now: number | null | undefined
  numberOf: (section: number) => string
}

/** Drawn anew only when something of its own is another. */
export const ComparedSection = memo(function ComparedSection(props: ComparedSectionProps) {
  const { section, at, isWhole, now } = props
  const { t } = useWords('comparison')
  const id = sectionPlace(at)
  return (
    <section className={`compared compared--${section.kind}`} aria-labelledby={`${id}-title`}>
      <header
        className="compared__head"
        id={id}
        tabIndex={-1}
        aria-current={now === null ? 'true' : undefined}
      >
        <h2 id={`${id}-title`}>
          <Title section={section} />
        </h2>
        <p className="compared__kind">
          <span className="tag">{t(`kind.${section.kind}`)}</span> <Summary section={section} />
        </p>
        {section.isCoarse && <p className="compared__note">{t('difference:coarse')}</p>}
      </header>
      {(isWhole || section.kind !== 'unchanged') && <Text {...props} />}
    </section>
  )
})

function Text({ section, at, isBeside, isWhole, now, numberOf }: ComparedSectionProps) {
  const { t } = useWords('comparison')
  return (
    <div className="compared__text">
      {isBeside && (
        <div className="compared__pair compared__columns" aria-hidden="true">
          <span>{t('was')}</span>
          <span>{t('is')}</span>
        </div>
      )}
      {groupsOf(section.blocks, isWhole).map((group) =>
        'count' in group ? (
          <p key={group.at} className="compared__same">
            {t('difference:same', { count: group.count })}
          </p>
        ) : (
          <div
            key={group.at}
            id={blockId({ section: at, block: group.at })}
            className={`compared__block compared__block--${group.block.kind}`}
            tabIndex={-1}
            aria-current={now === group.at ? 'true' : undefined}
          >
            <ComparedBlock block={group.block} isBeside={isBeside} numberOf={numberOf} />
          </div>
        ),
      )}
    </div>
  )
}

function Title({ section: { before, after, title } }: { section: SectionDifference }) {
  const { t } = useWords('difference')
  const name = after ?? before
  return (
    <>
      {name?.number}{' '}
      <span lang="de">
        {title === null ? (
          name?.title
        ) : (
          <Stretches
            list={title.map(({ kind, words }) => ({ kind, runs: [{ text: words }] }))}
            words={{ gone: t('gone'), came: t('came'), end: t('end') }}
          />
        )}
      </span>
    </>
  )
}

/** For example "anderer Titel · 2 Absätze geändert, 1 neu · 12 Wörter dazu, 3 weg". */
function Summary({ section }: { section: SectionDifference }) {
  const { t } = useWords('comparison')
  const { t: say } = useWords('difference')
  const { counts, before, after, title, isMoved, kind, blocks } = section
  const lines = sayCounts(say, counts)
  const words = { added: counts.wordsAdded, removed: counts.wordsRemoved }
  const isReshaped = kind === 'changed' && title === null && blocks.every((block) => block.kind === 'same')
  const isNumbered = before !== null && after !== null && before.number !== after.number
  const place = isMoved ? 'moved' : 'numbered'
  return [
    ...(title === null ? [] : [t('renamed')]),
    ...(isNumbered ? [t(place, { number: before.number })] : []),
    ...(lines === '' ? [] : [lines]),
    ...(words.added + words.removed === 0 ? [] : [t('words', words)]),
    ...(isReshaped ? [t('difference:reshaped')] : []),
  ].join(' · ')
}

type Group = { readonly at: number; count: number } | { readonly at: number; readonly block: Block }

/** What stayed is counted only, unless all is shown. */
function groupsOf(blocks: readonly Block[], isWhole: boolean): Group[] {
  const groups: Group[] = []
  for (const [at, block] of blocks.entries()) {
    const last = groups.at(-1)
    if (isWhole || block.kind !== 'same') groups.push({ at, block })
    else if (last !== undefined && 'count' in last) last.count += 1
    else groups.push({ at, count: 1 })
  }
  return groups
}

/** What became of a text, word by word: struck out and underlined, and said so to who does not see it. */
import type { Content } from '#shared/content'
import { useMemo } from 'react'
import { piecesOf } from '../editor/anchors/word-difference.ts'
import { useWords, type Speaker } from '../words/words.ts'
import { textDifference, type Difference, type Passage } from './text-difference.ts'

interface TextChangesProps {
  before: Content
  after: Content
}

export function TextChanges({ before, after }: TextChangesProps) {
  const { t } = useWords('signoff')
  const passages = useMemo(() => textDifference(before, after), [before, after])
  return (
    <>
      <p className="text-changes__sum">{sayChanges(t, passages)}</p>
      <ol className="text-changes">
        {grouped(passages).map((group, at) => (
          <li key={at} className={`text-changes__${group.kind}`}>
            {group.kind === 'same' ? t('text.same', { count: group.count }) : <Changed passage={group} />}
          </li>
        ))}
      </ol>
    </>
  )
}

const changes = ['changed', 'added', 'removed', 'formatted'] as const

/** For example "2 Absätze geändert, 1 neu". */
export function sayChanges(t: Speaker<'signoff'>, passages: readonly Passage[]): string {
  const parts = changes.flatMap((kind) => {
    const count = passages.filter((passage) => passage.kind === kind).length
    return count === 0 ? [] : t(`text.${kind}`, { count })
  })
  return parts.length === 0 ? t('text.nothing') : parts.join(', ')
}

type Group = { kind: 'same'; count: number } | Difference

/** Paragraphs that stayed are counted only. */
function grouped(passages: readonly Passage[]): Group[] {
  const groups: Group[] = []
  for (const passage of passages) {
    const last = groups.at(-1)
    if (passage.kind !== 'same') groups.push(passage)
    else if (last?.kind === 'same') last.count += 1
    else groups.push({ kind: 'same', count: 1 })
  }
  return groups
}

function Changed({ passage }: { passage: Difference }) {
  const { t } = useWords('signoff')
  if (passage.kind === 'changed') return <Words {...passage} />
  const { kind, words } = passage
  const Element = kind === 'added' ? 'ins' : kind === 'removed' ? 'del' : 'span'
  return (
    <>
      <span className="text-changes__mark">{t(`text.mark.${kind}`)}</span>
      <Element lang="de">{words}</Element>
    </>
  )
}

function Words({ before, after }: { before: string; after: string }) {
  const { t } = useWords('signoff')
  return (
    <span lang="de">
      {piecesOf(before, after).map(({ kind, words }, at) => {
        if (kind === 'same') return <span key={at}>{words}</span>
        const Element = kind === 'old' ? 'del' : 'ins'
        return (
          <Element key={at}>
            <span className="unseen">{t(kind === 'old' ? 'text.gone' : 'text.came')} </span>
            {words}
            <span className="unseen"> {t('text.end')}</span>
          </Element>
        )
      })}
    </span>
  )
}

/** What became of a text, word by word: struck out and underlined, and said so to who does not see it. */
import type { Content } from '#shared/content'
import type { Block } from '#shared/difference-blocks'
import type { SectionId } from '#shared/ids'
import { useMemo } from 'react'
import { Stretches } from '../text/stretches.tsx'
import { endsHere, formatsOf, goesOn, wholeLine } from '../text/whole-line.ts'
import { difference as german } from '../words/difference.de.ts'
import { sayFormats } from '../words/formats.ts'
import { sayCounts, sayMark } from '../words/marks.ts'
import { teach, useWords, type Speaker } from '../words/words.ts'
import { textDifference, type TextStory } from './text-difference.ts'

teach({ difference: german })

interface TextChangesProps {
  section: SectionId
  before: Content
  after: Content
}

export function TextChanges({ section, before, after }: TextChangesProps) {
  const { t } = useWords('difference')
  const story = useMemo(() => textDifference(section, before, after), [section, before, after])
  return (
    <>
      <p className="text-changes__sum">{sayChanges(t, story)}</p>
      <ol className="text-changes">
        {story.title !== null && (
          <li className="text-changes__changed" lang="de">
            <Stretches
              list={story.title.map(({ kind, words }) => ({ kind, runs: [{ text: words }] }))}
              words={wordsOf(t)}
            />
          </li>
        )}
        {grouped(story.blocks).map((group, at) => (
          <li key={at} className={`text-changes__${group.kind}`}>
            {'count' in group ? t('same', { count: group.count }) : <Changed block={group} />}
          </li>
        ))}
      </ol>
    </>
  )
}

const wordsOf = (t: Speaker<'difference'>) => ({ gone: t('gone'), came: t('came'), end: t('end') })

/** A new title counts as one more that has changed. */
function sayChanges(t: Speaker<'difference'>, { title, counts }: TextStory): string {
  const changed = counts.changed + (title === null ? 0 : 1)
  const said = sayCounts(t, { ...counts, changed })
  return said === '' ? t('nothing') : said
}

type Shown = Exclude<Block, { kind: 'same' }>
type Group = { readonly kind: 'same'; count: number } | Shown

/** Paragraphs that stayed are counted only. */
function grouped(blocks: readonly Block[]): Group[] {
  const groups: Group[] = []
  for (const block of blocks) {
    const last = groups.at(-1)
    if (block.kind !== 'same') groups.push(block)
    else if (last?.kind === 'same') last.count += 1
    else groups.push({ kind: 'same', count: 1 })
  }
  return groups
}

function Changed({ block }: { block: Shown }) {
  const { t } = useWords('difference')
  const formats = sayFormats(t, formatsOf(block))
  return (
    <>
      {block.kind !== 'changed' && <span className="text-changes__mark">{sayMark(t, block)}</span>}
      <BlockWords block={block} />
      {formats !== '' && <span className="text-changes__mark">{formats}</span>}
    </>
  )
}

/** A paragraph as a whole is told by its mark. */
function BlockWords({ block }: { block: Shown }) {
  const { t } = useWords('difference')
  if (block.kind === 'added') return <ins lang="de">{block.after.words}</ins>
  if (block.kind === 'removed' || block.kind === 'movedAway') return <del lang="de">{block.before.words}</del>
  const list =
    'parts' in block ? wholeLine(block.parts, block.kind === 'split' ? endsHere : goesOn) : block.stretches
  return (
    <span lang="de">
      <Stretches list={list} words={wordsOf(t)} />
    </span>
  )
}

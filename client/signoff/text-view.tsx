/** The very text that is signed, and what has changed in it since one answered last. */
import { must } from '#shared/failure'
import type { Content } from '#shared/content'
import { blocksIn } from '#shared/content-blocks'
import type { Answer } from '#shared/signoff'
import { useMemo, useState } from 'react'
import { BlockList } from '../text/block-list.tsx'
import { Radios } from '../ui/radios.tsx'
import { sayDay } from '../words/dates.ts'
import { useWords } from '../words/words.ts'
import { Fetched } from './fetched.tsx'
import { useSignedText } from './signed-texts.ts'
import type { SectionStory } from './story.ts'
import { TextChanges } from './text-changes.tsx'

interface TextViewProps {
  one: SectionStory
  /** Of the person, to another text; null: there is none. */
  before: Answer | null
}

export function TextView({ one: { section, signOff }, before }: TextViewProps) {
  const { t, language } = useWords('signoff')
  const [view, setView] = useState<'changes' | 'whole'>(before === null ? 'whole' : 'changes')
  const now = useSignedText(section.id, must(signOff.locked, 'a text that is up for sign-off'))
  const old = useSignedText(section.id, before?.hash ?? null)
  return (
    <section className="signed-text" aria-labelledby="signed-text">
      <h2 id="signed-text">{t('text.title')}</h2>
      <p className="signed-text__note">{t('text.locked')}</p>
      {before !== null && (
        <Radios
          className="signed-text__views"
          legend={t('text.view')}
          value={view}
          options={(['changes', 'whole'] as const).map((value) => ({ value, label: t(`text.${value}`) }))}
          onChange={setView}
        />
      )}
      {before !== null && view === 'changes' ? (
        <>
          <p>{t('text.since', { date: sayDay(new Date(before.at), language) })}</p>
          <Fetched all={[old, now]}>
            {([from, to]) =>
              from !== undefined &&
              to !== undefined && <TextChanges section={section.id} before={from} after={to} />
            }
          </Fetched>
        </>
      ) : (
        <Fetched all={[now]}>{([text]) => text !== undefined && <WholeText content={text} />}</Fetched>
      )}
    </section>
  )
}

export function WholeText({ content: { title, doc } }: { content: Content }) {
  const { t } = useWords('signoff')
  const blocks = useMemo(() => blocksIn(doc).map((element, key) => ({ key, element })), [doc])
  return (
    <div className="signed-text__sheet">
      <p className="signed-text__title" lang="de">
        {title}
      </p>
      {blocks.length === 0 ? (
        <p>{t('text.empty')}</p>
      ) : (
        <div className="text" lang="de">
          <BlockList list={blocks} />
        </div>
      )}
    </div>
  )
}

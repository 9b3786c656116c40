/** Several suggestions accepted at once, of one person or to one section: those that fit the text; the others wait. */
import { sectionNumber, type Records } from '#shared/records'
import { isPending, type Thread } from '#shared/thread'
import { mayAccept } from '#shared/thread-rights'
import { useState } from 'react'
import { useRecords } from '../sync/workshop.tsx'
import { useAnnounce } from '../ui/announcer.tsx'
import { Button } from '../ui/button.tsx'
import { useWords } from '../words/words.ts'
import { acceptSuggestion } from './accepting.ts'
import { useNameOf } from './names.ts'
import { useStory } from './story.tsx'

export function AcceptAll({ shown }: { shown: readonly Thread[] }) {
  const { t } = useWords('threads')
  const story = useStory()
  const { records } = useRecords()
  const nameOf = useNameOf()
  const announce = useAnnounce()
  const [said, setSaid] = useState('')
  const open = shown.filter((thread) => isPending(thread) && mayAccept(records, story.me, thread).ok)
  const acceptAll = async (threads: readonly Thread[]) => {
    let accepted = 0
    // One after the other: each is an edit of the text that the one before left.
    for (const thread of threads) if ((await acceptSuggestion(story, thread)).kind === 'done') accepted += 1
    const left = threads.length - accepted
    const sentences = [
      t('suggestion.acceptedAll', { count: accepted }),
      ...(left > 0 ? [t('suggestion.leftAll', { count: left })] : []),
    ]
    setSaid(sentences.join(' '))
    announce(sentences.join(' '))
  }
  return (
    <>
      {[...together(open, ({ by }) => by)].map(([person, threads]) => (
        <Button key={person} small onClick={() => void acceptAll(threads)}>
          {t('suggestion.acceptAll', { count: threads.length, name: nameOf(person) })}
        </Button>
      ))}
      {[...together(open, ({ section }) => section)].map(([section, threads]) => (
        <Button key={section} small onClick={() => void acceptAll(threads)}>
          {t('suggestion.acceptAllIn', { count: threads.length, number: numberOf(records, section) })}
        </Button>
      ))}
      {said !== '' && <p className="threads__said">{said}</p>}
    </>
  )
}

/** By what they share, where more than one do. */
function together<Key>(threads: readonly Thread[], keyOf: (thread: Thread) => Key): Map<Key, Thread[]> {
  const groups = new Map<Key, Thread[]>()
  for (const thread of threads) groups.set(keyOf(thread), [...(groups.get(keyOf(thread)) ?? []), thread])
  return new Map([...groups].filter(([, group]) => group.length > 1))
}

function numberOf(records: Records, id: Thread['section']): string {
  const section = records.sections[id]
  return section === undefined ? '' : (sectionNumber(records, section) ?? '')
}

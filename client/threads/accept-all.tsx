/** Several suggestions of one person accepted at once: those that fit the text; the others wait. */
import type { PersonId } from '#shared/ids'
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
      {[...byPerson(open)].map(([person, threads]) => (
        <Button key={person} small onClick={() => void acceptAll(threads)}>
          {t('suggestion.acceptAll', { count: threads.length, name: nameOf(person) })}
        </Button>
      ))}
      {said !== '' && <p className="threads__said">{said}</p>}
    </>
  )
}

/** Of those who made more than one. */
function byPerson(threads: readonly Thread[]): Map<PersonId, Thread[]> {
  const people = new Map<PersonId, Thread[]>()
  for (const thread of threads) people.set(thread.by, [...(people.get(thread.by) ?? []), thread])
  return new Map([...people].filter(([, made]) => made.length > 1))
}

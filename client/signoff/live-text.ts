/** A section's text as it is on the server's disk at the moment, beside which a signed one is laid. */
import type { ChapterText } from '#shared/chapter-text'
import type { Content } from '#shared/content'
import { fail, ok, type Result } from '#shared/failure'
import type { Section } from '#shared/records'
import { useCallback, useEffect, useState } from 'react'
import { request } from '../sync/requests.ts'
import type { SignedText } from './signed-texts.ts'

async function fetchLive({ id, chapter }: Section): Promise<Result<Content>> {
  const told = await request<ChapterText>('GET', `/api/chapters/${chapter}/text`)
  if (!told.ok) return told
  const found = told.value.sections.find((one) => one.id === id)
  if (found === undefined || found.content === null) return fail({ kind: 'notFound', what: 'section' })
  return ok({ title: found.title, doc: found.content })
}

/** `again` fetches it anew; until it is here the one of before stands. */
export function useLiveText(section: Section): SignedText {
  const [text, setText] = useState<Result<Content> | null>(null)
  const [attempt, setAttempt] = useState(0)
  useEffect(() => {
    let wanted = true
    void fetchLive(section).then((told) => wanted && setText(told))
    return () => {
      wanted = false
    }
    // Another title or stage is another section too.
  }, [section, attempt])
  return { text, again: useCallback(() => setAttempt((before) => before + 1), []) }
}

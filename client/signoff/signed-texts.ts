/** Texts that were signed or called for, as this page has fetched them; a text never changes under its hash. */
import type { Content, ContentHash } from '#shared/content'
import type { Result } from '#shared/failure'
import type { SectionId } from '#shared/ids'
import { useCallback, useEffect, useState } from 'react'
import { request } from '../sync/requests.ts'

const known = new Map<ContentHash, Promise<Result<Content>>>()

function fetchText(section: SectionId, hash: ContentHash): Promise<Result<Content>> {
  const here = known.get(hash)
  if (here !== undefined) return here
  const asked = request<Content>('GET', `/api/sections/${section}/signed/${hash}`)
  known.set(hash, asked)
  void asked.then((answer) => answer.ok || known.delete(hash))
  return asked
}

export interface SignedText {
  /** null until it is here; stays null where none is asked for. */
  readonly text: Result<Content> | null
  readonly again: () => void
}

/** @param hash null: none is asked for */
export function useSignedText(section: SectionId, hash: ContentHash | null): SignedText {
  const [found, setFound] = useState<{ hash: ContentHash; text: Result<Content> } | null>(null)
  const [attempt, setAttempt] = useState(0)
  useEffect(() => {
    if (hash === null) return
    let wanted = true
    void fetchText(section, hash).then((text) => wanted && setFound({ hash, text }))
    return () => {
      wanted = false
    }
  }, [section, hash, attempt])
  const again = useCallback(() => {
    setFound(null)
    setAttempt((before) => before + 1)
  }, [])
  return { text: found?.hash === hash ? found.text : null, again }
}

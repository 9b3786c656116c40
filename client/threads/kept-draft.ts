/** What is being written anew is there again after a reload, at its place and with its words. */
import { useEffect } from 'react'
import { typedIn, type TypedWords } from '../sync/typed.ts'
import { fieldOf } from './fields.ts'
import type { Draft } from './margin.ts'
import { useStory, type Story } from './story.tsx'

/** Whether anything was typed into it. */
export const isBegun = (typed: TypedWords, draft: Draft): boolean =>
  [fieldOf.draft(draft), fieldOf.wording(draft.id)].some((field) => (typed.get(field) ?? '').trim() !== '')

export function useKeptDraft(): void {
  const story = useStory()
  useEffect(() => {
    let stop = () => {}
    let isHere = true
    void typedIn(story.workshop).known.then(() => {
      if (!isHere) return
      takeUp(story)
      stop = story.margin.subscribe(() => keep(story))
    })
    return () => {
      isHere = false
      stop()
    }
  }, [story])
}

function takeUp({ chapter, margin, workshop }: Story): void {
  const typed = typedIn(workshop)
  const kept = typed.get(fieldOf.place(chapter))
  if (kept === null || margin.state.draft !== null) return
  // This page wrote it itself.
  const draft = { ...(JSON.parse(kept) as Draft), isKept: true }
  const { chapters } = workshop.mirror.view.records
  if (chapters[chapter]?.sections.includes(draft.section) === true && isBegun(typed, draft))
    margin.become({ draft })
  else typed.set(fieldOf.place(chapter), null)
}

function keep({ chapter, margin, workshop }: Story): void {
  const { draft } = margin.state
  typedIn(workshop).set(fieldOf.place(chapter), draft === null ? null : JSON.stringify(draft))
}

/** The names of the fields of comments, by which what is typed into them is kept. */
import type { ChapterId, ReplyId, ThreadId } from '#shared/ids'
import type { Draft } from './margin.ts'

export const fieldOf = {
  /** A new comment, or why a suggestion is made. */
  draft: ({ section, original }: Pick<Draft, 'section' | 'original'>): string =>
    `${original === null ? 'comment' : 'suggestion'} ${section}`,
  /** The words that a suggestion would have. */
  wording: (draft: ThreadId): string => `wording ${draft}`,
  /** Where what is being written anew belongs, as JSON. */
  place: (chapter: ChapterId): string => `place ${chapter}`,
  reply: (thread: ThreadId): string => `reply ${thread}`,
  edit: (remark: ThreadId | ReplyId): string => `edit ${remark}`,
  reason: (thread: ThreadId): string => `reason ${thread}`,
} as const

import type { ThreadId } from '#shared/ids'

/** The id of a thread's card in the page: the text names it as what its words' details are. */
export const cardId = (thread: ThreadId): string => `card-${thread}`

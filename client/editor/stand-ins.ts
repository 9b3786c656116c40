/**
 * What is built takes these for parts of TipTap that nothing here uses; the page need not fetch the rest of them.
 * `vite.config.ts` says which modules they stand for.
 */

/** For '@tiptap/pm/history': the core asks it to close a step behind each input rule. Our history is Yjs's. */
export const closeHistory = <T>(transaction: T): T => transaction

/**
 * What is built takes these for parts of TipTap that nothing here uses; the page need not fetch the rest of them.
 * `vite.config.ts` says which modules they stand for.
 */

/** For '@tiptap/pm/history': the core asks it to close a step behind each input rule. Our history is Yjs's. */
export const closeHistory = <T>(transaction: T): T => transaction

/**
 * For 'lib0/hash/sha256': y-tiptap names a mark by its hash where several of a kind may lie on the same words. None of
 * ours may (each excludes its own kind, as ProseMirror's marks do unless told otherwise).
 */
export function digest(): never {
  throw new Error('two marks of a kind')
}

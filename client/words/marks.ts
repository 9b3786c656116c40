/** What became of lines as wholes, in a few words. */
import type { Speaker } from './words.ts'

type Marked =
  | { readonly kind: 'changed' | 'formatted' | 'movedHere' | 'movedAway' }
  | { readonly kind: 'split' | 'joined'; readonly parts: readonly unknown[] }
  | { readonly kind: 'added'; readonly after: { readonly kind: string } }
  | { readonly kind: 'removed'; readonly before: { readonly kind: string } }

/** For example "Neuer Absatz". */
export function sayMark(t: Speaker<'difference'>, block: Marked): string {
  switch (block.kind) {
    case 'split':
    case 'joined':
      return t(`mark.${block.kind}`, { parts: block.parts.length })
    case 'added':
      return t(block.after.kind === 'row' ? 'mark.addedRow' : 'mark.added')
    case 'removed':
      return t(block.before.kind === 'row' ? 'mark.removedRow' : 'mark.removed')
    default:
      return t(`mark.${block.kind}`)
  }
}

const counted = ['changed', 'rows', 'added', 'removed', 'moved', 'split', 'joined', 'formatted'] as const

/** For example "2 Absätze geändert, 1 neu"; '' if nothing is another. */
export const sayCounts = (
  t: Speaker<'difference'>,
  counts: Readonly<Record<(typeof counted)[number], number>>,
): string =>
  counted.flatMap((kind) => (counts[kind] === 0 ? [] : t(kind, { count: counts[kind] }))).join(', ')

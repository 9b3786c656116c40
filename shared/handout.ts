/** Versions as documents: their formats, and how far a file is while it is made. Asked for under `/api/versions` (`version-api`). */

/** `commented`: a Word file with open threads as comments, open suggestions as tracked changes. */
export const handoutFormats = ['pdf', 'docx', 'commented', 'odt', 'html', 'md'] as const
export type HandoutFormat = (typeof handoutFormats)[number]

/** `starting`: the compiler for PDF is being loaded. */
export type MakingStep = 'starting' | 'setting'

/** Nobody asked for it, so many are before it, it is being made, it is there. */
export type HandoutStep =
  | { readonly kind: 'none' | 'made' }
  | { readonly kind: 'waiting'; readonly ahead: number }
  | { readonly kind: MakingStep }

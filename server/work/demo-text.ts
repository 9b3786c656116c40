/** The demo world's text: what the working groups have written so far, by chapter and section. */
import type { TextElement } from '#shared/text'
import { bildung } from './demo-text-bildung.ts'
import { soziales } from './demo-text-soziales.ts'
import { stadt } from './demo-text-stadt.ts'
import { prose } from './prose.ts'

const written: Readonly<Record<string, string>> = { ...bildung, ...soziales, ...stadt }

/** The section's text, or null where nobody has written yet. `key` is "<chapter>/<section>", as in the plan. */
export function demoText(chapter: string, section: string): TextElement[] | null {
  const text = written[`${chapter}/${section}`]
  return text === undefined ? null : prose(text)
}

/** All keys, for the test that every text belongs to a section of the plan. */
export const demoTextKeys: readonly string[] = Object.keys(written)

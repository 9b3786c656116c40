/** The room's side of the texts, as thin as can be: it writes one update after the other and reads what is stored. */
import { expect } from 'vitest'
import * as Y from 'yjs'
import type { Result } from '#shared/failure'
import { personId, sectionId, type SectionId } from '#shared/ids'
import { TextFiles, type TextStoreOptions } from './text-store.ts'
import type { Claim, StoredText, Texts } from './texts.ts'

export const bildung = sectionId.parse('sec_bildung1')
export const soziales = sectionId.parse('sec_soziales')
export const sport = sectionId.parse('sec_sport001')
export const amira = personId.parse('per_amira1')
export const jonas = personId.parse('per_jonas1')

/** Why the store refused; '' when it did not. */
export const cause = (result: Result<unknown>) =>
  result.ok || result.failure.kind !== 'storeUnavailable' ? '' : result.failure.cause

export async function openTexts(folder: string, options: Partial<TextStoreOptions> = {}) {
  const opened = await TextFiles.open({ folder, segmentBytes: 1 << 20, ...options })
  if (!opened.ok) throw new Error(cause(opened))
  return opened.value
}

export async function loaded(texts: TextFiles, section: SectionId): Promise<StoredText> {
  const stored = await texts.load(section)
  if (!stored.ok) throw new Error(cause(stored))
  return stored.value
}

/** Someone who writes in a section as a room lets her: one update on disk after the other. */
export class Writer {
  readonly doc = new Y.Doc()
  readonly #texts: Texts
  readonly #section: SectionId
  #updates: Uint8Array[] = []

  constructor(texts: Texts, section: SectionId) {
    this.#texts = texts
    this.#section = section
    this.doc.on('update', (update: Uint8Array) => this.#updates.push(update))
  }

  async write(words: string, claims: readonly Claim[] = []) {
    this.doc.getText('default').insert(this.doc.getText('default').length, words)
    const updates = this.#updates.splice(0)
    for (const update of updates)
      expect((await this.#texts.append(this.#section, { update, claims })).ok).toBe(true)
  }

  state(): Uint8Array {
    return Y.encodeStateAsUpdate(this.doc)
  }
}

/** The document that a room makes of what it loads. */
export function docOf(stored: StoredText): Y.Doc {
  const doc = new Y.Doc()
  if (stored.base !== null) Y.applyUpdate(doc, stored.base)
  for (const update of stored.updates) Y.applyUpdate(doc, update)
  return doc
}

export const wordsOf = (stored: StoredText): string => docOf(stored).getText('default').toJSON()

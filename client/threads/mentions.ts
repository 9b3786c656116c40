/** People named in a remark by "@" and their name. */
import type { PersonId } from '#shared/ids'

export interface Named {
  readonly id: PersonId
  readonly name: string
}

/** The beginning of a name that is being written at the caret, and where its "@" stands; null: none is. */
export function nameAt(text: string, caret: number): { readonly at: number; readonly begun: string } | null {
  const found = /(?:^|[\s(„"])@([^\s@][^@\n]{0,40}|)$/u.exec(text.slice(0, caret))
  if (found === null) return null
  const begun = found[1] ?? ''
  return { at: caret - begun.length - 1, begun }
}

/** Those whose name, or a part of it, begins so; the order is kept. */
export function namesLike(people: readonly Named[], begun: string, most = 8): Named[] {
  const wanted = fold(begun)
  return people.filter(({ name }) => ` ${fold(name)}`.includes(` ${wanted}`)).slice(0, most)
}

/** The text with the whole name in place of what was begun, and the caret behind it. */
export function withName(text: string, caret: number, name: string): { text: string; caret: number } | null {
  const found = nameAt(text, caret)
  if (found === null) return null
  const written = `@${name} `
  const rest = text.slice(caret).replace(/^ /u, '')
  return { text: text.slice(0, found.at) + written + rest, caret: found.at + written.length }
}

/** The people whose names stand in the text behind an "@"; of two names the longer counts. */
export function mentionedIn(text: string, people: readonly Named[]): PersonId[] {
  const parts = partsOf(text, people)
  return [...new Set(parts.flatMap(({ person }) => person ?? []))].slice(0, 30)
}

export interface Part {
  readonly words: string
  /** Whom the words name; null: nobody. */
  readonly person: PersonId | null
}

/** The text in parts, those that name somebody apart. */
export function partsOf(text: string, people: readonly Named[]): Part[] {
  const longestFirst = people.toSorted((one, other) => other.name.length - one.name.length)
  const parts: Part[] = []
  let rest = 0
  for (let at = text.indexOf('@'); at >= 0; at = text.indexOf('@', at + 1)) {
    const named = longestFirst.find(({ name }) => stands(text, at + 1, name))
    if (named === undefined || at < rest) continue
    if (at > rest) parts.push({ words: text.slice(rest, at), person: null })
    rest = at + 1 + named.name.length
    parts.push({ words: text.slice(at, rest), person: named.id })
  }
  return rest < text.length ? [...parts, { words: text.slice(rest), person: null }] : parts
}

const stands = (text: string, at: number, name: string): boolean =>
  text.startsWith(name, at) && !/[\p{L}\p{N}]/u.test(text.charAt(at + name.length))

const fold = (text: string): string => text.normalize('NFD').replaceAll(/\p{M}/gu, '').toLowerCase()

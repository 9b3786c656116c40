/**
 * The words of the interface: German is in the page from the start, but for what late parts of it bring along
 * (`teach`); English is fetched when asked for.
 * Words stand in stories (`overview`, `chapter`, …); keys are typed after the German ones. In a sentence,
 * `{{name}}` gives place to a value (numbers as the language writes them), and of `key_one` and `key_other`
 * the form is taken that goes with the value `count`.
 */
import { useMemo, useSyncExternalStore } from 'react'
import { must } from '#shared/failure'
import { de, type Late } from './de.ts'

export const languages = ['de', 'en'] as const
export type Language = (typeof languages)[number]

const german = { ...de }

type German = typeof german & Late
export type Story = keyof German

/** A part of the page that comes late brings its German words along: to be called where it begins. */
export function teach(words: Partial<Late>): void {
  Object.assign(german, words)
}

/** The paths to all sentences in T, the forms of one sentence as one: "line.back", "hereCount". */
type Paths<T> = {
  [K in keyof T & string]: T[K] extends string
    ? K extends `${infer Base}_${'one' | 'other'}`
      ? Base
      : K
    : `${K}.${Paths<T[K]>}`
}[keyof T & string]

/** A sentence of the story itself, or of any other as `story:path`. */
type Key<S extends Story> = Paths<German[S]> | { [Any in Story]: `${Any}:${Paths<German[Any]>}` }[Story]

type Values = Readonly<Record<string, string | number | undefined>>

/** Says a sentence of the story S, or of any other by its full key, with `values` in their places. */
export type Speaker<S extends Story> = (key: Key<S>, values?: Values) => string

type Words = { readonly [key: string]: string | Words }

interface Spoken {
  readonly language: Language
  readonly words: Words
}

let spoken: Spoken = { language: 'de', words: german }
let wanted: Language = 'de'
const watchers = new Set<() => void>()

/**
 * Switches the interface; the `lang` of the page follows, the text people write stays `lang="de"`. Where the words
 * cannot be fetched it stays as it is.
 */
export async function speak(language: Language): Promise<void> {
  wanted = language
  const words = language === 'de' ? german : await fetchEnglish().catch(() => null)
  if (words === null || wanted !== language) return
  spoken = { language, words }
  document.documentElement.lang = language
  for (const watcher of [...watchers]) watcher()
}

async function fetchEnglish(): Promise<Words> {
  const { en } = await import('./en.ts')
  return en
}

function watch(watcher: () => void): () => void {
  watchers.add(watcher)
  return () => watchers.delete(watcher)
}

/** The words of a story in the language of the interface; whoever uses them is drawn anew when it changes. */
export function useWords<S extends Story>(story: S): { t: Speaker<S>; language: Language } {
  const now = useSyncExternalStore(watch, () => spoken)
  return useMemo(() => ({ t: speakerIn(now, story), language: now.language }), [now, story])
}

/** The words of a story in the language that is spoken just now. */
export const speaker = <S extends Story>(story: S): Speaker<S> => speakerIn(spoken, story)

const speakerIn =
  <S extends Story>({ language, words }: Spoken, story: S): Speaker<S> =>
  (key, values = {}) => {
    const [inner = key, place = story] = key.split(':').reverse()
    const path = `${place}.${inner}`
    const sentence = find(words, path + formFor(language, values['count'])) ?? find(words, path)
    return filled(language, must(sentence, `there are words for ${path}`), values)
  }

const formFor = (language: Language, count: Values[string]): string =>
  typeof count === 'number' ? `_${new Intl.PluralRules(language).select(count)}` : ''

function find(words: Words, path: string): string | null {
  let place: string | Words | undefined = words
  for (const step of path.split('.')) place = typeof place === 'object' ? place[step] : undefined
  return typeof place === 'string' ? place : null
}

const filled = (language: Language, sentence: string, values: Values): string =>
  sentence.replace(
    /\{\{(\w+)\}\}/gu,
    (place, name: string) => values[name]?.toLocaleString(language) ?? place,
  )

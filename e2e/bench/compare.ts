/** How long two versions take to be compared: drafts of the length of the paper, changed as drafts are. */
import { contentOf } from '#shared/content'
import { differenceOf, type ComparedSection } from '#shared/difference'
import { sectionId } from '#shared/ids'
import type { TextElement } from '#shared/text'
import { median, now } from './figures.ts'
import { sentence } from './long-chapter.ts'
import type { Figure, Row } from './rows.ts'

/** As in the plan of 2008: so many paragraphs of so many words to a page, so many pages to a section. */
const [paragraphs, words, pages] = [5, 70, 3]

interface CompareFigures {
  /** Every fifth paragraph has other words; some are new, gone, or moved. */
  readonly usual: number
  /** No paragraph is as it was. */
  readonly all: number
}

const millis = (key: string, title: string): Figure => ({ key, title, unit: 'ms', digits: 1 })

export const compare: Row = {
  id: 'compare',
  title: 'Two versions compared, word by word',
  who: ['ours'],
  figures: [20, 100].flatMap((pageCount) => [
    millis(`usual_${pageCount}`, `${pageCount} pages, a fifth of the paragraphs changed`),
    millis(`all_${pageCount}`, `${pageCount} pages, every paragraph changed`),
  ]),
  async measure(_contender, { runs }) {
    const [short, long] = [measureCompare(20, 10 * runs), measureCompare(100, 5 * runs)]
    return { usual_20: short.usual, all_20: short.all, usual_100: long.usual, all_100: long.all }
  },
}

/** The medians of `times`, in milliseconds. */
function measureCompare(pageCount: number, times: number): CompareFigures {
  const before = paperOf(pageCount)
  return {
    usual: timed(before, redrafted(before, 0.2), times),
    all: timed(before, redrafted(before, 1), times),
  }
}

function timed(before: readonly ComparedSection[], after: readonly ComparedSection[], times: number): number {
  const once = (): number => {
    const begun = now()
    differenceOf(before, after, () => false)
    return now() - begun
  }
  // The first ones bring the code into shape; they are not counted.
  for (let at = 0; at < 3; at++) once()
  return median(Array.from({ length: times }, once))
}

const paperOf = (pageCount: number): ComparedSection[] =>
  Array.from({ length: Math.ceil(pageCount / pages) }, (_, at) => sectionWith(at, textOf(at)))

const sectionWith = (at: number, text: readonly TextElement[]): ComparedSection => ({
  id: sectionId.parse(`sec_bench${at}`),
  number: `1.${at + 1}`,
  ...contentOf(`Abschnitt ${at + 1}`, text),
})

function textOf(section: number): TextElement[] {
  const random = randomFrom(section)
  return Array.from({ length: pages * paragraphs }, (_, at) => {
    const from = Math.floor(random() * 1000)
    const said = `Absatz ${section}.${at}: ${sentence(from, words / 2)}, ${sentence(from + 11, words / 2)}.`
    return { name: 'paragraph', children: [{ text: said }] }
  })
}

/** Chance that can be told again (Lehmer), from 0 to 1. */
function randomFrom(seed: number): () => number {
  let state = seed + 1
  return () => (state = (state * 48_271) % 2_147_483_647) / 2_147_483_647
}

/** @param share of the paragraphs whose words are changed; a few of these are new, gone, or elsewhere. */
function redrafted(before: readonly ComparedSection[], share: number): ComparedSection[] {
  return before.map((_, section) => {
    const random = randomFrom(1000 + section)
    const text = textOf(section).flatMap((block, at) => {
      if (random() > share) return [block]
      const kind = random()
      if (kind < 0.05) return []
      if (kind < 0.1) return [{ name: 'paragraph', children: [{ text: sentence(at * 31, words) }] }, block]
      return [reworded(block, random)]
    })
    if (random() < share) text.push(...text.splice(2, 1))
    return sectionWith(section, text)
  })
}

/** Three words are other ones, one more is put in. */
function reworded({ name, children }: TextElement, random: () => number): TextElement {
  const said = children
    .map((child) => ('text' in child ? child.text : ''))
    .join('')
    .split(' ')
  for (let at = 0; at < 3; at++) said[Math.floor(random() * said.length)] = `anders${at}`
  said.splice(Math.floor(random() * said.length), 0, 'zusätzlich')
  return { name, children: [{ text: said.join(' ') }] }
}

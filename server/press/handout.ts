/**
 * A version as it is handed out: plain data, whoever brings it. It is parsed where it comes in (`handoutOf`): from
 * there on every word is harmless (`harmless`), every link allowed, every text a list of blocks with the
 * paragraph numbers that people cite.
 */
import * as z from 'zod/mini'
import type { ContentNode } from '#shared/content'
import { blocksIn } from '#shared/content-blocks'
import { paragraphNumbers } from '#shared/numbers'
import { answerKind } from '#shared/signoff-events'
import { stage } from '#shared/stage'
import { plainText } from '#shared/text'
import { fingerprint, purpose } from '#shared/version'
import { linkOf, topBlocksOf, type Block } from './blocks.ts'
import { harmless } from './harmless.ts'

const validities = ['valid', 'corrected', 'outdated', 'revoked', 'disputed'] as const

/** Several lines, as people write comments. */
const words = z.pipe(z.string(), z.transform(harmless))
/** One line, as titles and names are. */
const line = z.pipe(
  z.string(),
  z.transform((text: string) => harmless(text).replaceAll(/\s+/gu, ' ').trim()),
)
const time = z.iso.datetime()
const orNothing = z.nullable

const signOff = z.strictObject({
  name: line,
  kind: answerKind,
  at: time,
  words: orNothing(words),
  /** What it is worth for the very text of the version. */
  validity: z.enum(validities),
  /** Entered by the moderation in the person's name. */
  isEntered: z.boolean(),
})

const remark = z.strictObject({ author: line, at: time, words })

const thread = z.strictObject({
  /** The paragraph that its first word is in; null where it stands elsewhere. */
  paragraph: orNothing(z.int().check(z.positive())),
  /** The words it stands at; null for the whole section. */
  quote: orNothing(words),
  remarks: z.array(remark),
  suggestion: orNothing(z.strictObject({ original: words, replacement: words })),
})

/** A block of a section, and the number by which people cite it; null for headings and what has no word. */
export interface NumberedBlock {
  readonly number: number | null
  readonly blocks: readonly Block[]
}

/** Each top-level block for itself, so that its number stays its own; one without a word is not printed. */
function textOf(doc: ContentNode): NumberedBlock[] {
  const elements = blocksIn(doc)
  const numbers = paragraphNumbers(elements)
  const level = levels()
  return elements.flatMap((element, at) =>
    plainText([element]).trim() === ''
      ? []
      : [{ number: numbers[at] ?? null, blocks: level(topBlocksOf(element)) }],
  )
}

/** Headings skip no level, from one block to the next. */
function levels(): (blocks: Block[]) => Block[] {
  let last = 0
  return (blocks) =>
    blocks.map((block) => {
      if (block.kind !== 'heading') return block
      last = Math.min(block.level, last + 1)
      return { ...block, level: last }
    })
}

const section = z.strictObject({
  number: line,
  title: line,
  stage,
  doc: z.pipe(
    z.custom<ContentNode>((value) => typeof value === 'object' && value !== null),
    z.transform(textOf),
  ),
  signOffs: z.array(signOff),
  threads: z.array(thread),
})

const chapter = z.strictObject({
  number: line,
  title: line,
  group: orNothing(line),
  sections: z.array(section),
})

const handout = z.strictObject({
  /** The language of the paper; what stands around it speaks the same. */
  lang: z.literal('de'),
  paper: line,
  version: z.strictObject({
    number: line,
    name: line,
    purpose,
    note: orNothing(words),
    frozenAt: time,
    frozenBy: orNothing(line),
    fingerprint,
    /** Where the version is read. */
    url: z.pipe(z.string(), z.transform(linkOf)),
  }),
  chapters: z.array(chapter),
})

/** As it comes in. */
export type HandoutData = z.input<typeof handout>
/** As it is printed. */
export type Handout = z.output<typeof handout>
export type HandoutChapter = Handout['chapters'][number]
export type HandoutSection = HandoutChapter['sections'][number]
export type SignOffLine = HandoutSection['signOffs'][number]
export type HandoutThread = HandoutSection['threads'][number]

/** Throws for what is none: it is our own work that brings it. */
export const handoutOf = (data: HandoutData): Handout => handout.parse(data)

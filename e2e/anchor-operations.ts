/** All that can be done to a text and to the words of a comment in it, as data, each on three paragraphs of its own. */
import { must } from '#shared/failure'
import type { Commented } from './commented.ts'
import type { Hand } from './hand.ts'

const [before, after] = ['Davor steht ein Satz.', 'Danach folgt noch etwas anderes.']
const sentence = 'Jedes Kind soll gut Deutsch lernen, bevor es zur Schule kommt.'
export const quote = 'soll gut Deutsch lernen'

/** In each word of an operation's paragraphs stands its own letter, so that no two have a word in common. */
export const coded = (words: string, code: string): string => words.replace(/\p{L}+/gu, (word) => word + code)

/** What somebody does to their own operation's paragraphs. */
export class Work {
  readonly #hand: Hand
  readonly #code: string

  constructor(hand: Hand, code: string) {
    this.#hand = hand
    this.#code = code
  }

  before = (words: string) => this.#hand.before(coded(words, this.#code))
  behind = (words: string) => this.#hand.behind(coded(words, this.#code))
  select = (words: string) => this.#hand.select(coded(words, this.#code))
  press = (...keys: string[]) => this.#hand.press(...keys)
  type = (words: string, pace = 0) => this.#hand.type(coded(words, this.#code), pace)

  /** All from the words up to those of the next paragraph. */
  upTo = (words: string, next: string) =>
    this.#hand.selectUpTo(coded(words, this.#code), coded(next, this.#code))

  async at(words: string, ...keys: string[]): Promise<void> {
    await this.before(words)
    await this.press(...keys)
  }

  async on(words: string, ...keys: string[]): Promise<void> {
    await this.select(words)
    await this.press(...keys)
  }

  /** What is done next can be taken back without what was done before. */
  pause = () => this.#hand.pause()
}

export interface Operation {
  /** Aylin, or Thi Mai, who does nothing else: what she takes back is her own last step. */
  readonly by?: 'Thi Mai'
  readonly does: (work: Work) => Promise<void>
  /** The words that are marked afterwards; empty when the place is gone. Left out: the quote. */
  readonly words?: string
  /** What others do at the same time. */
  readonly meanwhile?: readonly ((work: Work) => Promise<void>)[]
}

const types = (where: string, words: string) => async (work: Work) => {
  await work.before(where)
  await work.type(words, 12)
}

const keys = {
  heading: 'Control+Shift+Digit1',
  smallHeading: 'Control+Shift+Digit2',
  bullets: 'Control+Shift+Digit8',
  numbers: 'Control+Shift+Digit7',
  quote: 'Control+Shift+Digit9',
  undo: 'Control+z',
  redo: 'Control+Shift+z',
} as const

const operations: Record<string, Operation> = {
  'typing before it': { does: types(quote, 'nun ') },
  'typing right behind it': { does: async (work) => (await work.behind(quote), work.type('xyz')) },
  'typing inside': {
    does: types('Deutsch', 'und gerne '),
    words: 'soll gut und gerne Deutsch lernen',
  },
  'deleting a word before it': { does: (work) => work.on('Jedes ', 'Delete') },
  'deleting a word behind it': { does: (work) => work.on(' bevor', 'Delete') },
  'deleting a word inside': { does: (work) => work.on('gut ', 'Delete'), words: 'soll Deutsch lernen' },
  'deleting its first word': { does: (work) => work.on('soll ', 'Delete'), words: 'gut Deutsch lernen' },
  'deleting its last word': { does: (work) => work.on(' lernen', 'Backspace'), words: 'soll gut Deutsch' },
  'deleting across its start': {
    does: (work) => work.on('Kind soll ', 'Backspace'),
    words: 'gut Deutsch lernen',
  },
  'deleting across its end': {
    does: (work) => work.on(' lernen, bevor', 'Delete'),
    words: 'soll gut Deutsch',
  },
  'deleting it letter by letter from its end': {
    does: async (work) => (await work.behind('lernen'), work.press(...Array<string>(8).fill('Backspace'))),
    words: 'soll gut Deutsch',
  },
  'replacing a word inside': {
    does: async (work) => (await work.select('gut'), work.type('besser')),
    words: 'soll besser Deutsch lernen',
  },
  'replacing its neighbour': { does: async (work) => (await work.select('Kind'), work.type('Mädchen')) },
  'replacing the words around it': {
    does: async (work) => {
      await work.select('Jedes Kind ')
      await work.type('Wer kommt, ')
      await work.select(', bevor es zur Schule kommt')
      await work.type(' und schreiben')
    },
  },
  'making it bold': { does: (work) => work.on(quote, 'Control+b') },
  'making a part bold': { does: (work) => work.on('Kind soll gut', 'Control+b') },
  'splitting before it': { does: (work) => work.at(quote, 'Enter') },
  'splitting further before it': { does: (work) => work.at('Kind', 'Enter') },
  'splitting inside': { does: (work) => work.at('Deutsch', 'Enter') },
  'splitting behind it': { does: async (work) => (await work.behind(quote), work.press('Enter')) },
  'a line break inside': { does: (work) => work.at('Deutsch', 'Shift+Enter') },
  'joining with the paragraph before': { does: (work) => work.at('Jedes', 'Backspace') },
  'joining with the paragraph behind': { does: (work) => work.at('Danach', 'Backspace') },
  'splitting inside and joining again': { does: (work) => work.at('Deutsch', 'Enter', 'Backspace') },
  'deleting it, and undo': {
    by: 'Thi Mai',
    does: async (work) => (await work.pause(), work.on(quote, 'Delete', keys.undo)),
  },
  'a heading': { does: (work) => work.at('Jedes', keys.heading) },
  'a bulleted list': { does: (work) => work.at('Jedes', keys.bullets) },
  'a numbered list': { does: (work) => work.at('Jedes', keys.numbers) },
  'a list and out of it': { does: (work) => work.at('Jedes', keys.bullets, keys.bullets) },
  'a quote': { does: (work) => work.at('Jedes', keys.quote) },
  'deleting its paragraph, and undo': {
    by: 'Thi Mai',
    does: async (work) => {
      await work.pause()
      await work.upTo('Jedes', 'Danach')
      await work.press('Delete', keys.undo)
    },
  },
  'cutting and pasting it elsewhere': {
    does: async (work) => {
      await work.on(quote, 'Control+x')
      await work.behind('noch etwas')
      await work.press('Control+v')
    },
  },
  'cutting and pasting what it stands in': {
    does: async (work) => {
      await work.on(`Kind ${quote}, bevor`, 'Control+x')
      await work.before('Davor')
      await work.press('Control+v')
    },
  },
  'pasting the same words over it': { does: (work) => work.on(quote, 'Control+c', 'Control+v') },
  'pasting other words over it': {
    does: async (work) => {
      await work.on('folgt noch', 'Control+c')
      await work.on(quote, 'Control+v')
    },
    words: '',
  },
  'deleting it': { does: (work) => work.on(quote, 'Delete'), words: '' },
  'deleting its paragraph': {
    does: async (work) => (await work.upTo('Jedes', 'Danach'), work.press('Delete')),
    words: '',
  },
  'deleting it, undo and redo': {
    by: 'Thi Mai',
    does: async (work) => (await work.pause(), work.on(quote, 'Delete', keys.undo, keys.redo)),
    words: '',
  },
  'splitting while another types inside': {
    does: (work) => work.at('Deutsch', 'Enter'),
    meanwhile: [types('gut', 'sehr ')],
    words: 'soll sehr gut Deutsch lernen',
  },
  'splitting while another types in the part that moves': {
    does: (work) => work.at('Deutsch', 'Enter'),
    meanwhile: [types('lernen', 'schnell ')],
    words: 'soll gut Deutsch schnell lernen',
  },
  'a heading, and undo': {
    by: 'Thi Mai',
    does: async (work) => (await work.pause(), work.at('Jedes', keys.heading, keys.undo)),
  },
  'joining while another types inside': {
    does: (work) => work.at('Jedes', 'Backspace'),
    meanwhile: [types('Deutsch', 'sehr ')],
    words: 'soll gut sehr Deutsch lernen',
  },
  'a heading while another types inside': {
    does: (work) => work.at('Jedes', keys.smallHeading),
    meanwhile: [types('Deutsch', 'sehr ')],
    words: 'soll gut sehr Deutsch lernen',
  },
  'a list while another types before it': {
    does: (work) => work.at('Jedes', keys.bullets),
    meanwhile: [types('Kind', 'kleine ')],
  },
  'a quote while another types inside': {
    does: (work) => work.at('Jedes', keys.quote),
    meanwhile: [types('Deutsch', 'sehr ')],
    words: 'soll gut sehr Deutsch lernen',
  },
  'splitting inside, and undo': {
    by: 'Thi Mai',
    does: async (work) => (await work.pause(), work.at('Deutsch', 'Enter', keys.undo)),
  },
  'a list while two others type before it and inside': {
    does: (work) => work.at('Jedes', keys.numbers),
    meanwhile: [types('Deutsch', 'sehr '), types('Kind', 'kleine ')],
    words: 'soll gut sehr Deutsch lernen',
  },
}

export interface Try {
  readonly name: string
  readonly operation: Operation
  readonly code: string
  readonly thread: string
}

export const tries = Object.entries(operations).map(([name, operation], at): Try => {
  const code = must('abcdefghijklmnopqrstuvwxyz0123456789äöüßáéíóúàèìòù'[at], 'a letter for each')
  return { name, operation, code, thread: `thr_op${String(at).padStart(2, '0')}` }
})

export const commented = ({ code, thread }: Try): Commented => ({
  thread,
  quote: coded(quote, code),
  paragraphs: [before, sentence, after].map((line) => coded(line, code)),
})

export const marked = ({ code }: Try, words: string): string => coded(words, code).replaceAll(/\s/gu, '')

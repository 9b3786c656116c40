/** A version to print, for tests: everything a text can hold, open threads among it, and words meant to do harm. */
import type { ContentMark, ContentNode } from '#shared/content'
import { handoutOf, type Handout, type HandoutData } from './handout.ts'

const at = '2026-11-22T10:30:00.000Z'

/** What must come out of every format as words, or not at all. */
export const hostileWords = `#eval("1+1") =HYPERLINK("http://evil/?"&A1) <script>alert(1)</script> </w:t></text:p> [x](javascript:y) \\input{a} $x$ @ref`
/** The same with control characters and a turned direction in it. */
export const hostileRaw = `${hostileWords.slice(0, 6)}\u0000\u0008\u202E${hostileWords.slice(6)}`

export const words = (text: string, ...marks: readonly ContentMark[]): ContentNode => ({
  type: 'text',
  text,
  ...(marks.length > 0 ? { marks } : {}),
})
export const node = (type: string, ...content: readonly ContentNode[]): ContentNode => ({ type, content })
export const paragraph = (text: string): ContentNode => node('paragraph', words(text))
export const link = (href: string): ContentMark => ({ type: 'link', attrs: { href } })

const cell = (
  type: string,
  text: string,
  attrs: { colspan?: number; rowspan?: number } = {},
): ContentNode => ({
  ...node(type, paragraph(text)),
  attrs: { colspan: 1, rowspan: 1, colwidth: null, ...attrs },
})

/** Every kind of block; paragraphs 1 to 8. */
export const everything: ContentNode = node(
  'doc',
  { ...node('heading', words('Ausgangslage')), attrs: { level: 1 } },
  node(
    'paragraph',
    words('Alle Kinder lernen '),
    words('gemeinsam', { type: 'bold' }),
    words(' und '),
    words('mehrsprachig', { type: 'italic' }),
    words(', siehe '),
    words('Stadt Hannover', link('https://www.hannover.de/integration?a=1&b=2')),
    words('.'),
    node('hardBreak'),
    words('Zweite Zeile.'),
  ),
  node('paragraph'),
  paragraph('Die Kitas öffnen am Nachmittag ihre Türen für Familien aus der Nachbarschaft.'),
  { ...node('heading', words('Viel zu tief')), attrs: { level: 4 } },
  node(
    'bulletList',
    node(
      'listItem',
      paragraph('Sprachförderung'),
      node('bulletList', node('listItem', paragraph('im Stadtteil'))),
    ),
    node('listItem', paragraph('Elternarbeit')),
  ),
  {
    ...node(
      'orderedList',
      node('listItem', paragraph('dritter Schritt')),
      node('listItem', paragraph('vierter Schritt')),
    ),
    attrs: { start: 3 },
  },
  node('blockquote', paragraph('Integration gelingt vor Ort.')),
  node(
    'table',
    node('tableRow', cell('tableHeader', 'Maßnahme'), cell('tableHeader', 'Zuständig', { colspan: 2 })),
    node(
      'tableRow',
      cell('tableCell', 'Sprachkurse', { rowspan: 9 }),
      cell('tableCell', 'Dezernat II'),
      cell('tableCell', 'ab 2027'),
    ),
    node('tableRow', cell('tableCell', 'Träger')),
  ),
  paragraph(hostileRaw),
  node(
    'paragraph',
    words('Böse Verweise: ', link('javascript:alert(1)')),
    words('eins', link('javascript&colon;alert(1)')),
    words(' zwei', link('//evil.example/')),
    words(' Post', link('mailto:lip@hannover-stadt.de')),
  ),
)

type ThreadData = HandoutData['chapters'][number]['sections'][number]['threads'][number]

export const thread = (more: Partial<ThreadData>): ThreadData => ({
  paragraph: 1,
  quote: 'gemeinsam',
  remarks: [{ author: 'Olena Koval', at, words: 'Bitte genauer.' }],
  suggestion: null,
  ...more,
})

const threads: readonly ThreadData[] = [
  thread({
    remarks: [
      { author: 'Olena Koval', at, words: `Was heißt das?\n${hostileRaw}` },
      { author: 'Aylin Demir', at, words: 'In einer Gruppe.' },
    ],
  }),
  thread({
    paragraph: 2,
    quote: 'am Nachmittag ihre Türen',
    remarks: [{ author: 'Jonas Weber', at, words: '' }],
    suggestion: { original: 'am Nachmittag ihre Türen', replacement: 'am Vormittag ihre Türen' },
  }),
  thread({
    paragraph: null,
    quote: 'Worte, die es nicht mehr gibt',
    remarks: [{ author: 'Thi Mai Nguyen', at, words: 'Das fehlt jetzt.' }],
    suggestion: { original: 'Worte, die es nicht mehr gibt', replacement: 'neue' },
  }),
]

const signOffs = [
  { name: 'Aylin Demir', kind: 'signed', at, words: null, validity: 'valid', isEntered: false },
  {
    name: 'Jonas Weber',
    kind: 'signedWithNote',
    at,
    words: hostileRaw,
    validity: 'outdated',
    isEntered: true,
  },
  {
    name: 'Thi Mai Nguyen',
    kind: 'objection',
    at,
    words: 'Es fehlen Ziele.',
    validity: 'valid',
    isEntered: false,
  },
] as const

export const fingerprint = '3f2a'.repeat(16)

export const handoutData: HandoutData = {
  lang: 'de',
  paper: 'Lokaler Integrationsplan',
  version: {
    number: '1.0',
    name: 'Für die Beteiligung',
    purpose: 'interim',
    note: `Stand nach der Klausur.\n${hostileRaw}`,
    frozenAt: at,
    frozenBy: 'Sabine Roth',
    fingerprint,
    url: 'https://lip.example/fassungen/ver_eins',
  },
  chapters: [
    {
      number: '1',
      title: 'Bildung',
      group: 'AG 1: Bildung',
      sections: [
        {
          number: '1.1',
          title: `Elementarbereich ${hostileRaw}`,
          stage: 'signing',
          doc: everything,
          signOffs: [...signOffs],
          threads: [...threads],
        },
        {
          number: '1.2',
          title: 'Grundschulen',
          stage: 'drafting',
          doc: node('doc', node('paragraph')),
          signOffs: [],
          threads: [],
        },
      ],
    },
  ],
}

export const handout = (more: Partial<HandoutData> = {}): Handout => handoutOf({ ...handoutData, ...more })

export const submission = (): Handout =>
  handout({ version: { ...handoutData.version, purpose: 'submission', number: '2.0' } })

/** The fake version with this text in its first section, and what else is said of it. */
export function withText(
  doc: ContentNode,
  more: Partial<HandoutData['chapters'][number]['sections'][number]> = {},
): HandoutData {
  const chapters = handoutData.chapters.map((chapter) => ({
    ...chapter,
    sections: chapter.sections.map((section, place) =>
      place === 0 ? { ...section, doc, ...more } : section,
    ),
  }))
  return { ...handoutData, chapters }
}

/**
 * The template of a fresh paper: six chapters, one section for the introduction and one per topic,
 * each prefilled with the same three headings.
 */
import type { TextElement } from './text.ts'

export interface ChapterPlan {
  readonly title: string
  /** Whether the working group of the same number writes it; chapter 6 is written by its moderation. */
  readonly hasWorkingGroup: boolean
  readonly topics: readonly string[]
}

export const paperTitle = 'Strategiepapier zum Lokalen Integrationsplan'
export const introduction = 'Einleitung'
export const prefilledHeadings = ['Ausgangslage', 'Ziele', 'Handlungsansätze'] as const

export const paperPlan: readonly ChapterPlan[] = [
  {
    title: 'Bildung',
    hasWorkingGroup: true,
    topics: [
      'Elementarbereich',
      'Grundschulen',
      'Weiterführende Schulen',
      'Hochschulen',
      'Erwachsenenbildung',
    ],
  },
  {
    title: 'Soziales',
    hasWorkingGroup: true,
    topics: [
      'Frauen',
      'Ältere',
      'Flüchtlinge',
      'Papierlose',
      'Sozialberatung',
      'Gesundheit',
      'Bürgerschaftliches Engagement',
    ],
  },
  {
    title: 'Demokratie',
    hasWorkingGroup: true,
    topics: [
      'Beteiligung',
      'Einbürgerung',
      'Antirassismus und Antidiskriminierung',
      'Sexuelle Identität und Migration',
    ],
  },
  {
    title: 'Stadtleben und Kultur',
    hasWorkingGroup: true,
    topics: ['Stadtteilentwicklung', 'Kultur', 'Religionen', 'Sport', 'Wohnen'],
  },
  {
    title: 'Wirtschaft',
    hasWorkingGroup: true,
    topics: [
      'Lokale Ökonomie',
      'Existenzgründung',
      'Ausbildungsförderung',
      'Qualifizierung',
      'Beschäftigungsförderung',
      'Internationalisierung',
    ],
  },
  { title: 'Verwaltung', hasWorkingGroup: false, topics: [] },
]

/** What a fresh section starts with: each heading with an empty paragraph to write in. */
export const prefilledText: readonly TextElement[] = prefilledHeadings.flatMap((heading) => [
  { name: 'heading', attributes: { level: 1 }, children: [{ text: heading }] },
  { name: 'paragraph', children: [] },
])

import { describe, expect, test } from 'vitest'
import { introduction, paperPlan, prefilledText } from './plan.ts'
import { plainText } from './text.ts'

describe('the template', () => {
  test('[W9] six chapters, five of them with a working group', () => {
    expect(paperPlan.map(({ title }) => title)).toEqual([
      'Bildung',
      'Soziales',
      'Demokratie',
      'Stadtleben und Kultur',
      'Wirtschaft',
      'Verwaltung',
    ])
    expect(paperPlan.filter(({ hasWorkingGroup }) => !hasWorkingGroup).map(({ title }) => title)).toEqual([
      'Verwaltung',
    ])
  })

  test('[W9] the topics of each chapter, none of them twice in the paper', () => {
    expect(paperPlan.map(({ topics }) => topics.length)).toEqual([5, 7, 4, 5, 6, 0])
    const topics = paperPlan.flatMap(({ topics: of }) => of)
    expect(new Set(topics).size).toBe(topics.length)
    expect(topics).not.toContain(introduction)
  })

  test('[W9] a fresh section starts with three headings and room to write below each', () => {
    expect(plainText(prefilledText).split('\n\n').filter(Boolean)).toEqual([
      'Ausgangslage',
      'Ziele',
      'Handlungsansätze',
    ])
    expect(prefilledText.map(({ name }) => name)).toEqual([
      'heading',
      'paragraph',
      'heading',
      'paragraph',
      'heading',
      'paragraph',
    ])
  })
})

import { getSchema } from '@tiptap/core'
import { describe, expect, test } from 'vitest'
import { isSafeHref, marks, maxHrefLength, nodes } from './grammar.ts'
import { sectionExtensions } from './schema.ts'

const schema = getSchema(sectionExtensions)

/** `colwidth` is read by the table plugin, is always null, and null is never stored. */
const neverStored = new Set(['colwidth'])

describe('the grammar is the schema', () => {
  test('[W12] the same nodes and marks', () => {
    expect(
      Object.keys(schema.nodes)
        .filter((name) => name !== 'text')
        .sort(),
    ).toEqual(Object.keys(nodes).sort())
    expect(Object.keys(schema.marks).sort()).toEqual(Object.keys(marks).sort())
  })

  test.each(Object.entries(nodes))('[W12] %s may hold the same', (name, rule) => {
    const match = schema.nodes[name]?.contentMatch
    const allowed = Object.keys(schema.nodes).filter((child) => {
      const type = schema.nodes[child]
      return type !== undefined && match?.matchType(type) != null
    })
    expect(allowed.filter((child) => child !== 'text').sort()).toEqual([...rule.elements].sort())
    expect(allowed.includes('text')).toBe(rule.text)
  })

  test.each(Object.keys(nodes))(
    '[W12] %s may be empty: concurrent edits can leave any container so',
    (name) => {
      expect(schema.nodes[name]?.contentMatch.validEnd).toBe(true)
    },
  )

  test.each(Object.entries(nodes))(
    '[W12] %s has the same attributes, and their defaults keep the rules',
    (name, rule) => {
      const defined = Object.entries(schema.nodes[name]?.spec.attrs ?? {}).filter(
        ([key]) => !neverStored.has(key),
      )
      expect(defined.map(([key]) => key).sort()).toEqual(Object.keys(rule.attributes).sort())
      for (const [key, { default: value }] of defined) expect(rule.attributes[key]?.(value)).toBe(true)
    },
  )

  test.each(Object.entries(marks))('[W12] the mark %s has the same attributes', (name, rules) => {
    expect(Object.keys(schema.marks[name]?.spec.attrs ?? {}).sort()).toEqual(Object.keys(rules).sort())
  })

  test('[W13] attributes out of bounds are refused', () => {
    expect(nodes['heading']?.attributes['level']?.(7)).toBe(false)
    expect(nodes['heading']?.attributes['level']?.('1')).toBe(false)
    expect(nodes['orderedList']?.attributes['start']?.(-1)).toBe(false)
    expect(nodes['tableCell']?.attributes['colspan']?.(0)).toBe(false)
    expect(nodes['tableCell']?.attributes['colspan']?.(1.5)).toBe(false)
  })
})

describe('links', () => {
  test.each([
    'https://www.hannover.de/LIP2.0',
    'http://hannover.de',
    'HTTPS://Hannover.de/a?b=c#d',
    'mailto:LIP-2.0@hannover-stadt.de',
  ])('[W14] %s may be linked', (href) => expect(isSafeHref(href)).toBe(true))

  test.each([
    'javascript:alert(1)',
    'JaVaScRiPt:alert(1)',
    'javascript&colon;alert(1)',
    ' javascript:alert(1)',
    'java\tscript:alert(1)',
    'data:text/html,x',
    'vbscript:x',
    'file:///etc/passwd',
    '//evil.example',
    '\\\\evil.example',
    'https:\\\\evil.example',
    'https:///evil.example',
    'https:evil.example',
    '/relative',
    '#fragment',
    'https://',
    'https://a b',
    '',
    `https://a.example/${'x'.repeat(maxHrefLength)}`,
  ])('[W14] %j may not', (href) => expect(isSafeHref(href)).toBe(false))
})

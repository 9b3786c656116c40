import { expect, test } from 'vitest'
import { must } from '#shared/failure'
import { sectionId } from '#shared/ids'
import { writeText } from '#shared/text-doc'
import * as Y from 'yjs'
import { anchorsOf, type Anchored } from '../editor/anchor-door.ts'
import { giveAnchors } from '../editor/anchor-giving.ts'
import { anchorOf } from '../editor/anchors/pages.fake.ts'
import { SectionText } from '../editor/anchors/section-text.ts'
import { Places } from './places.ts'

/** A section of one paragraph, and the comments on some of its words. */
function commented(name: string, words: string, comments: Readonly<Record<string, string>>) {
  const doc = new Y.Doc()
  writeText(doc, [{ name: 'paragraph', children: [{ text: words }] }])
  const all = Object.entries(comments).map(([id, on]): Anchored => {
    return { id, anchor: anchorOf(new SectionText(doc), on), kind: 'comment', isActive: false }
  })
  const give = (...ids: readonly string[]) => {
    const given = all.filter(({ id }) => ids.includes(id))
    giveAnchors(doc, given, () => undefined)
  }
  give(...Object.keys(comments))
  return { section: sectionId.parse(`sec_${name}`), anchors: must(anchorsOf(doc).late, 'just given'), give }
}

test('[G14] where threads stand is told anew when one comes, goes or loses its words, and not when words only move', () => {
  const places = new Places()
  const heard = { standings: 0, moves: 0 }
  places.subscribe(() => (heard.standings += 1))
  places.onMove(() => (heard.moves += 1))
  const early = commented('early', 'Jedes Kind lernt Deutsch.', { thr_a: 'Kind', thr_b: 'Deutsch' })
  const late = commented('late', 'Jede Schule hilft.', { thr_c: 'Schule' })
  places.add(early.section, early.anchors)
  const leave = places.add(late.section, late.anchors)
  expect(heard).toEqual({ standings: 2, moves: 2 })
  expect([...places.standings]).toEqual([
    ['thr_a', 'held'],
    ['thr_b', 'held'],
    ['thr_c', 'held'],
  ])

  const before = places.standings
  early.anchors.confirm('thr_a')
  expect(places.standings).toBe(before)
  expect(heard).toEqual({ standings: 2, moves: 3 })

  early.give('thr_b')
  expect([...places.standings.keys()]).toEqual(['thr_b', 'thr_c'])
  leave()
  expect([...places.standings.keys()]).toEqual(['thr_b'])
  expect(heard.standings).toBe(4)
})

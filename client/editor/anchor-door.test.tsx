import { must } from '#shared/failure'
import type { Anchor } from '#shared/anchor'
import { act, cleanup, screen } from '@testing-library/react'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { einleitung } from '../sync/people.fake.ts'
import { EditorDesk } from './desk.tsx'
import { paragraph } from './editor.fake.ts'
import { ReadingText } from './reading-text.tsx'
import { SectionEditor } from './section-editor.tsx'
import { placeIn } from './still-place.ts'
import { editorOf, WritingFake } from './writing.fake.tsx'
import { anchorsOf, type Anchored, type Kept } from './anchor-door.ts'
import { giveAnchors } from './anchor-giving.ts'
import { anchorOf, placeOf } from './anchors/pages.fake.ts'
import { SectionText } from './anchors/section-text.ts'

let writing: WritingFake
const kept: Kept[] = []

beforeEach(() => {
  writing = new WritingFake()
  kept.length = 0
  writing.holds(einleitung, [paragraph('Davor.'), paragraph('Jedes Kind soll gut Deutsch lernen.')])
})

afterEach(() => {
  cleanup()
  writing.close()
})

const doc = () => writing.workshop.room(einleitung).doc
const anchorOn = (words: string): Anchor => anchorOf(new SectionText(doc()), words)
const give = (...given: readonly Partial<Anchored>[]) =>
  act(() => void giveAnchors(doc(), given.map(whole), publish))
const publish = (all: readonly Kept[]) => void kept.push(...all)
const whole = (given: Partial<Anchored>): Anchored => ({
  id: 'thr_a',
  anchor: anchorOn('gut Deutsch'),
  kind: 'comment',
  isActive: false,
  ...given,
})
const late = () => must(anchorsOf(doc()).late, 'anchors were given')

const editor = <SectionEditor section={einleitung} label="1.1 Einleitung" />
const textbox = (): HTMLElement => screen.getByRole('textbox', { name: '1.1 Einleitung' })
const marked = (): HTMLElement[] => [...textbox().querySelectorAll<HTMLElement>('mark, del, ins')]
const drawn = (): string[] => marked().map(({ nodeName, textContent }) => `${nodeName} ${textContent}`)

test('[E56] a text without comments has no need of the late file', async () => {
  await writing.show(editor)
  expect(anchorsOf(doc()).late).toBe(null)
})

test('[E56] the words of a comment are marked in the editor, and lead to its card', async () => {
  await writing.show(editor)
  give({ card: 'card-a' })
  expect(drawn()).toEqual(['MARK gut Deutsch'])
  expect(marked()[0]?.getAttribute('aria-details')).toBe('card-a')
  expect(marked()[0]?.dataset['thread']).toBe('thr_a')
  give({ isActive: true })
  expect(marked()[0]?.className).toContain('remark--here')
  expect(marked()[0]?.hasAttribute('aria-details')).toBe(false)
  give()
  expect(drawn()).toEqual([])
})

test('[E56] of a suggestion the words that differ are struck out and put in', async () => {
  await writing.show(editor)
  give({
    anchor: anchorOn('soll gut Deutsch lernen'),
    kind: 'suggestion',
    replacement: 'soll früh Deutsch lernen',
  })
  expect(drawn().filter((one) => !one.startsWith('MARK'))).toEqual(['DEL gut', 'INS früh'])
  expect(textbox().querySelector('ins')?.contentEditable).toBe('false')
})

test('[E55] a suggestion is accepted in the editor, and one undo takes back nothing else', async () => {
  await writing.show(editor)
  const suggestion = { original: 'gut Deutsch', replacement: 'früh Deutsch' }
  give({ kind: 'suggestion', replacement: suggestion.replacement })
  const inside = editorOf(textbox())
  act(() => void inside.commands.insertContentAt(1, 'Weit '))
  act(() => expect(late().accept('thr_a', suggestion)).toEqual({ kind: 'accepted' }))
  expect(inside.getText()).toContain('soll früh Deutsch')
  act(() => expect(late().accept('thr_a', suggestion)).toEqual({ kind: 'conflict', now: 'früh Deutsch' }))
  act(() => void inside.commands.undo())
  expect(inside.getText()).toContain('Weit Davor.')
  expect(inside.getText()).toContain('soll gut Deutsch')
  act(() => inside.setEditable(false))
  expect(late().accept('thr_a', suggestion)).toEqual({ kind: 'asleep' })
})

test('[E55] a suggestion whose decision is known before it is put in is put in all the same', async () => {
  await writing.show(editor)
  const suggestion = { original: 'gut Deutsch', replacement: 'früh Deutsch' }
  give({ kind: 'suggestion', replacement: suggestion.replacement })
  const unpin = late().pin('thr_a')
  give()
  act(() => expect(late().accept('thr_a', suggestion)).toEqual({ kind: 'accepted' }))
  act(unpin)
  expect(drawn()).toEqual([])
  expect(late().accept('thr_a', suggestion)).toEqual({ kind: 'gone' })
})

test('[E56] comments on the same words each have their mark', async () => {
  await writing.show(editor)
  give({}, { id: 'thr_b', anchor: anchorOn('Deutsch lernen'), card: 'card-b' })
  const threads = marked().map((one) => `${one.dataset['thread']} ${one.textContent}`)
  expect(threads).toContain('thr_b Deutsch')
  const inside = editorOf(textbox())
  const { from } = placeOf(new SectionText(doc()), 'Deutsch')
  expect(late().idsAt(from)).toEqual(['thr_a', 'thr_b'])
  expect(inside.state.doc.textContent).toBe('Davor.Jedes Kind soll gut Deutsch lernen.')
})

test('[E56] what is published goes out a moment after the change, or when the page is left', async () => {
  await writing.show(editor)
  give({})
  const split = (words: string) =>
    act(
      () =>
        void editorOf(textbox())
          .chain()
          .setTextSelection(placeOf(new SectionText(doc()), words).from)
          .splitBlock()
          .run(),
    )
  split('Deutsch')
  expect(kept).toEqual([])
  await act(() => vi.waitFor(() => expect(kept.map(({ id }) => id)).toEqual(['thr_a'])))
  split('Kind')
  act(() => void window.dispatchEvent(new Event('pagehide')))
  expect(kept).toHaveLength(2)
  split('soll')
  cleanup()
  expect(kept).toHaveLength(3)
})

test('[E56] words that are presumed are held when somebody says so', async () => {
  await writing.show(editor)
  const elsewhere = {
    ...anchorOn('gut Deutsch'),
    start: 'AAEAAA',
    end: 'AAEAAA',
    suffix: ' sprechen und schreiben',
  }
  give({ anchor: elsewhere })
  expect(late().found.get('thr_a')?.kind).toBe('presumed')
  expect(marked()[0]?.className).toContain('remark--presumed')
  act(() => expect(late().confirm('thr_a')?.suffix).toBe(' lernen.\n'))
  expect(late().found.get('thr_a')?.kind).toBe('held')
})

test('[E57] in a text to read the words are found where the page shows them, and followed', async () => {
  await writing.show(<ReadingText section={einleitung} />)
  give({})
  expect(late().rangeOf('thr_a')?.toString()).toBe('gut Deutsch')
  await writing.fromElsewhere(einleitung, (far) => {
    const first = far.getXmlFragment('default')
    first.delete(0, 1)
  })
  await act(() => vi.waitFor(() => expect(late().rangeOf('thr_a')?.toString()).toBe('gut Deutsch')))
})

describe('in a browser that has highlights', () => {
  let highlights: Map<string, Set<unknown>>
  const words = (name: string) => [...(highlights.get(name) ?? [])].map(String)

  beforeEach(() => {
    highlights = new Map()
    vi.stubGlobal('Highlight', Set)
    vi.stubGlobal('CSS', { ...CSS, highlights })
  })

  afterEach(() => {
    vi.unstubAllGlobals()
    vi.restoreAllMocks()
  })

  test('[E57] a text at rest marks the words as highlights of the browser, and takes them back', async () => {
    const { unmount } = await writing.show(<ReadingText section={einleitung} />)
    give({ isActive: true })
    expect(words('remark')).toEqual(['gut Deutsch'])
    expect(words('remark-here')).toEqual(['gut Deutsch'])
    unmount()
    expect(words('remark')).toEqual([])
  })

  test('[E57] only what is near the window is marked: whoever types elsewhere does not wait for the rest', async () => {
    const stands = vi.spyOn(HTMLElement.prototype, 'getBoundingClientRect')
    stands.mockReturnValue(new DOMRect(0, 20_000, 600, 900))
    await writing.show(<ReadingText section={einleitung} />)
    give({})
    expect(words('remark')).toEqual([])
    stands.mockReturnValue(new DOMRect(0, 1000, 600, 900))
    window.dispatchEvent(new Event('scroll'))
    await vi.waitFor(() => expect(words('remark')).toEqual(['gut Deutsch']))
    stands.mockReturnValue(new DOMRect(0, -5000, 600, 900))
    window.dispatchEvent(new Event('scroll'))
    await vi.waitFor(() => expect(words('remark')).toEqual([]))
  })
})

describe('[E57] in a text at rest', () => {
  const resting = (
    <EditorDesk sections={[einleitung]}>
      <SectionEditor section={einleitung} label="1.1 Einleitung" />
    </EditorDesk>
  )
  const shown = () =>
    [...textbox().querySelectorAll('p')].map(({ innerHTML }) =>
      innerHTML.replaceAll(/<ins class="remark__new" data-words="([^"]*)"[^>]*><\/ins>/gu, '[$1]'),
    )
  const suggest = (words: string, replacement: string) =>
    give({ anchor: anchorOn(words), kind: 'suggestion', replacement })

  test('[E57] words that are suggested are shown, and no letter of the text is another', async () => {
    await writing.show(resting)
    suggest('soll gut Deutsch', 'soll früh und gut Deutsch')
    expect(shown()).toEqual(['Davor.', 'Jedes Kind soll [früh und ]gut Deutsch lernen.'])
    expect(textbox().textContent).toBe('Davor.Jedes Kind soll gut Deutsch lernen.')
    expect(late().rangeOf('thr_a')?.toString()).toBe('soll gut Deutsch')
    suggest('Davor.', 'Davor.\nDanach.')
    expect(shown()).toEqual(['Davor.[¶ Danach.]', 'Jedes Kind soll gut Deutsch lernen.'])
    give({})
    expect(shown()).toEqual(['Davor.', 'Jedes Kind soll gut Deutsch lernen.'])
  })

  test('[E57] they follow their words, and a click among them goes to the place in the text', async () => {
    await writing.show(resting)
    suggest('gut Deutsch', 'gut und früh Deutsch')
    await writing.fromElsewhere(einleitung, (far) => far.getXmlFragment('default').delete(0, 1))
    await act(() =>
      vi.waitFor(() => expect(shown()).toEqual(['Jedes Kind soll gut [und früh ]Deutsch lernen.'])),
    )
    const behind = must(textbox().querySelector('ins')?.nextSibling, 'words behind')
    const place = placeIn(textbox(), behind, 3)
    act(() => textbox().focus())
    expect(editorOf(textbox()).state.doc.textBetween(place - 3, place)).toBe('Deu')
    expect(drawn()).toContain('INS und früh ')
  })
})

import { Editor } from '@tiptap/core'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { Awareness, encodeAwarenessUpdate } from 'y-protocols/awareness'
import * as Y from 'yjs'
import { ChapterPresence } from '../sync/chapter-presence.ts'
import { Line } from '../sync/line.ts'
import { LineServerFake } from '../sync/line-server.fake.ts'
import { bernd, bildung, einleitung, grundschulen } from '../sync/people.fake.ts'
import { docOf, paragraph, twinOf } from './editor.fake.ts'
import { editorExtensions } from './extensions.ts'
import { toRelative } from './positions.ts'

let server: LineServerFake
let line: Line
let presence: ChapterPresence
let editor: Editor
let doc: Y.Doc

const settle = (millis = 0) => vi.advanceTimersByTimeAsync(millis)

beforeEach(async () => {
  vi.useFakeTimers()
  server = new LineServerFake()
  line = new Line({ socket: server.socket, probe: server.probe, seq: () => 0 })
  presence = new ChapterPresence(line)
  doc = docOf([paragraph('Guten Tag'), paragraph('allerseits')])
  editor = new Editor({
    element: document.body,
    extensions: editorExtensions({ section: einleitung, doc, presence }),
    content: { type: 'doc', content: [] },
    injectCSS: false,
  })
  await settle()
  presence.visit(bildung)
})

afterEach(() => {
  editor.destroy()
  presence.close()
  line.close()
  vi.useRealTimers()
})

/** Bernd's caret, as the server passes it on. */
async function berndAt(
  head: number,
  { anchor = head, section = einleitung, color = '#0a6e5c' } = {},
): Promise<void> {
  const awareness = new Awareness(new Y.Doc())
  const place = (at: number) => Y.relativePositionToJSON(toRelative(doc, at))
  const user = { id: bernd, name: 'Bernd Ohlsen', color }
  awareness.setLocalState({ user, section, cursor: { anchor: place(anchor), head: place(head) } })
  server.tell({ kind: 'presence', update: encodeAwarenessUpdate(awareness, [awareness.clientID]) })
  awareness.destroy()
  await settle()
}

const carets = (): HTMLElement[] => [...editor.view.dom.querySelectorAll<HTMLElement>('.caret')]

test('[E26] the carets of others stand in the text with their names, also at its very start', async () => {
  await berndAt(1)
  expect(carets().map((caret) => caret.querySelector('.caret__name')?.textContent)).toEqual(['Bernd Ohlsen'])
  expect(carets()[0]?.ariaHidden ?? carets()[0]?.getAttribute('aria-hidden')).toBe('true')
  expect(editor.state.doc.textContent).toBe('Guten Tagallerseits')
})

test('[E26] a caret moves with its word when others write before it', async () => {
  const far = twinOf(doc)
  await berndAt(12)
  far.getXmlFragment('default').insert(0, [new Y.XmlElement('paragraph')])
  await settle()
  expect(carets()[0]?.parentElement?.textContent).toContain('allerseits')
})

test('[E26] what is selected is tinted, what is in another section is not shown here', async () => {
  await berndAt(6, { anchor: 1 })
  expect(editor.view.dom.querySelector('.caret-selection')?.textContent).toBe('Guten')
  await berndAt(6, { section: grundschulen })
  expect(carets()).toHaveLength(1)
})

test('[E26] nothing but a colour gets into a style', async () => {
  await berndAt(3, { color: 'red; background: url(https://evil.example)' })
  expect(carets()[0]?.style.getPropertyValue('--caret')).toBe('currentColor')
})

test('[E27] the own caret goes out once for many moves', async () => {
  vi.spyOn(editor.view, 'hasFocus').mockReturnValue(true)
  await settle(100)
  const sent = () => server.heardKinds().filter((kind) => kind === 'presence').length
  const before = sent()
  for (let at = 1; at < 9; at++) editor.commands.setTextSelection(at)
  await settle(100)
  expect(sent() - before).toBe(1)
  expect(presence.place).toBe(einleitung)
})

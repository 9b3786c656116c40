import { act, cleanup, render, screen } from '@testing-library/react'
import { useEffect } from 'react'
import { afterEach, expect, test } from 'vitest'
import { EditorDesk, useActive } from './desk.tsx'
import { useDesk } from './desk-context.ts'
import { einleitung, grundschulen } from '../sync/people.fake.ts'
import { closeEditors, docOf, openEditor, paragraph } from './editor.fake.ts'
import type { Desk } from './desk.tsx'
import { KeepFocus } from './keep-focus.tsx'

afterEach(() => {
  cleanup()
  closeEditors()
})

const fields = (order: readonly string[]) => (
  <KeepFocus order={order}>
    {order.map((name) => (
      <div key={name}>
        <input aria-label={name} defaultValue={`Text ${name}`} />
      </div>
    ))}
  </KeepFocus>
)

test('[E21] who writes in a section that is moved keeps the focus and the words', () => {
  const page = render(fields(['a', 'b', 'c']))
  const field = screen.getByLabelText<HTMLInputElement>('c')
  field.focus()
  field.value = 'gerade geschrieben'
  page.rerender(fields(['c', 'a', 'b']))
  expect(document.activeElement).toBe(field)
  expect(field.value).toBe('gerade geschrieben')
})

test('[E21] when the section is gone, the focus is not forced anywhere', () => {
  const page = render(fields(['a', 'b']))
  screen.getByLabelText('b').focus()
  page.rerender(fields(['a']))
  expect(document.activeElement).toBe(document.body)
})

test('[E22] the tools act on the editor used last, until it is taken off the desk', () => {
  const desks: (Desk | null)[] = []
  const Spy = () => {
    const desk = useDesk()
    useEffect(() => void desks.push(desk), [desk])
    const active = useActive()
    return <p>{typeof active === 'string' ? 'none' : active.section}</p>
  }
  const page = render(
    <EditorDesk sections={[einleitung, grundschulen]}>
      <Spy />
    </EditorDesk>,
  )
  const [first, second] = [openEditor(docOf([paragraph('a')])), openEditor(docOf([paragraph('b')]))]
  const held = desks[0]
  held?.add(einleitung, first)
  const away = held?.add(grundschulen, second)
  expect(page.container.textContent).toBe('none')
  const focus = (editor: typeof first) =>
    act(
      () =>
        void editor.emit('focus', { editor, event: new FocusEvent('focus'), transaction: editor.state.tr }),
    )
  focus(first)
  expect(page.container.textContent).toBe(einleitung)
  focus(second)
  expect(page.container.textContent).toBe(grundschulen)
  act(() => away?.())
  expect(page.container.textContent).toBe('none')
})

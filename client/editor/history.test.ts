import { plainText } from '#shared/text'
import { readText } from '#shared/text-doc'
import { afterEach, expect, test } from 'vitest'
import { closeEditors, docOf, openEditor, paragraph } from './editor.fake.ts'
import { goOnWithHistory } from './history.ts'

afterEach(closeEditors)

test('[E31] an editor that rests and comes back takes back what was written before', () => {
  const doc = docOf([paragraph('Guten Tag')])
  const words = () => plainText(readText(doc)).trim()
  const first = openEditor(doc)
  const keep = goOnWithHistory(doc, first)
  first.commands.insertContentAt(6, '!')
  expect(words()).toBe('Guten! Tag')
  keep()
  first.destroy()

  const second = openEditor(doc)
  const keepAgain = goOnWithHistory(doc, second)
  expect(second.commands.undo()).toBe(true)
  expect(words()).toBe('Guten Tag')
  keepAgain()
  second.destroy()

  const third = openEditor(doc)
  goOnWithHistory(doc, third)
  expect(third.commands.redo()).toBe(true)
  expect(words()).toBe('Guten! Tag')
})

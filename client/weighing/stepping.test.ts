import { expect, test } from 'vitest'
import { step } from './stepping.ts'

const press = (key: string, at: number, more: object = {}) =>
  step({ key, shiftKey: false, ctrlKey: false, metaKey: false, altKey: false, ...more }, at, 30)

test('[M37] arrows or j and k lead from row to row, and stay within', () => {
  expect(press('ArrowDown', 3)).toEqual({ does: 'go', to: 4 })
  expect(press('j', 29)).toEqual({ does: 'go', to: 29 })
  expect(press('k', 3)).toEqual({ does: 'go', to: 2 })
  expect(press('ArrowUp', 0)).toEqual({ does: 'go', to: 0 })
  expect(press('PageDown', 3)).toEqual({ does: 'go', to: 13 })
  expect(press('Home', 9)).toEqual({ does: 'go', to: 0 })
  expect(press('End', 9)).toEqual({ does: 'go', to: 29 })
})

test('[M37] Space chooses, with Shift the next too, with Ctrl+A all; Enter leads to the text', () => {
  expect(press(' ', 3)).toEqual({ does: 'choose', to: 3 })
  expect(press('ArrowDown', 3, { shiftKey: true })).toEqual({ does: 'extend', to: 4 })
  expect(press('J', 3, { shiftKey: true })).toEqual({ does: 'extend', to: 4 })
  expect(press('a', 3, { ctrlKey: true })).toEqual({ does: 'chooseAll', to: 3 })
  expect(press('Enter', 3)).toEqual({ does: 'open', to: 3 })
})

test('[M37] other keys are left to the browser', () => {
  expect(press('Tab', 3)).toBeNull()
  expect(press('f', 3, { ctrlKey: true })).toBeNull()
  expect(press('ArrowDown', 3, { altKey: true })).toBeNull()
  expect(step({ key: 'j', shiftKey: false, ctrlKey: false, metaKey: false, altKey: false }, 0, 0)).toBeNull()
})

import { afterEach, expect, test } from 'vitest'
import { addressed } from './addressed.ts'

afterEach(() => {
  location.hash = ''
  document.body.replaceChildren()
})

test('[V46] the address names a place of the page; one that is none, or is cut short, names nothing', () => {
  const place = document.createElement('p')
  place.id = '1.1-2'
  document.body.append(place)
  expect(addressed()).toBeNull()
  location.hash = '#1.1-2'
  expect(addressed()).toBe(place)
  for (const hash of ['#1.1-99', '#%', '#1.1%E']) {
    location.hash = hash
    expect(addressed()).toBeNull()
  }
})

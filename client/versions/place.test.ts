import { describe, expect, test } from 'vitest'
import { placeName, readCited } from './place.ts'

describe('a place as people cite it', () => {
  test.each([
    ['2.3 Absatz 4', '2.3-4'],
    ['  2.3, Abs. 4 ', '2.3-4'],
    ['Abschnitt 2.3 Absatz 12.', '2.3-12'],
    ['section 2.3 paragraph 4', '2.3-4'],
    ['2 . 3', '2.3'],
    ['1.10', '1.10'],
  ])('[V40] %j is %s', (typed, name) => {
    const cited = readCited(typed)
    expect(cited && placeName(cited)).toBe(name)
  })

  test.each(['', 'Absatz 4', '2', '2.3 Absatz 4 Satz 1', 'zwei drei'])('[V40] %j is none', (typed) => {
    expect(readCited(typed)).toBeNull()
  })
})

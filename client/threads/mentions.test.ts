import { expect, test } from 'vitest'
import { personId } from '#shared/ids'
import { mentionedIn, nameAt, namesLike, partsOf, withName } from './mentions.ts'

const person = (name: string) => ({
  id: personId.parse(`per_${name.toLowerCase().replace(/\W/gu, '')}x`),
  name,
})
const [anna, annabell, cem] = [person('Anna Meier'), person('Anna Meier-Lang'), person('Cem Özdil')]
const people = [anna, annabell, cem]

test.each([
  ['Hallo @An', 9, { at: 6, begun: 'An' }],
  ['@', 1, { at: 0, begun: '' }],
  ['@Anna Me', 8, { at: 0, begun: 'Anna Me' }],
  ['per E-Mail an x@y', 17, null],
  ['Hallo', 5, null],
])('[G2] in %j a name is begun: %j %j', (text, caret, found) => {
  expect(nameAt(text, caret)).toEqual(found)
})

test('[G2] a name is found by the beginning of each of its parts, whatever its accents', () => {
  expect(namesLike(people, 'oz')).toEqual([cem])
  expect(namesLike(people, 'anna')).toEqual([anna, annabell])
  expect(namesLike(people, 'nna')).toEqual([])
})

test('[G2] the chosen name takes the place of what was begun', () => {
  expect(withName('Hallo @an bitte', 9, 'Anna Meier')).toEqual({ text: 'Hallo @Anna Meier bitte', caret: 18 })
})

test('[G2] who is mentioned follows from the words as they are sent', () => {
  expect(mentionedIn('@Anna Meier-Lang und @Cem Özdil, nicht @Cem Özdilx', people)).toEqual([
    annabell.id,
    cem.id,
  ])
  expect(partsOf('an @Anna Meier!', people).map(({ words }) => words)).toEqual(['an ', '@Anna Meier', '!'])
})

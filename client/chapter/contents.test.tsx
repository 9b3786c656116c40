import { cleanup, render, screen, within } from '@testing-library/react'
import { afterEach, beforeAll, describe, expect, test } from 'vitest'
import { must } from '#shared/failure'
import { aylin, bildung, grundschulen, houseRecords, olena } from '../app/house.fake.ts'
import { speak } from '../words/words.ts'
import { Contents } from './contents.tsx'
import { groupNumbers } from './group-numbers.ts'
import { numberedSections } from './numbered.ts'

beforeAll(() => speak('de'))
afterEach(cleanup)

const records = houseRecords()
const sections = numberedSections(records, must(records.chapters[bildung], 'the house has this chapter'))

describe('the contents of a chapter', () => {
  test('[K1] name every section with number, title and stage, and lead to it', () => {
    render(<Contents sections={sections} />)
    const links = within(screen.getByRole('navigation', { name: 'Inhalt' })).getAllByRole('link')
    const wide = links.slice(0, 3)
    expect(wide.map((link) => link.textContent)).toEqual([
      '1.1EinleitungEntwurf',
      '1.2GrundschulenEntwurf',
      '1.3HochschulenEntwurf',
    ])
    expect(wide.map((link) => link.getAttribute('href'))[1]).toBe(`#${grundschulen}`)
  })

  test('[K1] say who is in a section, in words as well', () => {
    const here = [
      { person: olena.id, name: olena.name, color: '#0a6e5c', section: grundschulen, self: false },
    ]
    render(<Contents sections={sections} here={here} />)
    expect(screen.getAllByRole('link', { name: /Grundschulen.*hier: Olena Kovalenko/u })).toHaveLength(2)
  })
})

test('[K2] a person stands with the numbers of her groups', () => {
  expect(groupNumbers(records, aylin.id)).toEqual([1])
  expect(groupNumbers(records, olena.id)).toEqual([2])
})

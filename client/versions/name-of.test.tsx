import { cleanup, render, screen } from '@testing-library/react'
import { afterEach, beforeAll, expect, test } from 'vitest'
import { personId } from '#shared/ids'
import { aylin, houseView, sabine, scriptedHouse, thomas } from '../app/house.fake.ts'
import { WorkshopProvider } from '../sync/workshop.tsx'
import { decisions } from '../words/decisions.de.ts'
import { speak, teach } from '../words/words.ts'
import { useNameOf } from './name-of.ts'

beforeAll(() => {
  teach({ decisions })
  return speak('de')
})
afterEach(cleanup)

const gone = personId.parse('per_gone')

function Names() {
  const nameOf = useNameOf()
  return <p>{[sabine.id, gone].map(nameOf).join(', ')}</p>
}

test.each([
  ['whoever sees people by name is told that one', aylin, 'Sabine Krüger, Gelöschte Person'],
  ['the committee, which sees none, is not told that anybody', thomas, 'Name nicht sichtbar'],
] as const)('[A20] %s was erased', (_who, person, words) => {
  const view = houseView()
  const people = person === thomas ? view.people.filter(({ id }) => id === thomas.id) : view.people
  const { workshop } = scriptedHouse(person, { ...view, people })
  render(
    <WorkshopProvider workshop={workshop}>
      <Names />
    </WorkshopProvider>,
  )
  expect(screen.getByRole('paragraph').textContent).toContain(words)
  workshop.close()
})

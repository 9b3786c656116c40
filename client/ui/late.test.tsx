import { act, cleanup, fireEvent, render, screen } from '@testing-library/react'
import { afterEach, expect, test, vi } from 'vitest'
import { late } from './late.tsx'

afterEach(cleanup)

const Room = ({ name }: { name: string }) => <p>Raum {name}</p>
const meanwhile = {
  waiting: <p>Einen Moment</p>,
  missing: (again: () => void) => <button onClick={again}>Erneut</button>,
}
const settle = () => act(async () => {})

test('[O10] a part of the page is drawn when its file is here', async () => {
  const LateRoom = late(async () => Room, meanwhile)
  render(<LateRoom name="eins" />)
  expect(screen.getByText('Einen Moment')).toBeTruthy()
  await settle()
  expect(screen.getByText('Raum eins')).toBeTruthy()
})

test('[O10] what was fetched once is drawn at once', async () => {
  const load = vi.fn(async () => Room)
  const LateRoom = late(load, meanwhile)
  const first = render(<LateRoom name="eins" />)
  await settle()
  first.unmount()
  render(<LateRoom name="zwei" />)
  expect(screen.getByText('Raum zwei')).toBeTruthy()
  expect(load).toHaveBeenCalledTimes(1)
})

test('[O10] a file that could not be fetched is said in its place and tried again', async () => {
  const load = vi.fn(async () => Room)
  load.mockRejectedValueOnce(new Error('no network'))
  const LateRoom = late(load, meanwhile)
  render(<LateRoom name="eins" />)
  await settle()
  fireEvent.click(screen.getByRole('button', { name: 'Erneut' }))
  await settle()
  expect(screen.getByText('Raum eins')).toBeTruthy()
})

import { ok, type Result } from '#shared/failure'
import type { RecordsView } from '#shared/api'
import { fold } from '#shared/reducer'
import { expect, test, vi } from 'vitest'
import { RecordsMirror } from './mirror.ts'
import { bildung, carla, einleitung, entriesOf, grundschulen, records, viewOf } from './people.fake.ts'

const never = (): Promise<Result<RecordsView>> => Promise.reject(new Error('nobody asked'))

const moved = entriesOf(records.seq + 1, [
  { type: 'sectionMoved', section: grundschulen, after: null },
  { type: 'sectionRenamed', section: einleitung, title: 'Vorwort' },
])

test('[C12] news is folded as the server folds it', () => {
  const mirror = new RecordsMirror(viewOf(), never)
  mirror.heard(moved)
  expect(mirror.view.records).toEqual(moved.reduce(fold, records))
  expect(mirror.view.records.chapters[bildung]?.sections).toEqual([grundschulen, einleitung])
})

test('[C12] entries heard twice change nothing', () => {
  const mirror = new RecordsMirror(viewOf(), never)
  mirror.heard(moved)
  const before = mirror.view
  const told = vi.fn()
  mirror.subscribe(told)
  mirror.heard(moved)
  expect(mirror.view).toBe(before)
  expect(told).not.toHaveBeenCalled()
})

test('[C12] a gap asks for everything anew, and what came early is folded behind it', async () => {
  const all = moved.reduce(fold, records)
  const [first, second] = moved
  const fetched = { ...viewOf(), records: fold(records, must(first)) }
  const mirror = new RecordsMirror(viewOf(), () => Promise.resolve(ok(fetched)))
  mirror.heard([must(second)])
  await vi.waitFor(() => expect(mirror.view.records).toEqual(all))
})

test('[C12] an answer older than the news does not undo it', async () => {
  const mirror = new RecordsMirror(viewOf(), () => Promise.resolve(ok(viewOf())))
  mirror.heard(moved)
  await mirror.refetch()
  expect(mirror.seq).toBe(records.seq + 2)
})

test('[C13] a role given in the news shows on the card of the person', () => {
  const mirror = new RecordsMirror(viewOf(), never)
  const [person] = viewOf().people
  mirror.heard(
    entriesOf(records.seq + 1, [
      { type: 'roleGranted', person: must(person).id, grant: { role: 'steering' } },
    ]),
  )
  expect(mirror.view.people.get(must(person).id)?.grants).toContainEqual({ role: 'steering' })
})

test('[C13] a stranger in the news makes the people be fetched', async () => {
  const people = [...viewOf().people, { id: carla, name: 'Carla Weiß', grants: [] }]
  const mirror = new RecordsMirror(viewOf(), () => Promise.resolve(ok({ records, people })))
  mirror.heard(
    entriesOf(records.seq + 1, [{ type: 'roleGranted', person: carla, grant: { role: 'committee' } }]),
  )
  await vi.waitFor(() => expect(mirror.view.people.get(carla)?.name).toBe('Carla Weiß'))
  expect(mirror.view.people.get(carla)?.grants).toEqual([{ role: 'committee' }])
})

test('[C12] one can wait for an event to be folded in', async () => {
  const mirror = new RecordsMirror(viewOf(), never)
  const reached = mirror.reached(records.seq + 2)
  mirror.heard(moved)
  await reached
  await mirror.reached(1)
})

function must<T>(value: T | undefined): T {
  if (value === undefined) throw new Error('missing in the test')
  return value
}

test('[C12] news that is withheld only counts on', () => {
  const mirror = new RecordsMirror(viewOf(), never)
  mirror.heard([{ seq: records.seq + 1, event: null }])
  expect(mirror.view.records).toEqual({ ...records, seq: records.seq + 1 })
})

import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { writeText } from '#shared/text-doc'
import { paragraph } from '../../editor/editor.fake.ts'
import { anchorsOf } from '../../editor/anchor-door.ts'
import { WritingFake } from '../../editor/writing.fake.tsx'
import { einleitung } from '../../sync/people.fake.ts'
import { Modes } from './mode.ts'

let writing: WritingFake

beforeEach(() => {
  writing = new WritingFake()
  writeText(writing.server.room(einleitung), [paragraph('Guten Tag')])
})
afterEach(() => writing.close())

test('[Q34] who suggests while the text is fetched anew goes on in a copy of the new one', async () => {
  const { workshop } = writing
  workshop.rooms.hold(einleitung)
  await vi.waitFor(() => expect(workshop.room(einleitung).synced).toBe(true))
  const modes = new Modes(workshop)
  const drawn = vi.fn(() => () => null)
  const aside = [{ original: 'Tag', replacement: 'Abend' }]
  modes.begin(einleitung, drawn, null, { proposals: [], aside })
  const before = workshop.room(einleitung).doc
  await new Promise<void>((resolve) => workshop.rooms.renew(einleitung, resolve))
  const { doc } = workshop.room(einleitung)
  expect(doc).not.toBe(before)
  expect(anchorsOf(doc).instead).not.toBe(null)
  expect(modes.on.get(einleitung)?.scratch.aside).toEqual(aside)
  expect(modes.on.get(einleitung)?.scratch.compared.copy.raw).toBe('Guten Tag\n')
  modes.close()
})

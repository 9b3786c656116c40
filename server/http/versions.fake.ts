/** Versions over HTTP: the moderation of chapter Bildung freezes it in a demo world. */
import { must } from '#shared/failure'
import { chapterId, versionId, type VersionId } from '#shared/ids'
import type { Purpose } from '#shared/version'
import type { Freezing, VersionText } from '#shared/version-api'
import type { House } from './house.fake.ts'
import { chapter } from './signoff.fake.ts'

export const bildung = { chapter }
/** One section, written by its moderation alone. */
export const verwaltung = { chapter: chapterId.parse('cha_verwaltung') }

let made = 0

export const order = (purpose: Purpose, more: Partial<Freezing> = {}): Freezing => ({
  id: versionId.parse(`ver_test${++made}`),
  scope: bildung,
  purpose,
  name: 'Zum Beteiligungstag',
  note: 'Mit allen Kommentaren.',
  ...more,
})

/** Sabine, or whoever is named, freezes it. Returns its id. */
export async function frozen(house: House, ordered: Freezing, by = 'sabine'): Promise<VersionId> {
  await (await house.as(by)).post('/api/versions').send(ordered).expect(201)
  return ordered.id
}

export async function textOf(house: House, id: VersionId, reader = 'ursula'): Promise<VersionText> {
  const { body } = await (await house.as(reader)).get(`/api/versions/${id}`).expect(200)
  return body as VersionText
}

export const sectionsOf = (house: House): readonly string[] =>
  must(house.keeper.records.chapters[chapter], 'it is there').sections

import { expect, test } from 'vitest'
import type { ChapterText } from '#shared/chapter-text'
import { openHouse } from './house.fake.ts'

const path = '/api/chapters/cha_bildung/text'

test('[H41] a chapter comes as plain data; whoever has it already is told so', async () => {
  const house = await openHouse()
  const olena = await house.as('olena')
  const read = await olena.get(path).expect(200)
  const { number, title, sections } = read.body as ChapterText
  expect([number, title, sections[1]?.number, sections[1]?.title]).toEqual([
    1,
    'Bildung',
    '1.2',
    'Elementarbereich',
  ])
  expect(JSON.stringify(sections[1]?.content)).toContain('"type":"paragraph"')
  expect(read.headers['cache-control']).toBe('no-store')
  const tag = read.headers['etag'] ?? ''
  expect(tag).toMatch(/^"[\w-]{43}"$/u)
  for (const known of [tag, `W/${tag}`, `"other", ${tag}`]) {
    const again = await olena
      .get(path)
      .set('If-None-Match', known)
      .set('Cache-Control', 'no-cache')
      .expect(304)
    expect(again.text).toBe('')
  }
  await olena.get(path).set('If-None-Match', '"other"').expect(200)
})

test('[H41] a chapter that is not there is not found', async () => {
  const house = await openHouse()
  const olena = await house.as('olena')
  for (const name of ['cha_nowhere', 'sec_grundschulen', '..'])
    await olena.get(`/api/chapters/${name}/text`).expect(404)
})

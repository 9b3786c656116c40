import { expect, test } from 'vitest'
import { openHouse } from './house.fake.ts'

test('[H40] the Abwägungstabelle comes as a file to whoever may read the draft', async () => {
  const house = await openHouse()
  const sabine = await house.as('sabine')
  const csv = await sabine.get('/api/chapters/cha_bildung/weighing.csv').expect(200)
  expect(csv.headers['content-type']).toBe('text/csv; charset=utf-8')
  expect(csv.headers['content-disposition']).toMatch(
    /^attachment; filename="Abwaegungstabelle-1-[-\d]+\.csv"$/u,
  )
  expect(csv.headers['cache-control']).toBe('no-store')
  expect(csv.text).toContain('"Nr.";"Abschnitt"')
  for (const format of ['docx', 'odt']) {
    const file = await sabine.get(`/api/chapters/cha_bildung/weighing.${format}`).buffer().expect(200)
    expect(file.headers['content-type']).toContain(format === 'odt' ? 'opendocument' : 'openxmlformats')
  }
  await (await house.as('olena')).get('/api/chapters/cha_bildung/weighing.csv').expect(200)
})

test('[H40] others get none of it', async () => {
  const house = await openHouse()
  for (const name of ['ursula', 'amir', 'thomas', 'nadine']) {
    const refused = await (await house.as(name)).get('/api/chapters/cha_bildung/weighing.docx').expect(403)
    expect(refused.body).toEqual({ failure: { kind: 'forbidden', action: 'readDraft' } })
  }
  await house.visitor.get('/api/chapters/cha_bildung/weighing.csv').expect(401)
  const sabine = await house.as('sabine')
  await sabine.get('/api/chapters/cha_nowhere/weighing.csv').expect(404)
  await sabine.get('/api/chapters/cha_bildung/weighing.exe').expect(404)
})

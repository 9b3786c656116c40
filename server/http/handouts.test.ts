import { describe, expect, test } from 'vitest'
import { must } from '#shared/failure'
import { handoutFormats } from '#shared/handout'
import { versionId } from '#shared/ids'
import { openHouse, type House } from './house.fake.ts'

const id = versionId.parse('ver_handedout')

/** A house with an interim version of chapter Bildung, which Sabine froze. */
async function withVersion(): Promise<House> {
  const house = await openHouse()
  const order = {
    id,
    scope: { chapter: 'cha_bildung' },
    purpose: 'interim',
    name: 'Für die Beteiligung',
    note: null,
  }
  await (await house.as('sabine')).post('/api/versions').send(order).expect(201)
  return house
}

/** For the tests that only read. */
const read = withVersion()

const labels: Record<string, string> = {
  pdf: 'application/pdf',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  commented: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  odt: 'application/vnd.oasis.opendocument.text',
  html: 'text/html; charset=utf-8',
  md: 'text/markdown; charset=utf-8',
}

describe('a version as a document', () => {
  test('[X10] it comes in every format, as a file with a name, for no cache, to whoever may read the version', async () => {
    const house = await read
    const ursula = await house.as('ursula')
    const named = 'Handlungsfeld-1-Bildung-Fassung-0.1-Zwischenfassung'
    for (const format of handoutFormats) {
      const file = await ursula.get(`/api/versions/${id}/${format}`).buffer().expect(200)
      const ending = format === 'commented' ? '-mit-Kommentaren.docx' : `.${format}`
      expect(file.headers).toMatchObject({
        'content-type': labels[format],
        'content-disposition': `attachment; filename="${named}${ending}"`,
        'x-content-type-options': 'nosniff',
        'cache-control': 'no-store',
      })
    }
    const page = await ursula.get(`/api/versions/${id}/html`).expect(200)
    expect(page.headers['content-security-policy']).toMatch(
      /^default-src 'none'; style-src 'sha256-.*; sandbox$/u,
    )
    expect(page.text).toContain('Zwischenfassung – nicht mitgezeichnet')
  })

  test('[X10] it has the texts, their numbers, what was open, and the fingerprint and address of the version', async () => {
    const house = await read
    const { text } = await (await house.as('sabine')).get(`/api/versions/${id}/md`).expect(200)
    const { fingerprint } = must(house.keeper.versions[0], 'it is frozen').seal
    expect(text).toContain(fingerprint)
    expect(text).toMatch(/### 1\.1 .*\n/u)
    expect(text).toMatch(/\n\(1\) \p{L}/u)
    expect(text).toContain(`/versions/ver\\_handedout`)
    expect(text).toContain('Eingefroren von:** Sabine')
  })

  test('[X10] who was erased is named no more, in a file made before as in a new one', async () => {
    const house = await withVersion()
    const sabine = await house.as('sabine')
    await sabine.get(`/api/versions/${id}/md`).expect(200)
    house.openings.kept.set(id, {})
    const { text } = await sabine.get(`/api/versions/${id}/md`).expect(200)
    expect(text).toContain('Eingefroren von:** Gelöschte Person')
    expect(text).not.toContain('Sabine')
  })

  test('[X10] nobody else gets one, and what is not there is not found', async () => {
    const house = await read
    for (const name of ['amir', 'thomas', 'nadine']) {
      const someone = await house.as(name)
      const refused = await someone.get(`/api/versions/${id}/pdf`).expect(403)
      expect(refused.body).toEqual({ failure: { kind: 'forbidden', action: 'readVersion' } })
      await someone.get(`/api/versions/${id}/pdf/step`).expect(403)
    }
    await house.visitor.get(`/api/versions/${id}/pdf`).expect(401)
    const sabine = await house.as('sabine')
    await sabine.get('/api/versions/ver_nowhere/pdf').expect(404)
    await sabine.get(`/api/versions/${id}/exe`).expect(404)
    await sabine.get('/api/versions/evil/pdf').expect(404)
  })

  test('[X10] whoever waits is told how far it is', async () => {
    const house = await withVersion()
    const sabine = await house.as('sabine')
    const before = await sabine.get(`/api/versions/${id}/odt/step`).expect(200)
    expect(before.body).toEqual({ kind: 'none' })
    await sabine.get(`/api/versions/${id}/odt`).expect(200)
    expect((await sabine.get(`/api/versions/${id}/odt/step`).expect(200)).body).toEqual({ kind: 'made' })
  })
})

import { mkdtemp, mkdir, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import supertest from 'supertest'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openHouse } from './house.fake.ts'
import { serveFolder } from './pages.ts'

let folder = ''

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'lip-pages-'))
  for (const inner of ['assets', 'assets/sealed', '.vite']) await mkdir(path.join(folder, inner))
  await writeFile(path.join(folder, 'index.html'), '<!doctype html><title>Werkstatt</title>')
  await writeFile(path.join(folder, 'assets/app-abc123.js'), `console.log('${'x'.repeat(3000)}')`)
  await writeFile(path.join(folder, 'worker.js'), '')
  await writeFile(path.join(folder, 'assets/sealed/reader-abc123.js'), 'addEventListener')
  await writeFile(path.join(folder, 'favicon.svg'), '<svg xmlns="http://www.w3.org/2000/svg"/>')
  await writeFile(path.join(folder, '.vite/manifest.json'), '{}')
})
afterAll(() => rm(folder, { recursive: true, force: true }))

const open = async (of: string = folder) => supertest((await openHouse({ pages: serveFolder(of) })).app)

describe('the interface', () => {
  test.each(['/', '/kapitel/cha_bildung', '/anmelden?weiter=%2F'])(
    '[H14] %s is the one page, always asked for anew',
    async (address) => {
      const answer = await (await open()).get(address).set('Accept', 'text/html').expect(200)
      expect(answer.text).toContain('Werkstatt')
      expect(answer.headers['cache-control']).toBe('no-cache')
    },
  )

  test('[H14] files named by their content are kept for a year, and travel compressed', async () => {
    const answer = await (await open()).get('/assets/app-abc123.js').expect(200)
    expect(answer.headers['cache-control']).toBe('public, max-age=31536000, immutable')
    expect(answer.headers['content-encoding']).toBe('gzip')
  })

  test('[H22] a sealed script may reach nothing, and is kept like the others', async () => {
    const answer = await (await open()).get('/assets/sealed/reader-abc123.js').expect(200)
    expect(answer.headers['content-security-policy']).toBe(
      "default-src 'none'; require-trusted-types-for 'script'; trusted-types 'none'",
    )
    expect(answer.headers['cache-control']).toBe('public, max-age=31536000, immutable')
  })

  test('[H14] other files are kept for an hour', async () => {
    const answer = await (await open()).get('/favicon.svg').expect(200)
    expect(answer.headers['cache-control']).toBe('public, max-age=3600')
  })

  test('[H21] the worker that starts the page without a network is asked for anew every time', async () => {
    const answer = await (await open()).get('/worker.js').expect(200)
    expect(answer.headers['cache-control']).toBe('no-cache')
    expect(answer.headers['content-type']).toContain('javascript')
  })

  test.each(['/assets/gone.js', '/assets/', '/gone.png', '/.vite/manifest.json', '/..%2f..%2fpackage.json'])(
    '[H14] %s is not found, and is not the page either',
    async (address) => {
      const answer = await (await open()).get(address)
      expect([answer.status, answer.body]).toEqual([404, { failure: { kind: 'notFound', what: 'page' } }])
    },
  )

  test('[H14] writing to a page is not understood', async () => {
    await (await open()).post('/kapitel/cha_bildung').expect(404)
  })

  test('[H14] an interface that is not built says what to do', async () => {
    const answer = await (
      await open(path.join(folder, 'nowhere'))
    )
      .get('/')
      .set('Accept', 'text/html')
      .expect(503)
    expect(answer.text).toContain('npm run build')
  })
})

import supertest from 'supertest'
import { describe, expect, test } from 'vitest'
import { openHouse } from './house.fake.ts'

const everyPath = [
  '/',
  '/healthz',
  '/readyz',
  '/api/session',
  '/api/nothing',
  '/assets/nothing.js',
  '/kapitel/cha_bildung',
]

describe('every answer', () => {
  test.each(everyPath)('[H1] %s carries the strict policy', async (path) => {
    const { visitor } = await openHouse()
    const { headers } = await visitor.get(path)
    const policy = headers['content-security-policy']
    expect(policy).toContain("default-src 'none'")
    expect(policy).toContain("script-src 'self'")
    expect(policy).toContain("require-trusted-types-for 'script'")
    expect(policy).toContain("frame-ancestors 'none'")
    expect(policy).not.toMatch(/unsafe|\*|data:/u)
    expect(headers).toMatchObject({
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'same-origin',
      'cross-origin-opener-policy': 'same-origin',
      'cross-origin-resource-policy': 'same-origin',
    })
    expect(headers['permissions-policy']).toContain('camera=()')
    expect(headers['x-powered-by']).toBeUndefined()
  })

  test('[H1] sockets may be opened to our own origin only', async () => {
    const { visitor } = await openHouse({ env: { LIP_BASE_URL: 'https://lip.hannover.example' } })
    const { headers } = await visitor.get('/')
    expect(headers['content-security-policy']).toContain("connect-src 'self' wss://lip.hannover.example;")
  })

  test('[H2] asks for TLS for two years, if that is how browsers come', async () => {
    const [open, secure] = [await openHouse(), await openHouse({ env: { LIP_BASE_URL: 'https://lip.test' } })]
    expect((await open.visitor.get('/')).headers['strict-transport-security']).toBeUndefined()
    expect((await secure.visitor.get('/')).headers['strict-transport-security']).toBe('max-age=63072000')
  })

  test('[H1] of the API is kept by nobody', async () => {
    const { visitor } = await openHouse()
    expect((await visitor.get('/api/session')).headers['cache-control']).toBe('no-store')
  })
})

describe('what is not understood', () => {
  test.each(['GET', 'POST', 'PUT', 'DELETE'])(
    '[H3] %s of an unknown address is a failure in JSON',
    async (method) => {
      const { app } = await openHouse()
      const answer = await supertest(app)[method.toLowerCase() as 'get']('/api/nothing')
      expect([answer.status, answer.body]).toEqual([404, { failure: { kind: 'notFound', what: 'page' } }])
    },
  )

  test('[H3] a body that is no JSON is refused', async () => {
    const { visitor } = await openHouse()
    const answer = await visitor
      .post('/api/session')
      .set('Content-Type', 'application/json')
      .send('{"email":')
    expect([answer.status, answer.body.failure.kind]).toEqual([400, 'invalid'])
  })

  test('[H3] a body of another type is as good as none', async () => {
    const { visitor } = await openHouse()
    await visitor.post('/api/session').set('Content-Type', 'text/plain').send('email=x').expect(400)
  })

  test('[H4] a body that is too large is refused, with the size that would do', async () => {
    const { visitor } = await openHouse()
    const answer = await visitor.post('/api/session').send({ email: 'x'.repeat(70_000) })
    expect([answer.status, answer.body]).toEqual([413, { failure: { kind: 'tooLarge', limitBytes: 65_536 } }])
  })

  test('[H5] a bug is logged, and the answer gives nothing of it away', async () => {
    const house = await openHouse({
      pages: () => {
        throw new Error('secret detail')
      },
    })
    const answer = await house.visitor.get('/somewhere')
    expect([answer.status, answer.body]).toEqual([500, { failure: { kind: 'serverError' } }])
    expect(answer.text).not.toContain('secret')
    expect(JSON.stringify(house.logged)).toContain('secret detail')
  })
})

describe('foreign pages', () => {
  const origins = [
    'https://evil.example',
    'http://lip.test.evil.example',
    'http://lip.test:8080',
    'https://lip.test',
    'null',
    '',
  ]

  test.each(origins)('[H7] origin %j may not write', async (origin) => {
    const { visitor } = await openHouse()
    const answer = await visitor.post('/api/demo/session').set('Origin', origin).send({ person: 'per_aylin' })
    expect([answer.status, answer.body]).toEqual([403, { failure: { kind: 'foreignOrigin' } }])
    expect(answer.headers['set-cookie']).toBeUndefined()
  })

  test.each(['cross-site', 'same-site'])('[H7] nor may a page that the browser calls %s', async (site) => {
    const { visitor } = await openHouse()
    await visitor
      .post('/api/demo/session')
      .set('Sec-Fetch-Site', site)
      .send({ person: 'per_aylin' })
      .expect(403)
  })

  test('[H7] our own may', async () => {
    const { visitor } = await openHouse()
    const own = visitor
      .post('/api/demo/session')
      .set('Origin', 'http://lip.test')
      .set('Sec-Fetch-Site', 'same-origin')
    await own.send({ person: 'per_aylin' }).expect(200)
  })

  test('[H7] a machine with three names for itself is one', async () => {
    const { visitor } = await openHouse({ env: { LIP_BASE_URL: 'http://127.0.0.1:3000' } })
    const post = (origin: string) =>
      visitor.post('/api/demo/session').set('Origin', origin).send({ person: 'per_aylin' })
    await post('http://localhost:3000').expect(200)
    await post('http://[::1]:3000').expect(200)
    await post('http://localhost:3001').expect(403)
  })
})

describe('the demo world', () => {
  test('[A13] offers its people, experts first, with role and group', async () => {
    const { visitor } = await openHouse()
    const { body } = await visitor.get('/api/demo/people').expect(200)
    expect(body.people[0]).toEqual({
      id: 'per_aylin',
      name: 'Aylin Demir',
      grants: [{ role: 'expert', workingGroup: 'wg_bildung' }],
      workingGroup: 'Bildung',
    })
    expect(JSON.stringify(body)).not.toContain('@')
  })

  test('[A13] there is nobody to be outside of it', async () => {
    const { visitor } = await openHouse({ demo: false })
    const failure = { kind: 'notFound', what: 'page' }
    await visitor.get('/api/demo/people').expect(404, { failure })
    await visitor.post('/api/demo/session').send({ person: 'per_aylin' }).expect(404, { failure })
  })

  test('[A13] nobody is who is not in it', async () => {
    const { visitor } = await openHouse()
    const answer = await visitor.post('/api/demo/session').send({ person: 'per_nobody' }).expect(404)
    expect(answer.body).toEqual({ failure: { kind: 'notFound', what: 'person' } })
    await visitor.post('/api/demo/session').send({ person: '../../etc' }).expect(400)
  })
})

describe('health', () => {
  test('[H8] alive and ready', async () => {
    const { visitor } = await openHouse()
    await visitor.get('/healthz').expect(200, { status: 'alive' })
    await visitor.get('/readyz').expect(200, { status: 'ready' })
  })

  test('[H8] alive but not ready, with the cause', async () => {
    const house = await openHouse()
    house.readiness = () => ({ ready: false, cause: 'the server is stopping' })
    await house.visitor.get('/healthz').expect(200)
    await house.visitor.get('/readyz').expect(503, { status: 'not ready', cause: 'the server is stopping' })
  })
})

describe('the log of requests', () => {
  test('[H9] tells the route, not the address, and neither cookie, password nor person', async () => {
    const house = await openHouse()
    const sabine = await house.as('sabine')
    await sabine.patch('/api/sections/sec_grundschulen?x=geheim').send({ title: 'Vertraulich' }).expect(200)
    await house.visitor.post('/api/session').send({ email: 'a@b.example', password: 'sehr geheim' })
    const lines = JSON.stringify(house.logged)
    expect(house.logged).toContainEqual(
      expect.objectContaining({
        method: 'PATCH',
        route: '/api/sections/:section',
        status: 200,
        from: '127.0.0.0',
      }),
    )
    for (const word of [
      'geheim',
      'lip=',
      'sec_grundschulen',
      'per_sabine',
      'Vertraulich',
      'a@b.example',
      '127.0.0.1',
    ]) {
      expect(lines).not.toContain(word)
    }
  })
})

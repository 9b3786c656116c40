/** Who may not read the live draft gets none of it: not from a page, a route or a socket. */
import { WebSocket } from 'ws'
import { decodeServerFrame, encodeClientFrame, protocolVersion, type ServerFrame } from '#shared/protocol'
import { schemaVersion } from '#shared/grammar'
import type { Role } from '#shared/grant'
import type { SectionId } from '#shared/ids'
import { must } from '#shared/failure'
import { call } from './api.ts'
import { expect, test } from './stage.ts'

/** Words of the demo world's text: wherever they turn up, live text got out. */
const liveWords = ['Kindertagesstätten', 'Einwanderungsstadt']

type Headers = Record<string, string>

/** The status that an upgrade is answered with, 101 included. */
function upgradeStatus(address: string, headers: Headers): Promise<number> {
  return new Promise((resolve, reject) => {
    const socket = new WebSocket(address, { headers })
    socket.once('unexpected-response', (_request, answer) => resolve(answer.statusCode ?? 0))
    socket.once('error', reject)
    socket.once('open', () => {
      socket.terminate()
      resolve(101)
    })
  })
}

/** Asks for a section's room over the line. Resolves with the answer. */
function openOverLine(url: string, headers: Headers, section: SectionId): Promise<ServerFrame> {
  return new Promise((resolve, reject) => {
    const socket = new WebSocket(`${url.replace('http', 'ws')}/sync`, { headers })
    socket.once('error', reject)
    socket.once('open', () => {
      socket.send(
        encodeClientFrame({ kind: 'hello', protocol: protocolVersion, schema: schemaVersion, seq: 0 }),
      )
      socket.send(encodeClientFrame({ kind: 'open', section }))
    })
    socket.on('message', (bytes: Buffer) => {
      const frame = decodeServerFrame(bytes)
      if (!frame.ok || (frame.value.kind !== 'opened' && frame.value.kind !== 'closed')) return
      socket.terminate()
      resolve(frame.value)
    })
  })
}

const outsiders: readonly Role[] = ['steering', 'advisor', 'committee', 'admin']

for (const role of outsiders) {
  test(`[Z5] no live text reaches the role ${role}, by any route or socket`, async ({ stage }) => {
    const person = stage.person(role)
    const caller = await stage.caller(person)
    const { url } = stage.server
    const section = stage.section('Bildung', 'Elementarbereich')
    const headers = { cookie: caller.cookie, origin: url }

    const chapter = '/chapters/cha_bildung'
    const paths = [
      '/api/records',
      '/api/session',
      '/api/demo/people',
      chapter,
      `${chapter}/reading`,
      `/sync/${section}`,
    ]
    for (const path of [
      ...paths,
      `/api/sections/${section}`,
      `/api/chapters/cha_bildung`,
      `/api/chapters/cha_bildung/text`,
    ]) {
      const text = await (await call(url, caller, 'GET', path)).text()
      for (const word of liveWords) expect(text, path).not.toContain(word)
    }
    expect(await upgradeStatus(`${url.replace('http', 'ws')}/sync/${section}`, headers)).toBe(403)
    expect(await openOverLine(url, headers, section)).toMatchObject({
      kind: 'closed',
      failure: { kind: 'forbidden' },
    })

    const actor = await stage.enter(person)
    await expect(actor.page.getByText('Sie lesen Fassungen, nicht den Arbeitsstand')).toBeVisible()
    await expect(actor.page.getByRole('link', { name: /schreiben$|mitlesen$| lesen$/u })).toHaveCount(0)
    for (const path of [chapter, `${chapter}/reading`]) {
      await actor.page.goto(`${url}${path}`)
      await expect(actor.page.getByText('Der Arbeitsstand ist hier nicht zu lesen')).toBeVisible()
      for (const word of liveWords) await expect(actor.page.getByText(word)).toHaveCount(0)
    }
  })
}

test('[Z5] an expert of another group reads along and writes nothing', async ({ stage }) => {
  const { url } = stage.server
  const guest = await stage.enterIn('Bildung', stage.person('expert', 'Soziales'))
  await guest.sees('Elementarbereich', 'Ausgangslage')
  await expect(guest.text('Elementarbereich')).toHaveAttribute('aria-readonly', 'true')
  await guest.text('Elementarbereich').click()
  await expect(guest.text('Elementarbereich')).not.toHaveAttribute('contenteditable', 'true')
  await expect(
    guest.page.getByText('AG 1 Bildung schreibt dieses Handlungsfeld. Sie lesen mit.'),
  ).toBeVisible()
  const caller = await stage.caller(stage.person('expert', 'Soziales'))
  const opened = await openOverLine(
    url,
    { cookie: caller.cookie, origin: url },
    stage.section('Bildung', 'Grundschulen'),
  )
  expect(opened).toMatchObject({ kind: 'opened', access: 'read' })
})

test('[Z5] without a session, and from a foreign origin, no door opens', async ({ stage }) => {
  const { url } = stage.server
  const sockets = url.replace('http', 'ws')
  const section = stage.section('Bildung', 'Elementarbereich')
  const { cookie } = await stage.caller(stage.person('expert', 'Bildung'))
  const foreign = { cookie, origin: 'https://evil.example' }

  for (const path of ['/sync', `/sync/${section}`]) {
    expect(await upgradeStatus(`${sockets}${path}`, { origin: url }), `${path} without a cookie`).toBe(401)
    expect(
      await upgradeStatus(`${sockets}${path}`, { origin: url, cookie: 'lip=forged' }),
      `${path} forged`,
    ).toBe(401)
    expect(await upgradeStatus(`${sockets}${path}`, foreign), `${path} from a foreign origin`).toBe(403)
    expect(await upgradeStatus(`${sockets}${path}`, { origin: url, cookie }), `${path} as it should be`).toBe(
      101,
    )
  }
  expect((await call(url, null, 'GET', '/api/records')).status).toBe(401)
  const command = await fetch(`${url}/api/sections/${section}`, {
    method: 'PATCH',
    headers: { ...foreign, 'content-type': 'application/json' },
    body: JSON.stringify({ title: 'Übernommen' }),
  })
  expect(command.status).toBe(403)
  expect(must(command.headers.get('content-type'), 'an answer has a type')).toContain('application/json')
})

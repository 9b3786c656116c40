/**
 * The whole list of what hostile and broken clients do, against the true server: the attacker is cut, or gets nothing for
 * it; two honest pairs go on typing in the same room and in another, and lose no letter. Printed are the longest way of a
 * letter, beside what this process itself was held up, and the longest time in which the server heard nobody, beside what
 * of it was its own work: all run on the same processors. The long form (`npm run torture`) holds its own work to the bound.
 */
import { connect } from 'node:net'
import { getSchema } from '@tiptap/core'
import { yXmlFragmentToProseMirrorRootNode } from '@tiptap/y-tiptap'
import * as Y from 'yjs'
import { rootName } from '#shared/grammar'
import { sectionExtensions } from '#shared/schema'
import { attacks } from './attacks.ts'
import { joinPlainly, until } from './plain-client.ts'
import { Siege } from './siege.ts'
import { startServer, type Server } from './server.ts'
import { expect, test } from './stage.ts'
import { StallWatch, type Stall } from './stalls.ts'

const megabyte = 1024 * 1024
/** Milliseconds for which nobody may make the others wait. */
const longestStall = 100

test('[Z20] whatever a hostile client does, only it is cut: the others go on, and everyone can read the text', async () => {
  test.setTimeout(120_000)
  const watch = new StallWatch()
  const server = await startServer(watch.options)
  try {
    await withstand(server, watch)
  } finally {
    await server.stop()
    watch.end()
  }
})

async function withstand(server: Server, watch: StallWatch): Promise<void> {
  const siege = await Siege.lay(server)
  const slow = slowHandshakes(siege)
  const before = siege.resident
  const stalls: Stall[] = []
  await watch.lap(server)
  for (const [what, attack] of attacks) {
    await test.step(what, () => attack(siege))
    const stall = await watch.lap(server)
    report(what, siege, stall)
    stalls.push(stall)
  }
  if (process.env['TORTURE_ROUNDS'] !== undefined)
    expect(Math.max(...stalls.map(({ own }) => own)), 'milliseconds others had to wait').toBeLessThan(
      longestStall,
    )
  expect(siege.resident - before, 'memory it cost').toBeLessThan(500 * megabyte)
  await test.step('slow handshakes', () => slow)
  await siege.lift()
  await readByAll(siege)
  expect(server.log()).not.toContain('a bug')
}

function report(what: string, siege: Siege, { whole, own }: Stall): void {
  const ways = siege.pairs.map((pair) => {
    const { longest, ownStall } = pair.lap()
    return `${longest} ms (${ownStall})`
  })
  // eslint-disable-next-line no-console -- the figures are for whoever reads the run
  console.log(
    `${what.padEnd(36)} ${ways.join(', ')}; server ${Math.round(whole)} ms (own ${Math.round(own)}); ${Math.round(siege.resident / megabyte)} MB`,
  )
}

/** Connections that never say, or never finish, what they want; they are closed within 45 s. */
async function slowHandshakes({ server: { port } }: Siege): Promise<void> {
  const beginnings = [
    '',
    'GET /sync HTTP/1.1\r\n',
    'GET / HTTP/1.1\r\nHost: x\r\nX-Slow: ',
    'POST /api/session HTTP/1.1\r\n',
  ]
  const sockets = beginnings.flatMap((beginning) =>
    Array.from({ length: 50 }, () => {
      const socket = connect(port, '127.0.0.1')
      socket.on('error', () => undefined)
      socket.write(beginning)
      return socket.resume()
    }),
  )
  await until(() => sockets.every(({ closed }) => closed), 45, 'slow handshakes are closed')
}

/** A newcomer has the text, and it keeps the editor's schema. */
async function readByAll(siege: Siege): Promise<void> {
  const reader = await joinPlainly(siege.server.url, siege.room, siege.honest[1])
  const copy = new Y.Doc()
  Y.applyUpdate(copy, Y.encodeStateAsUpdate(reader.doc))
  const root = yXmlFragmentToProseMirrorRootNode(copy.getXmlFragment(rootName), getSchema(sectionExtensions))
  root.check()
  expect(root.textContent).toContain('Die Stadt schreibt gemeinsam an ihrem Plan.')
  expect(Y.encodeStateVector(copy)).toEqual(Y.encodeStateVector(reader.doc))
  reader.leave()
}

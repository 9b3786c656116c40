import { once } from 'node:events'
import { createServer, get } from 'node:http'
import { connect } from 'node:net'
import { expect, test } from 'vitest'
import { must, ok } from '#shared/failure'
import { stopInOrder } from './shutdown.ts'

async function listening() {
  const server = createServer((_request, response) => void response.end('here'))
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = must(server.address(), 'it listens')
  return { server, port: typeof address === 'string' ? 0 : address.port }
}

test('[H15] it stops accepting, then closes the sockets, then the data folder', async () => {
  const { server, port } = await listening()
  const order: string[] = []
  const stopped = await stopInOrder({
    server,
    closeSync: async () => {
      const refused = connect(port, '127.0.0.1')
      order.push(
        await once(refused, 'connect').then(
          () => 'still accepting',
          () => 'no longer accepting',
        ),
      )
      order.push('sockets')
    },
    closeOffice: async () => {
      order.push(server.listening ? 'still listening' : 'data folder')
      return ok(undefined)
    },
  })
  expect(stopped).toEqual(ok(undefined))
  expect(order).toEqual(['no longer accepting', 'sockets', 'data folder'])
})

test('[H15] a line that idles does not hold it up', async () => {
  const { server, port } = await listening()
  const [response] = await once(
    get({ port, host: '127.0.0.1', agent: false, headers: { connection: 'keep-alive' } }),
    'response',
  )
  response.resume()
  await once(response, 'end')
  await stopInOrder({ server, closeSync: async () => {}, closeOffice: async () => ok(undefined) })
  expect(server.listening).toBe(false)
})

test('[H15] that no checkpoint could be written is told', async () => {
  const { server } = await listening()
  const failed = {
    ok: false,
    failure: { kind: 'storeUnavailable', cause: 'no space left on device' },
  } as const
  expect(await stopInOrder({ server, closeSync: async () => {}, closeOffice: async () => failed })).toEqual(
    failed,
  )
})

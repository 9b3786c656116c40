/** Hocuspocus as its handbook starts it, with its SQLite extension. Copied beside its packages and run there. */
import { SQLite } from '@hocuspocus/extension-sqlite'
import { Server } from '@hocuspocus/server'

const server = new Server({
  address: '127.0.0.1',
  port: Number(process.env.PORT),
  quiet: true,
  extensions: [new SQLite({ database: process.env.BENCH_DATABASE })],
})
await server.listen()

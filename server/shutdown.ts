/** Stopping in order: `server.close()` alone would wait for every open socket. */
import type { Server } from 'node:http'
import type { Result } from '#shared/failure'

export interface Stoppable {
  readonly server: Server
  /** Tells every socket that the server goes (1012) and writes what the rooms hold. */
  closeSync(): Promise<void>
  /** Waits for the journal, writes a checkpoint, lets the data folder go. */
  closeOffice(): Promise<Result<void>>
}

/** How long a request under way may take to end, in milliseconds. */
const patience = 3000

/** Stops accepting, closes the sockets, lets requests end, then closes the data folder. Fails: storeUnavailable. */
export async function stopInOrder(of: Stoppable): Promise<Result<void>> {
  const closed = closedServer(of.server)
  await of.closeSync()
  of.server.closeIdleConnections()
  const cut = setTimeout(() => of.server.closeAllConnections(), patience)
  await closed
  clearTimeout(cut)
  return of.closeOffice()
}

const closedServer = (server: Server): Promise<void> =>
  new Promise((resolve) => {
    server.close(() => resolve())
  })

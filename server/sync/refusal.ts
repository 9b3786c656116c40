/** A failure as the answer to an upgrade: the only place of it. */
import { closeCodeOf } from '#shared/close-code'
import type { Failure } from '#shared/failure'
import { closeCode, type CloseCode } from '#shared/protocol'
import type { Duplex } from 'node:stream'

const statusLines = {
  [closeCode.malformed]: '400 Bad Request',
  [closeCode.signedOut]: '401 Unauthorized',
  [closeCode.forbidden]: '403 Forbidden',
  [closeCode.notFound]: '404 Not Found',
  [closeCode.tooLarge]: '413 Content Too Large',
  [closeCode.outdatedClient]: '426 Upgrade Required',
  [closeCode.tooMany]: '429 Too Many Requests',
  [closeCode.restart]: '503 Service Unavailable',
  [closeCode.storeUnavailable]: '503 Service Unavailable',
  [closeCode.tooSlow]: '408 Request Timeout',
} as const satisfies Record<CloseCode, string>

/** Answers an upgrade in plain HTTP: no socket opens for who may not have one. */
export function refuseUpgrade(socket: Duplex, failure: Failure): void {
  const body = JSON.stringify({ failure })
  const head = [
    `HTTP/1.1 ${statusLines[closeCodeOf(failure)]}`,
    'Content-Type: application/json; charset=utf-8',
    `Content-Length: ${Buffer.byteLength(body)}`,
    'Cache-Control: no-store',
    'Connection: close',
  ]
  socket.once('finish', () => socket.destroy())
  socket.end(`${head.join('\r\n')}\r\n\r\n${body}`)
}

/** A failure as the status of a refused upgrade, and as the code that closes a socket: the only places of both. */
import { closeCode, type CloseCode } from '#shared/protocol'
import { unreachable, type Failure } from '#shared/failure'
import type { Duplex } from 'node:stream'

export function closeCodeOf(failure: Failure): CloseCode {
  switch (failure.kind) {
    case 'signedOut':
    case 'wrongCredentials':
      return closeCode.signedOut
    case 'forbidden':
    case 'foreignOrigin':
    case 'locked':
      return closeCode.forbidden
    case 'notFound':
    case 'removed':
      return closeCode.notFound
    case 'invalid':
    case 'alreadyExists':
      return closeCode.malformed
    case 'tooMany':
      return closeCode.tooMany
    case 'tooLarge':
      return closeCode.tooLarge
    case 'outdatedClient':
      return closeCode.outdatedClient
    case 'storeUnavailable':
    case 'serverError':
    case 'unreachable':
      return closeCode.storeUnavailable
    default:
      return unreachable(failure)
  }
}

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

/** A failure as the code that closes a socket or a channel: the only place of it, for the server and for the page's channels. */
import { unreachable, type Failure } from './failure.ts'
import { closeCode, type CloseCode } from './protocol.ts'

/** The code for `failure`; y-websocket takes 4400 to 4499 as final and tries again after all others. */
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
    case 'overtaken':
    case 'notSignedOff':
    case 'objectionOpen':
    case 'resolutionMade':
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

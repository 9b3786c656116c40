import { describe, expect, test } from 'vitest'
import type { Failure } from '#shared/failure'
import { chapterId, sectionId } from '#shared/ids'
import { statusOf } from './respond.ts'

const section = sectionId.parse('sec_abcd')
const statuses: [Failure, number][] = [
  [{ kind: 'invalid', issues: [] }, 400],
  [{ kind: 'signedOut' }, 401],
  [{ kind: 'wrongCredentials' }, 401],
  [{ kind: 'forbidden', action: 'write' }, 403],
  [{ kind: 'foreignOrigin' }, 403],
  [{ kind: 'notFound', what: 'section' }, 404],
  [{ kind: 'alreadyExists', what: 'person' }, 409],
  [{ kind: 'overtaken', why: 'resolved' }, 409],
  [{ kind: 'removed', section, chapter: chapterId.parse('cha_abcd') }, 410],
  [{ kind: 'tooLarge', limitBytes: 1 }, 413],
  [{ kind: 'locked', section, stage: 'signing' }, 423],
  [{ kind: 'outdatedClient' }, 426],
  [{ kind: 'tooMany', retryAfterSeconds: 1 }, 429],
  [{ kind: 'serverError' }, 500],
  [{ kind: 'storeUnavailable', cause: 'x' }, 503],
]

describe('the status of a failure', () => {
  test.each(statuses)('[H10] %j is %i', (failure, status) => expect(statusOf(failure)).toBe(status))
})

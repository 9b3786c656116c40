/** Changes of bookmarks on their way to the server: kept on this device as letters are, and sent as often as it takes. */
import { samePlace, type Bookmarking, type BookmarksView } from '#shared/bookmark'
import type { Failure, Result } from '#shared/failure'
import type { VersionId } from '#shared/ids'
import type { Device } from '../sync/device.ts'
import { request } from '../sync/requests.ts'

/** What is to become of a place. The last word about it counts, however often it is said. */
export interface BookmarkLetter extends Bookmarking {
  readonly version: VersionId
  readonly isRemoved: boolean
}

/** Others keep letters on the device too. */
interface Kept {
  readonly bookmark: BookmarkLetter
}

const isKept = (letter: unknown): letter is Kept => letter instanceof Object && 'bookmark' in letter

const nameOf = ({ version, section, paragraph }: BookmarkLetter): string =>
  `bookmark ${version} ${section}-${paragraph}`

export const keepLetter = (device: Device, letter: BookmarkLetter): Promise<boolean> =>
  device.keepLetter(nameOf(letter), { bookmark: letter } satisfies Kept)

export const forgetLetter = (device: Device, letter: BookmarkLetter): Promise<boolean> =>
  device.keepLetter(nameOf(letter), null)

const allLetters = async (device: Device): Promise<readonly BookmarkLetter[]> =>
  (await device.letters()).filter(isKept).map(({ bookmark }) => bookmark)

/** Those about a version. */
export const lettersTo = async (device: Device, to: VersionId): Promise<readonly BookmarkLetter[]> =>
  (await allLetters(device)).filter(({ version }) => version === to)

export function deliver({ version, section, paragraph, note, isRemoved }: BookmarkLetter) {
  const path = `/api/versions/${version}/bookmarks`
  return isRemoved
    ? request<BookmarksView>('DELETE', path, { section, paragraph })
    : request<BookmarksView>('PUT', path, { section, paragraph, note })
}

/** Sends what waits about any version, once; what the server does not take is dropped. */
export async function sendWaiting(device: Device): Promise<void> {
  for (const letter of await allLetters(device)) {
    const answer: Result<BookmarksView> = await deliver(letter)
    if (!answer.ok && isPassing(answer.failure)) return
    const now = (await lettersTo(device, letter.version)).find((one) => samePlace(one, letter))
    if (now !== undefined && JSON.stringify(now) === JSON.stringify(letter))
      await forgetLetter(device, letter)
  }
}

/** What speaks against the moment, not against the bookmark. */
export const isPassing = ({ kind }: Failure): boolean => passing.has(kind)

const passing = new Set<Failure['kind']>([
  'unreachable',
  'signedOut',
  'storeUnavailable',
  'serverError',
  'tooMany',
  'outdatedClient',
])

/** A server that keeps a person's bookmarks in one version, and can be gone. */
import { bookmarking, byPlace, citedPlace, samePlace, type Bookmark } from '#shared/bookmark'
import { fail } from '#shared/failure'
import type { VersionId } from '#shared/ids'

export class BookmarkServerFake {
  bookmarks: readonly Bookmark[] = []
  isGone = false
  /** It has no such place. */
  refuses = false
  readonly #version: VersionId

  constructor(version: VersionId) {
    this.#version = version
  }

  readonly fetch = async (path: string, init: RequestInit = {}): Promise<Response> => {
    if (this.isGone) throw new TypeError('no network')
    if (path !== `/api/versions/${this.#version}/bookmarks`) throw new Error(`not asked for here: ${path}`)
    const body: unknown = typeof init.body === 'string' ? JSON.parse(init.body) : null
    if (this.refuses && body !== null)
      return Response.json(fail({ kind: 'notFound', what: 'section' }), { status: 404 })
    if (init.method === 'PUT') this.#put(body)
    if (init.method === 'DELETE') this.#remove(body)
    return Response.json({ bookmarks: this.bookmarks })
  }

  #put(body: unknown): void {
    const asked = bookmarking.parse(body)
    const at = '2026-11-22T12:00:00.000Z'
    const others = this.bookmarks.filter((one) => !samePlace(one, asked))
    this.bookmarks = [...others, { version: this.#version, ...asked, at }].toSorted(byPlace)
  }

  #remove(body: unknown): void {
    const place = citedPlace.parse(body)
    this.bookmarks = this.bookmarks.filter((one) => !samePlace(one, place))
  }
}

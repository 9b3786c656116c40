/**
 * What is on the server's disk of a section, and since when: a client of its own, beside every bad network. The server
 * tells readers nothing before it is on disk (T4), so whatever it has heard is there.
 */
import type { SectionId } from '#shared/ids'
import * as Y from 'yjs'
import { joinPlainly, type PlainClient } from './plain-client.ts'

export class DiskWatch {
  readonly #client: PlainClient
  readonly #seen: { at: number; blocks: readonly string[] }[] = []

  private constructor(client: PlainClient) {
    this.#client = client
    // What it finds may have been there long since.
    this.#look(0)
    client.doc.on('update', () => this.#look(Date.now()))
    // After a restart of the server it must not know less than the pages do.
    client.provider.maxBackoffTime = 100
  }

  static async open(url: string, section: SectionId, cookie: string): Promise<DiskWatch> {
    return new DiskWatch(await joinPlainly(url, section, cookie))
  }

  /** When a block that begins like this was there for the first time (ms since 1970); Infinity: never yet. */
  since(beginning: string): number {
    return (
      this.#seen.find(({ blocks }) => blocks.some((block) => block.startsWith(beginning)))?.at ?? Infinity
    )
  }

  /** The paragraphs and headings that are there now. */
  get blocks(): readonly string[] {
    return this.#seen.at(-1)?.blocks ?? []
  }

  leave(): void {
    this.#client.leave()
  }

  #look(at: number): void {
    this.#seen.push({ at, blocks: this.#client.text.toArray().map(plain) })
  }
}

const plain = (block: unknown): string =>
  block instanceof Y.XmlElement ? block.toArray().map(String).join('') : ''

/** Several people at one text, as through the server: what each does reaches the others when a test says so. */
import type { Editor } from '@tiptap/core'
import type { TextElement } from '#shared/text'
import { writeText } from '#shared/text-doc'
import * as Y from 'yjs'
import { openEditor } from './editor.fake.ts'
import { wordsOf } from './lost-words.ts'
import { rescueOf } from './rescue.ts'

export class TogetherFake {
  readonly writers: WriterFake[]
  readonly #server = new Y.Doc()

  /** Everybody has come to write: the rescuers are there. */
  static async open(text: readonly TextElement[], count: number): Promise<TogetherFake> {
    const together = new TogetherFake(text, count)
    await Promise.all(together.writers.map(({ doc }) => rescueOf(doc).load()))
    return together
  }

  private constructor(text: readonly TextElement[], count: number) {
    // Yjs orders by client id what is written at one place at once.
    this.#server.clientID = 1_000_000
    writeText(this.#server, text)
    this.writers = Array.from({ length: count }, (_none, at) => new WriterFake(this.#server, at + 1))
    this.#server.on('update', (update: Uint8Array, from: unknown) => {
      for (const writer of this.writers) if (writer !== from) writer.coming.push(update)
    })
  }

  /** Everything reaches everybody, and what they answer too. */
  meet(): void {
    while (this.writers.some(({ going, coming }) => going.length + coming.length > 0))
      for (const writer of this.writers) {
        writer.send(this.#server)
        writer.receive()
      }
  }

  send(writer: WriterFake): void {
    writer.send(this.#server)
  }

  /** Somebody sends what they wrote and loads the page anew. Returns who they are then. */
  async reload(before: WriterFake): Promise<WriterFake> {
    before.send(this.#server)
    before.editor.destroy()
    const after = new WriterFake(this.#server, before.doc.clientID + this.writers.length)
    this.writers[this.writers.indexOf(before)] = after
    await rescueOf(after.doc).load()
    return after
  }
}

export class WriterFake {
  readonly doc = new Y.Doc()
  readonly editor: Editor
  readonly going: Uint8Array[] = []
  readonly coming: Uint8Array[] = []
  /** All that was ever offered back. */
  offered = ''

  constructor(server: Y.Doc, client: number) {
    this.doc.clientID = client
    Y.applyUpdate(this.doc, Y.encodeStateAsUpdate(server))
    this.doc.on('update', (update: Uint8Array, from: unknown) => from !== server && this.going.push(update))
    this.#server = server
    this.editor = openEditor(this.doc)
    const rescue = rescueOf(this.doc)
    rescue.subscribe(() => {
      this.offered += ` ${rescue.offers.map(wordsOf).join(' ')}`
    })
  }

  readonly #server: Y.Doc

  type(letters: string): void {
    for (const letter of letters) this.editor.view.dispatch(this.editor.state.tr.insertText(letter))
  }

  /** The words of the caret's paragraph up to the caret. */
  get beforeCaret(): string {
    const { $head } = this.editor.state.selection
    return $head.parent.textBetween(0, $head.parentOffset, undefined, '\n')
  }

  send(server: Y.Doc): void {
    for (const update of this.going.splice(0)) Y.applyUpdate(server, update, this)
  }

  /** @param atOnce all that waits as one change, as the server's batches come. */
  receive(atOnce = false): void {
    const waiting = this.coming.splice(0)
    const updates = atOnce && waiting.length > 0 ? [Y.mergeUpdates(waiting)] : waiting
    for (const update of updates) Y.applyUpdate(this.doc, update, this.#server)
  }
}

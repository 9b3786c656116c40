/** A section's drawer on this device: what of its text lies in it, and what goes into it as the text changes. */
import type { SectionId } from '#shared/ids'
import type { Access } from '#shared/protocol'
import * as Y from 'yjs'
import type { Device, Drawerful, Filing, KeptText } from './device.ts'

/** So many rows become one as soon as nobody has written for a while. */
const manyRows = 200
const restMillis = 5000

export class Drawer implements Drawerful {
  /** What lay in it when the room was made, the newest epoch first; null: nobody has looked yet. */
  texts: readonly KeptText[] | null = null
  readonly #section: SectionId
  readonly #doc: Y.Doc
  readonly #device: Device
  #epoch: number | null = null
  #open: 'no' | 'yes' | 'closing' = 'no'
  #access: Access = 'read'
  #unsaved = 0
  #updates: Uint8Array[] = []
  #rows: number[] = []
  /** Rows that what is being written takes the place of. */
  #replaced: readonly number[] = []
  /** Next time all of the text is written: what went before is lost, or too much in pieces. */
  #whole = false
  #rest: ReturnType<typeof setTimeout> | undefined

  /** @param looked called once it is known what lies in the drawer. */
  constructor(section: SectionId, doc: Y.Doc, device: Device, looked: () => void) {
    this.#section = section
    this.#doc = doc
    this.#device = device
    doc.on('update', this.#changed)
    void device.texts(section).then((texts) => {
      this.texts = texts
      looked()
    })
  }

  /** The text of this epoch; without an epoch, the newest. */
  text(epoch?: number): KeptText | null {
    return this.texts?.find((text) => epoch === undefined || text.epoch === epoch) ?? null
  }

  /** Puts a text into the document, with the drawer as the origin of the change. */
  unpack(text: KeptText): void {
    this.#rows.push(...text.rows)
    const unpacked = () => text.updates.forEach((update) => Y.applyUpdate(this.#doc, update))
    Y.transact(this.#doc, unpacked, this, false)
    this.begin(text.epoch)
    this.open(text.access)
  }

  /** The document holds the text of this epoch from now on. */
  begin(epoch: number): void {
    this.#epoch = epoch
  }

  /** The whole text is here: it may be kept. */
  open(access: Access): void {
    this.#open = 'yes'
    this.#access = access
    this.#collect(false)
  }

  /** The text may not be read any more, or is another one: but for unsent words nothing goes in until it is opened again. */
  shut(): void {
    this.#open = this.#open === 'no' || this.#unsaved === 0 ? 'no' : 'closing'
    this.#whole = true
    this.#collect(true)
  }

  /** Nothing of this document goes in any more: the drawer is another one's. */
  leave(): void {
    this.#open = 'no'
  }

  /** Keeps all of it once more: what was here was wiped. */
  anew(): void {
    this.#whole = true
    this.#collect(true)
  }

  note(access: Access, unsaved: number): void {
    if (this.#access === access && this.#unsaved === unsaved) return
    this.#access = access
    this.#unsaved = unsaved
    this.#collect(unsaved > 0)
  }

  take(): Filing | null {
    if (this.#open === 'no' || this.#epoch === null) return null
    const whole = this.#whole
    const updates = whole ? [Y.encodeStateAsUpdate(this.#doc)] : this.#updates
    this.#replaced = whole ? this.#rows : []
    this.#updates = []
    if (whole) this.#rows = []
    this.#whole = this.#open === 'closing'
    if (this.#open === 'closing') this.#open = 'no'
    const about = { section: this.#section, epoch: this.#epoch, access: this.#access, unsaved: this.#unsaved }
    return { ...about, client: this.#client, updates, replaces: this.#replaced }
  }

  get #client(): number | null {
    const { clientID, store } = this.#doc
    return store.clients.has(clientID) ? clientID : null
  }

  filed(row: number | null): void {
    if (row !== null) this.#rows.push(row)
  }

  failed(): void {
    this.#rows.push(...this.#replaced)
    this.#whole = true
  }

  close(): void {
    clearTimeout(this.#rest)
    this.#doc.off('update', this.#changed)
  }

  #changed = (update: Uint8Array, origin: unknown, _doc: Y.Doc, { local }: Y.Transaction): void => {
    if (origin === this) return
    if (!this.#whole) this.#updates.push(update)
    this.#collect(local)
    clearTimeout(this.#rest)
    if (this.#rows.length > manyRows) this.#rest = setTimeout(() => this.anew(), restMillis)
  }

  #collect(hurry: boolean): void {
    if (this.#open !== 'no') this.#device.collect(this, hurry)
  }
}

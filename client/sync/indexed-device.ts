/**
 * The device on IndexedDB. What all sections hand in goes into one transaction, with the count of what is not
 * acknowledged: after a crash the words and what is said of them fit together.
 */
import type { RecordsView } from '#shared/api'
import type { ChapterId, PersonId, SectionId } from '#shared/ids'
import {
  answerOf,
  beginningWith,
  databaseName,
  deleteDatabases,
  openDatabase,
  stores,
  written,
} from './database.ts'
import type { Device, DeviceState, Drawerful, Filing, KeptChapter, KeptText, Unsent } from './device.ts'
import {
  forgetClients,
  noteClient,
  readClients,
  readFact,
  readLetters,
  readTyped,
  writeFacts,
  writeLetter,
  writeTyped,
  type Fact,
  type Facts,
  type FactValue,
} from './facts.ts'
import type { KeptSession } from './kept-session.ts'
import { openTabs, tab } from './tab.ts'
import { adopt, readUnsent, type Count } from './unsent-counts.ts'

/** Milliseconds until what was handed in is written. */
const soon = { hurry: 40, patience: 400 } as const
/** Until a full or slow disk is tried again. */
const againMillis = 30_000

interface Row {
  readonly section: SectionId
  readonly epoch: number
  readonly updates: readonly Uint8Array[]
}

/** Older ones do not say when. */
type Mark = Pick<KeptText, 'section' | 'epoch' | 'access'> & Partial<Pick<KeptText, 'at'>>

export class IndexedDevice implements Device {
  state: DeviceState = 'keeping'
  readonly #name: string
  readonly #person: PersonId
  readonly #watchers = new Set<() => void>()
  readonly #waiting = new Set<Drawerful>()
  #database: Promise<IDBDatabase>
  #timer: ReturnType<typeof setTimeout> | undefined
  #due = Infinity
  #writing = false
  #facts: Facts = new Map()

  constructor(world: string, person: PersonId) {
    this.#name = databaseName(world, person)
    this.#person = person
    this.#database = this.#begin()
  }

  subscribe = (watcher: () => void): (() => void) => {
    this.#watchers.add(watcher)
    return () => this.#watchers.delete(watcher)
  }

  texts = (section: SectionId): Promise<readonly KeptText[]> => this.#ask([], (db) => readTexts(db, section))

  list = (): Promise<readonly Mark[]> =>
    this.#ask([], (db) => answerOf<Mark[]>(db.transaction(stores.marks).objectStore(stores.marks).getAll()))

  unsent = (): Promise<readonly Unsent[]> => this.#ask([], readUnsent)

  collect(drawer: Drawerful, hurry: boolean): void {
    if (this.state === 'refused') return
    this.#waiting.add(drawer)
    this.#writeIn(hurry ? soon.hurry : soon.patience)
  }

  drop = (section: SectionId, epoch?: number): Promise<void> =>
    this.#ask(undefined, (db) => dropText(db, epoch === undefined ? [section] : [section, epoch]))

  keepLetter = (name: string, letter: object | null): Promise<boolean> =>
    this.#ask(false, (db) => writeLetter(db, name, letter).then(() => true))

  letters = (): Promise<readonly unknown[]> => this.#ask([], readLetters)

  keepTyped = (name: string, words: string | null): Promise<boolean> =>
    this.#ask(false, (db) => writeTyped(db, name, words).then(() => true))

  typed = (): Promise<ReadonlyMap<string, string>> => this.#ask(new Map(), readTyped)

  keepRecords = (view: RecordsView): void => this.#keep('records', view, soon.patience)

  keepChapter = (chapter: ChapterId, kept: KeptChapter | null): void =>
    this.#keep(`chapter ${chapter}`, kept, soon.patience)

  chapter = (chapter: ChapterId): Promise<KeptChapter | null> =>
    this.#ask(null, (db) => readFact<KeptChapter>(db, `chapter ${chapter}`))

  records = (): Promise<RecordsView | null> => this.#ask(null, (db) => readFact<RecordsView>(db, 'records'))

  keepSession = (kept: KeptSession | null): void => this.#keep('session', kept, soon.hurry)

  reopen(): void {
    if (this.state !== 'wiped') return
    this.#database = this.#begin()
    this.#become('keeping')
    this.#writeIn(soon.hurry)
  }

  wipe(): Promise<void> {
    this.close()
    return deleteDatabases(this.#name, this.#person)
  }

  close(): void {
    clearTimeout(this.#timer)
    this.#watchers.clear()
    this.#waiting.clear()
    void this.#database.then(
      (db) => db.close(),
      () => {},
    )
  }

  /** A refusal is told by the state; whoever asks for something is answered all the same. */
  #begin(): Promise<IDBDatabase> {
    const opened = this.#open()
    opened.catch(() => {})
    return opened
  }

  async #open(): Promise<IDBDatabase> {
    try {
      const db = await openDatabase(this.#name)
      // Another tab deletes it: the person signed out. A browser that clears its storage only closes it.
      db.onversionchange = () => this.#letGo(db, 'wiped')
      db.onclose = () => this.#letGo(db, 'refused')
      return db
    } catch (refusal) {
      this.#become('refused')
      throw refusal
    }
  }

  #letGo(db: IDBDatabase, state: DeviceState): void {
    db.close()
    this.#become(state)
  }

  /** The answer, or `otherwise` where nothing can be kept. */
  async #ask<T>(otherwise: T, question: (db: IDBDatabase) => Promise<T>): Promise<T> {
    try {
      return await question(await this.#database)
    } catch {
      return otherwise
    }
  }

  #keep(fact: Fact, value: FactValue, millis: number): void {
    this.#facts = new Map([...this.#facts, [fact, value]])
    this.#writeIn(millis)
  }

  #writeIn(millis: number): void {
    const wait = this.state === 'full' ? againMillis : millis
    const due = Date.now() + wait
    if (this.#writing || this.state === 'wiped' || due >= this.#due) return
    clearTimeout(this.#timer)
    this.#due = due
    this.#timer = setTimeout(() => void this.#write(), wait)
  }

  async #write(): Promise<void> {
    const drawers = [...this.#waiting]
    const [filings, facts] = [drawers.flatMap(filed), this.#facts]
    this.#waiting.clear()
    this.#facts = new Map()
    this.#due = Infinity
    this.#writing = true
    const rows = await this.#tryToWrite(filings, facts)
    this.#writing = false
    for (const [at, { drawer }] of filings.entries()) {
      if (rows === null) drawer.failed()
      else drawer.filed(rows[at] ?? null)
    }
    if (rows === null) this.#tryAgain(drawers, facts)
    else if (this.#waiting.size + this.#facts.size > 0) this.#writeIn(soon.hurry)
  }

  async #tryToWrite(filings: readonly Filed[], facts: Facts): Promise<Rows | null> {
    if (filings.length + facts.size === 0) return []
    try {
      const rows = await write(await this.#database, filings, facts)
      if (this.state === 'full') this.#become('keeping')
      return rows
    } catch {
      if (this.state === 'keeping') this.#become('full')
      return null
    }
  }

  #tryAgain(drawers: readonly Drawerful[], facts: Facts): void {
    if (this.state === 'refused') return
    for (const drawer of drawers) this.#waiting.add(drawer)
    this.#facts = new Map([...facts, ...this.#facts])
    this.#writeIn(soon.patience)
  }

  #become(state: DeviceState): void {
    if (this.state === state) return
    this.state = state
    for (const watcher of [...this.#watchers]) watcher()
  }
}

type Rows = readonly (number | null)[]
type Filed = { readonly drawer: Drawerful; readonly filing: Filing }

function filed(drawer: Drawerful): Filed[] {
  const filing = drawer.take()
  return filing === null ? [] : [{ drawer, filing }]
}

async function write(db: IDBDatabase, filings: readonly Filed[], facts: Facts): Promise<Rows> {
  const all = [stores.texts, stores.marks, stores.unsent, stores.facts]
  // Words that are nowhere else shall survive the machine's death too, not only the browser's.
  const durability = filings.some(({ filing }) => filing.unsaved > 0) ? 'strict' : 'relaxed'
  const transaction = db.transaction(all, 'readwrite', { durability })
  const done = written(transaction)
  const rows = filings.map(({ filing }) => writeOne(transaction, filing))
  writeFacts(transaction, facts)
  await done
  return rows.map((row) => row?.result ?? null)
}

/** The request for the new row's number; null when there is nothing for a row. */
function writeOne(to: IDBTransaction, { updates, replaces, ...about }: Filing): IDBRequest<number> | null {
  const { section, epoch, access, unsaved: count, client } = about
  const [texts, unsent] = [to.objectStore(stores.texts), to.objectStore(stores.unsent)]
  to.objectStore(stores.marks).put({ section, epoch, access, at: Date.now() } satisfies Mark)
  if (count === 0) unsent.delete([section, epoch, tab])
  else unsent.put({ section, epoch, tab, count } satisfies Count)
  if (client !== null) noteClient(to, section, epoch, client)
  for (const row of replaces) texts.delete(row)
  if (updates.length === 0) return null
  // The store counts its rows itself.
  return texts.add({ section, epoch, updates } satisfies Row) as IDBRequest<number>
}

async function readTexts(db: IDBDatabase, section: SectionId): Promise<KeptText[]> {
  const alive = await openTabs()
  const from = db.transaction([stores.texts, stores.marks, stores.unsent, stores.facts], 'readwrite')
  const marks = await answerOf<Mark[]>(from.objectStore(stores.marks).getAll(beginningWith(section)))
  const texts = await Promise.all(marks.map((mark) => readText(from, mark, alive)))
  return texts.sort((one, other) => other.epoch - one.epoch)
}

async function readText(from: IDBTransaction, mark: Mark, alive: ReadonlySet<string>): Promise<KeptText> {
  const place = from.objectStore(stores.texts).index('place')
  const here = IDBKeyRange.only([mark.section, mark.epoch])
  const [found, keys, unsaved, clients] = await Promise.all([
    answerOf<Row[]>(place.getAll(here)),
    answerOf(place.getAllKeys(here)),
    adopt(from, mark, alive),
    readClients(from, mark.section, mark.epoch),
  ])
  const rows = keys.filter((key) => typeof key === 'number')
  const { at = 0 } = mark
  return { ...mark, at, unsaved, rows, clients, updates: found.flatMap(({ updates }) => updates) }
}

async function dropText(db: IDBDatabase, place: (string | number)[]): Promise<void> {
  const all = [stores.texts, stores.marks, stores.unsent, stores.facts]
  const transaction = db.transaction(all, 'readwrite')
  const done = written(transaction)
  const texts = transaction.objectStore(stores.texts)
  forgetClients(transaction, place)
  const here = beginningWith(...place)
  transaction.objectStore(stores.marks).delete(here)
  transaction.objectStore(stores.unsent).delete(here)
  const range = place.length === 1 ? here : IDBKeyRange.only(place)
  for (const row of await answerOf(texts.index('place').getAllKeys(range))) texts.delete(row)
  await done
}

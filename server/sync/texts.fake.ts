/** Texts in memory, with a disk that can be slow, stuck or full at the test's word. */
import * as Y from 'yjs'
import { epochMark, markClient } from '#shared/epoch'
import { fail, ok, type Failure, type Result } from '#shared/failure'
import type { SectionId } from '#shared/ids'
import type { StoredText, StoreState, TextRecord, Texts } from '../store/texts.ts'

const diskFull: Failure = { kind: 'storeUnavailable', cause: 'no space left on device' }

export class FakeTexts implements Texts {
  state: StoreState = { writable: true }
  /** Milliseconds an append takes. */
  delay = 0
  /** How often a base was written. */
  settlings = 0
  readonly #stored = new Map<SectionId, StoredText>()
  readonly #listeners = new Set<(state: StoreState) => void>()
  #held: (() => void)[] | null = null

  /** What is on disk of the section. */
  at(section: SectionId): StoredText {
    return this.#stored.get(section) ?? { base: null, updates: [], claims: [], epoch: 1 }
  }

  /** The text as someone would find it who opened it from the disk. */
  docOf(section: SectionId): Y.Doc {
    const { base, updates } = this.at(section)
    const doc = new Y.Doc()
    doc.transact(() => {
      for (const update of [...(base === null ? [] : [base]), ...updates]) Y.applyUpdate(doc, update)
    })
    return doc
  }

  /** The section begins anew with this text, under an epoch, as a restore leaves it. */
  restore(section: SectionId, { base, updates, claims }: StoredText, epoch: number): void {
    const state = Y.mergeUpdates([...(base === null ? [] : [base]), ...updates, epochMark(epoch)])
    const marked = [...claims, [markClient(epoch), null] as const]
    this.#stored.set(section, { base: state, updates: [], claims: marked, epoch })
  }

  /** What a server finds that starts after this one was killed; nothing of this one reaches it. */
  afterKill(): FakeTexts {
    const found = new FakeTexts()
    for (const [section, stored] of this.#stored) found.#stored.set(section, stored)
    return found
  }

  /** From now on appends wait until `release`. */
  hold(): void {
    this.#held = []
  }

  /** How many appends wait. */
  get waiting(): number {
    return this.#held?.length ?? 0
  }

  release(): void {
    const waiting = this.#held ?? []
    this.#held = null
    for (const go of waiting) go()
  }

  /** The disk is full: nothing is written until `recover`. */
  breakDown(): void {
    this.#set({ writable: false, cause: 'no space left on device' })
  }

  recover(): void {
    this.#set({ writable: true })
  }

  load(section: SectionId): Promise<Result<StoredText>> {
    return Promise.resolve(ok(this.at(section)))
  }

  async append(section: SectionId, record: TextRecord): Promise<Result<void>> {
    if (this.#held !== null) await new Promise<void>((resolve) => this.#held?.push(resolve))
    await new Promise((resolve) => setTimeout(resolve, this.delay))
    if (!this.state.writable) return fail(diskFull)
    const before = this.at(section)
    const claims = [...before.claims, ...record.claims]
    this.#stored.set(section, { ...before, updates: [...before.updates, record.update], claims })
    return ok(undefined)
  }

  stamp(section: SectionId): number {
    return this.at(section).updates.length
  }

  settle(section: SectionId, state: Uint8Array): Promise<Result<void>> {
    if (!this.state.writable) return Promise.resolve(fail(diskFull))
    this.settlings += 1
    this.#stored.set(section, { ...this.at(section), base: state, updates: [] })
    return Promise.resolve(ok(undefined))
  }

  onState(listener: (state: StoreState) => void): () => void {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  #set(state: StoreState): void {
    this.state = state
    for (const listener of this.#listeners) listener(state)
  }
}

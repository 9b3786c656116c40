/**
 * One version to read: from the server, which says whether the person may; while it cannot be reached from this device, when it
 * was opened here before. What is read stays on the device.
 */
import type { Failure } from '#shared/failure'
import { rightsTo } from '#shared/policy'
import type { VersionText } from '#shared/version-api'
import { request } from '../sync/requests.ts'
import type { Workshop } from '../sync/workshop.tsx'
import { keptVersionsOf, type KeptVersions } from './kept-versions.ts'

export type ReadVersion =
  | { readonly kind: 'asking' }
  | { readonly kind: 'here'; readonly text: VersionText; readonly from: 'server' | 'device' }
  /** The server cannot be reached, and the version was never opened on this device. */
  | { readonly kind: 'notHere' }
  | { readonly kind: 'failed'; readonly failure: Failure }

/** Whoever comes while the server does not answer reads what is on the device after so many milliseconds. */
const patienceMillis = 4000

export class VersionReader {
  now: ReadVersion = { kind: 'asking' }
  readonly #workshop: Workshop
  /** As it stands in the address. */
  readonly #id: string
  readonly #kept: KeptVersions
  readonly #watchers = new Set<() => void>()
  #isOn = false
  #attempt = 0

  constructor(workshop: Workshop, id: string, kept = keptVersionsOf(workshop)) {
    this.#workshop = workshop
    this.#id = id
    this.#kept = kept
  }

  /** Called whenever `now` changes. Returns the way to stop. */
  subscribe = (watcher: () => void): (() => void) => {
    this.#watchers.add(watcher)
    return () => this.#watchers.delete(watcher)
  }

  /** Returns the way to stop. */
  begin(): () => void {
    const { line } = this.#workshop
    this.#isOn = true
    const late = setTimeout(() => void this.#lookHere(), patienceMillis)
    const stop = line.subscribe(() => line.state.kind === 'open' && this.#back())
    if (line.state.kind === 'offline') void this.#lookHere()
    this.look()
    return () => {
      this.#isOn = false
      clearTimeout(late)
      stop()
    }
  }

  /** Asks the server. */
  look = (): void => void this.#look()

  async #look(): Promise<void> {
    const attempt = (this.#attempt += 1)
    if (this.now.kind !== 'here') this.#show({ kind: 'asking' })
    const answer = await request<VersionText>('GET', `/api/versions/${this.#id}`)
    if (!this.#isOn || attempt !== this.#attempt) return
    if (answer.ok) return this.#heard(answer.value)
    if (answer.failure.kind === 'unreachable') return this.#alone()
    if (isRefusal(answer.failure)) await this.#kept.forget(this.#id)
    if (this.now.kind !== 'here' || isRefusal(answer.failure))
      this.#show({ kind: 'failed', failure: answer.failure })
  }

  /** The server is back: whether the person may still read it, and what was not here. */
  #back(): void {
    const isFine = this.now.kind === 'here' && this.now.from === 'server'
    if (!isFine && this.now.kind !== 'asking') this.look()
  }

  #heard(text: VersionText): void {
    this.#show({ kind: 'here', text, from: 'server' })
    void this.#kept.keep(text, Date.now())
  }

  async #alone(): Promise<void> {
    await this.#lookHere()
    if (this.now.kind === 'asking') this.#show({ kind: 'notHere' })
  }

  async #lookHere(): Promise<void> {
    if (this.now.kind === 'here' || !mayReadVersions(this.#workshop)) return
    const text = await this.#kept.read(this.#id, Date.now())
    if (text !== null && this.#isOn && this.#isWaited) this.#show({ kind: 'here', text, from: 'device' })
  }

  get #isWaited(): boolean {
    return this.now.kind === 'asking' || this.now.kind === 'notHere'
  }

  #show(now: ReadVersion): void {
    this.now = now
    for (const watcher of [...this.#watchers]) watcher()
  }
}

/** The server's last word on it, not on the moment. */
const isRefusal = ({ kind }: Failure): boolean => kind === 'forbidden' || kind === 'notFound'

/** Whether she has a role, as far as this device has heard, that reads versions at all. */
export function mayReadVersions({ mirror, session }: Workshop): boolean {
  const { records } = mirror.view
  return Object.values(records.chapters).some(({ id }) =>
    [...rightsTo(records, session.person.id, 'readVersion', id)].some((right) => right !== 'no'),
  )
}

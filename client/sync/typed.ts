/**
 * What is being typed into the fields of the page and was not sent: it outlives a closed form, a folded card and a
 * reload, on this device, until it is sent or dropped.
 */
import { useSyncExternalStore } from 'react'
import type { Device } from './device.ts'
import { useWorkshop, type Workshop } from './workshop.tsx'

/** Until what is typed is written down. */
const soonMillis = 300

export class TypedWords {
  /** Resolves when what was kept here is known. */
  readonly known: Promise<void>
  readonly #device: Device
  readonly #words = new Map<string, string>()
  readonly #watchers = new Set<() => void>()
  /** Fields that changed since they were written down. */
  readonly #changed = new Set<string>()
  #timer: ReturnType<typeof setTimeout> | undefined

  constructor(device: Device) {
    this.#device = device
    this.known = device.typed().then((kept) => this.#takeUp(kept))
    // A page that goes has no time to wait.
    document.addEventListener('visibilitychange', () => this.#writeDown())
  }

  /** Called whenever something is typed. Returns the way to stop. */
  subscribe = (watcher: () => void): (() => void) => {
    this.#watchers.add(watcher)
    return () => this.#watchers.delete(watcher)
  }

  /** null: nothing was typed there. */
  get(field: string): string | null {
    return this.#words.get(field) ?? null
  }

  /** null: it was sent, or dropped. */
  set(field: string, words: string | null): void {
    if (this.get(field) === words) return
    if (words === null) this.#words.delete(field)
    else this.#words.set(field, words)
    this.#changed.add(field)
    clearTimeout(this.#timer)
    if (words === null) this.#writeDown()
    else this.#timer = setTimeout(() => this.#writeDown(), soonMillis)
    this.#tell()
  }

  /** What is typed already counts more. */
  #takeUp(kept: ReadonlyMap<string, string>): void {
    for (const [field, words] of kept)
      if (!this.#words.has(field) && !this.#changed.has(field)) this.#words.set(field, words)
    if (kept.size > 0) this.#tell()
  }

  #writeDown(): void {
    clearTimeout(this.#timer)
    for (const field of this.#changed) void this.#device.keepTyped(field, this.get(field))
    this.#changed.clear()
  }

  #tell(): void {
    for (const watcher of [...this.#watchers]) watcher()
  }
}

const everywhere = new WeakMap<Workshop, TypedWords>()

/** What the person types in a workshop. */
export function typedIn(workshop: Workshop): TypedWords {
  const known = everywhere.get(workshop) ?? new TypedWords(workshop.device)
  everywhere.set(workshop, known)
  return known
}

/** What is being typed into a field; null: nothing was. */
export function useTyped(field: string): [string | null, (words: string | null) => void] {
  const typed = typedIn(useWorkshop())
  const words = useSyncExternalStore(typed.subscribe, () => typed.get(field))
  return [words, (next) => typed.set(field, next)]
}

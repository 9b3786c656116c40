/* oxlint-disable no-underscore-dangle -- The binding has no other way to be stopped. */
/**
 * Keeps an editor that cannot go on from writing: one that broke half-way through a change would put its old
 * text over what others wrote, and the binding deletes what the schema does not know.
 */
import type { Transaction } from '@tiptap/pm/state'
import type { EditorView } from '@tiptap/pm/view'
import { ySyncPluginKey } from '@tiptap/y-tiptap'
import type * as Y from 'yjs'
import { rescueOf } from './rescue.ts'
import { bringsUnknown } from './unknown-content.ts'

/** Who makes another editor, or shows the text to read. */
export interface EditorWatch {
  onBroken: (error: unknown) => void
  onUnknown: () => void
}

/** What the binding does and nobody else can stop (y-tiptap, `sync-plugin.js`). */
interface Binding {
  beforeTransactionSelection: object | null
  beforeAllTransactions: () => void
  _observeFunction: (events: readonly unknown[], change: Y.Transaction) => void
  _forceRerender: () => void
  _prosemirrorChanged: () => void
  destroy: () => void
}

const nothing = (): void => {}

export class Silencer {
  readonly #doc: Y.Doc
  readonly #watch: EditorWatch | null
  #view: EditorView | null = null
  #silent = false

  constructor(doc: Y.Doc, watch: EditorWatch | null) {
    this.#doc = doc
    this.#watch = watch
  }

  /** Before the binding begins to listen. */
  listen(view: EditorView): { destroy: () => void } {
    this.#view = view
    const binding = bindingOf(view)
    const [observe, render] = [binding._observeFunction, binding._forceRerender.bind(binding)]
    binding._observeFunction = (events, change) =>
      this.#attempt(() => {
        observe(events, change)
        if (change.origin !== ySyncPluginKey) lookAgain(binding)
      })
    binding._forceRerender = () => this.#attempt(render)
    this.#doc.on('beforeObserverCalls', this.#look)
    return { destroy: () => this.#doc.off('beforeObserverCalls', this.#look) }
  }

  /** @param isOwn whether the change is made here; what it wrote must not get lost. */
  dispatch(transaction: Transaction, next: (transaction: Transaction) => void, isOwn: boolean): void {
    this.#attempt(() => next(transaction), isOwn ? transaction : null)
  }

  /** What a broken editor is still told to do, it does not do. */
  #attempt(act: () => void, own: Transaction | null = null): void {
    if (this.#silent) return
    try {
      act()
    } catch (error) {
      this.#break(error, own)
    }
  }

  #break(error: unknown, own: Transaction | null): void {
    const view = this.#view
    if (view === null || this.#watch === null) throw error
    rescueOf(this.#doc).rescuer?.hold(view, own)
    this.#fallSilent(view)
    // TipTap leaves the editor on its element when it is made; before, only whoever makes it can help.
    if (!('editor' in view.dom)) throw error
    this.#watch.onBroken(error)
  }

  #look = (change: Y.Transaction): void => {
    if (this.#silent || this.#view === null || change.origin === ySyncPluginKey || !bringsUnknown(change))
      return
    rescueOf(this.#doc).leave(this.#view)
    this.#fallSilent(this.#view)
    this.#watch?.onUnknown()
  }

  #fallSilent(view: EditorView): void {
    this.#silent = true
    const binding = bindingOf(view)
    binding.destroy()
    binding._prosemirrorChanged = nothing
  }
}

/**
 * The binding looks where the selection is before several changes in a row (as when Yjs tidies up formats) and puts
 * it back after each: after the first these are places of a text that is no more, and may lie beyond its end.
 */
function lookAgain(binding: Binding): void {
  binding.beforeTransactionSelection = null
  binding.beforeAllTransactions()
}

const bindingOf = (view: EditorView): Binding => ySyncPluginKey.getState(view.state).binding

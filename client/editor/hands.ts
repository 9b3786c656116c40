/**
 * What the part that takes files in uses of the editor. It is handed over: if both files named the same modules, these
 * would become a file of their own, and everybody's first load would grow for what few people use.
 */
import { DOMParser, DOMSerializer, Fragment } from '@tiptap/pm/model'
import { Selection } from '@tiptap/pm/state'
import { yUndoPluginKey } from '@tiptap/y-tiptap'
import { sayReadOnly } from './why-read-only.ts'

export const hands = {
  DOMParser,
  DOMSerializer,
  Fragment,
  Selection,
  yUndoPluginKey,
  sayReadOnly,
}

export type Hands = typeof hands

/** What a copy of a text, made to suggest changes (`suggesting/`), uses of the editor: handed over, as `hands`. */
import { Editor, EditorContent, Extension } from '@tiptap/react'
import { Plugin, PluginKey, TextSelection } from '@tiptap/pm/state'
import { tools } from './anchor-plugin.ts'
import { composingIn } from './composing.ts'
import { editorExtensions } from './extensions.ts'

export const scratchHands = {
  ...tools,
  Editor,
  EditorContent,
  Extension,
  Plugin,
  PluginKey,
  TextSelection,
  composingIn,
  editorExtensions,
}

export type ScratchHands = typeof scratchHands

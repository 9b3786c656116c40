/** Brings the editor's words: whatever says one of them names this file. */
import { editor } from '../words/editor.de.ts'
import { teach } from '../words/words.ts'

teach({ editor })

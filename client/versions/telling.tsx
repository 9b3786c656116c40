/** A dialog of this story that tells the server something. */
import type { ReactNode } from 'react'
import { useTelling, type Told } from '../sync/telling.ts'
import { FormDialog } from '../ui/form-dialog.tsx'
import { useFormWords } from '../words/form.ts'

interface TellingProps {
  title: string
  doing: string
  done: string
  /** Null when something is missing. */
  tell: () => (() => Told) | null
  onDone: () => void
  onClose: () => void
  children: ReactNode
}

export function Telling({ done, tell, ...rest }: TellingProps) {
  const [words, telling] = [useFormWords(), useTelling()]
  return <FormDialog {...{ ...rest, words, telling }} command={tell} said={() => done} />
}

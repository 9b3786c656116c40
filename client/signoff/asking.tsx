/** The frame of all that is asked before something is done to a sign-off. */
import type { ReactNode } from 'react'
import { useTelling, type Told } from '../sync/telling.ts'
import { FormDialog } from '../ui/form-dialog.tsx'
import { useFormWords } from '../words/form.ts'

interface AskingProps {
  title: string
  /** What it means. */
  note: string
  /** The word on the button that does it. */
  doing: string
  /** What is told; null while something is missing. */
  command: () => (() => Told) | null
  /** Said once it is done. */
  said?: () => string
  onDone?: () => void
  onClose: () => void
  children: ReactNode
}

export function Asking({ note, children, ...rest }: AskingProps) {
  const [words, telling] = [useFormWords(), useTelling()]
  return (
    <FormDialog {...{ ...rest, words, telling }}>
      <p>{note}</p>
      {children}
    </FormDialog>
  )
}

/**
 * The door for files from elsewhere: asked for with the toolbar's button, or dropped on a section. A file that is
 * dropped beside never takes the page's place. What reads files is fetched when the first one comes.
 */
import { useEffect, useState } from 'react'
import { late } from '../ui/late.tsx'
import { useDesk } from './desk-context.ts'
import type { Desk } from './desk.tsx'
import { hands, type Hands } from './hands.ts'
import { PartMissing } from './part-missing.tsx'
import './intake/intake.css'

interface Brought {
  /** What was dropped; nothing when a file is still to be chosen. */
  files: readonly File[]
  drop?: DragEvent
}

export interface IntakeProps extends Brought {
  desk: Desk
  hands: Hands
  onClose: () => void
}

const Intake = late<IntakeProps>(async () => (await import('./intake/arrive.ts')).IntakeDialog, {
  missing: (again, { onClose }) => <PartMissing onAgain={again} onClose={onClose} />,
})

/** Stands inside an EditorDesk. */
export function FileDoor() {
  const desk = useDesk()
  const [brought, bring] = useState<Brought | null>(null)
  useEffect(() => {
    return desk === null ? undefined : open(desk, bring)
  }, [desk])
  if (desk === null || brought === null) return null
  return <Intake {...brought} desk={desk} hands={hands} onClose={() => bring(null)} />
}

/** Listens to the desk, and to drops before the editors do. Returns the way to stop. */
function open(desk: Desk, bring: (brought: Brought) => void): () => void {
  const hears = (drop: DragEvent) => {
    const data = drop.dataTransfer
    // What is dragged out of a page (a picture) is text to the editor.
    if (!data?.types.includes('Files') || data.types.includes('text/html')) return
    drop.preventDefault()
    if (drop.type === 'drop') bring({ files: [...data.files], drop })
  }
  const stop = new AbortController()
  const watched = { signal: stop.signal, capture: true }
  document.addEventListener('dragover', hears, watched)
  document.addEventListener('drop', hears, watched)
  desk.askForFile = () => bring({ files: [] })
  return () => stop.abort()
}

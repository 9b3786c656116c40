/** Takes a file into a section: reads it, shows what it holds and what will be of it, and puts it in as one edit. */
import type { Editor } from '@tiptap/core'
import type { SectionId } from '#shared/ids'
import type { Records } from '#shared/records'
import { useEffect, useState, type ReactNode } from 'react'
import { useRoomDoor } from '../../sync/use-room.ts'
import { useRecords } from '../../sync/workshop.tsx'
import { Button } from '../../ui/button.tsx'
import { Dialog, DialogActions } from '../../ui/dialog.tsx'
import { Notice } from '../../ui/notice.tsx'
import { useWords } from '../../words/words.ts'
import { useInstead } from '../anchor-door.ts'
import type { IntakeProps } from '../file-door.tsx'
import { chooseFile } from './choose-file.ts'
import { FilePreview } from './file-preview.tsx'
import { setCaretAt } from './insert.ts'
import type { Answer } from './read.ts'
import { readInWorker, type Reading } from './reading.ts'
import type { TroubleKind } from './trouble.ts'

export function IntakeDialog(props: IntakeProps) {
  const { t } = useWords('intake')
  const { desk, drop, onClose } = props
  const { records } = useRecords()
  const [section] = useState(
    () => (drop === undefined ? desk.active?.section : sectionAt(records, drop)) ?? null,
  )
  return (
    <Dialog title={t('title')} onClose={onClose}>
      <div className="intake">
        {section === null ? (
          <Refused title={t('beside')} onClose={onClose} />
        ) : (
          <ForSection {...props} section={section} />
        )}
      </div>
    </Dialog>
  )
}

/** The section that something was dropped on. */
function sectionAt(records: Records, { target }: DragEvent): SectionId | null {
  const element = target instanceof Element ? target.closest('section') : null
  return Object.values(records.sections).find(({ id }) => id === element?.id)?.id ?? null
}

export interface ForSectionProps extends IntakeProps {
  section: SectionId
}

function ForSection(props: ForSectionProps) {
  const { onClose } = props
  const [files, choose] = useState(props.files)
  const whyNot = useWhyNot(props)
  useDropPoint(props)
  if (whyNot !== null) return <Refused title={whyNot} onClose={onClose} />
  if (files.length === 0 && props.drop === undefined) return <Choose onChoose={choose} onClose={onClose} />
  return <FromFile {...props} files={files} onChoose={choose} />
}

/** Why the section takes no text just now; null: it does. */
function useWhyNot({ section, hands }: ForSectionProps): string | null {
  const { t } = useWords('editor')
  const { records } = useRecords()
  const { room, access, failure } = useRoomDoor(section)
  if (useInstead(room.doc) !== null) return t('whyNot.suggesting')
  return access === 'write' ? null : hands.sayReadOnly(t, records, section, failure)
}

/** A file that was dropped in the text goes there, if the person wants it at the caret. */
function useDropPoint({ desk, hands, section, drop }: ForSectionProps): void {
  useEffect(() => {
    if (drop === undefined) return undefined
    // A text that rests is made an editor first, which no effect may do.
    const turn = setTimeout(() => {
      const editor = desk.open(section)
      if (editor !== null) setCaretAt(hands, editor, { left: drop.clientX, top: drop.clientY })
    })
    return () => clearTimeout(turn)
  }, [desk, hands, section, drop])
}

type Choice = (files: readonly File[]) => void

function Choose({ onChoose, onClose }: { onChoose: Choice; onClose: () => void }) {
  const { t } = useWords('intake')
  return (
    <>
      <p>{t('possible')}</p>
      <p>{t('stays')}</p>
      <Closing onClose={onClose}>
        <Button kind="primary" onClick={() => chooseFile(onChoose)}>
          {t('choose')}
        </Button>
      </Closing>
    </>
  )
}

function FromFile(props: ForSectionProps & { onChoose: Choice }) {
  const { t } = useWords('intake')
  const { files, onChoose, onClose } = props
  const read = useAnswer(props)
  const name = files[0]?.name ?? ''
  switch (read?.answer.kind) {
    case 'read':
      return <FilePreview {...props} name={name} intake={read.answer.intake} editor={read.editor} />
    case 'trouble':
      return (
        <Refused title={t(`trouble.${read.answer.trouble}`)} onClose={onClose}>
          <Button onClick={() => chooseFile(onChoose)}>{t('another')}</Button>
        </Refused>
      )
    default:
      return (
        <>
          <p role="status">{t('reading', { name })}</p>
          <Closing onClose={onClose} />
        </>
      )
  }
}

interface Read {
  readonly files: readonly File[]
  readonly answer: Answer
  /** The section's editor; null while there is no text to make it of. */
  readonly editor: Editor | null
}

/** What the one file holds; null while it is read. Reading ends with whoever waits for it. */
function useAnswer({ files, desk, section }: ForSectionProps): Read | null {
  const [read, setRead] = useState<Read | null>(null)
  useEffect(() => {
    const [file, ...others] = files
    const reading =
      file === undefined || others.length > 0
        ? refusedReading(file === undefined ? 'unreadable' : 'several')
        : readInWorker(file)
    let isWanted = true
    void reading.answer.then((answer) => {
      if (isWanted) setRead({ files, answer, editor: desk.open(section) })
    })
    return () => {
      isWanted = false
      reading.cancel()
    }
  }, [files, desk, section])
  return read?.files === files ? read : null
}

const refusedReading = (trouble: TroubleKind): Reading => ({
  answer: Promise.resolve({ kind: 'trouble', trouble }),
  cancel: () => {},
})

interface RefusedProps {
  title: string
  onClose: () => void
  children?: ReactNode
}

function Refused({ title, onClose, children }: RefusedProps) {
  const { t } = useWords('intake')
  return (
    <>
      <Notice tone="warning" title={title} role="alert">
        {children !== undefined && <p>{t('possible')}</p>}
      </Notice>
      <Closing onClose={onClose}>{children}</Closing>
    </>
  )
}

function Closing({ onClose, children }: { onClose: () => void; children?: ReactNode }) {
  const { t } = useWords('app')
  return (
    <DialogActions>
      <Button kind="quiet" onClick={onClose}>
        {t('cancel')}
      </Button>
      {children}
    </DialogActions>
  )
}

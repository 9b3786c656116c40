/** A field for what one has to say, with people to be named by "@". What was typed stays until it is sent. */
import { AtSign } from 'lucide-react'
import {
  useId,
  useLayoutEffect,
  useRef,
  useState,
  type KeyboardEvent,
  type ReactNode,
  type RefObject,
} from 'react'
import { longestBody } from '#shared/thread-events'
import { useTyped } from '../sync/typed.ts'
import { Button } from '../ui/button.tsx'
import { useWords } from '../words/words.ts'
import type { Worded } from './commands.ts'
import { mentionedIn } from './mentions.ts'
import { NameList, useNames } from './name-list.tsx'
import { useReaders } from './story.tsx'

interface RemarkFieldProps {
  /** Names what is typed here among all that is. */
  name: string
  label: string
  /** What it begins with. */
  start?: string
  send: string
  /** The words may be left out. */
  mayBeEmpty?: boolean
  /** Something else speaks against sending. */
  isHeld?: boolean
  /** Takes the focus when it comes. */
  takesFocus?: boolean
  rows?: number
  /** It shows what it can do only when somebody writes in it. */
  isCalm?: boolean
  onSend: (worded: Worded) => void
  onCancel?: () => void
  children?: ReactNode
}

export function RemarkField(props: RemarkFieldProps) {
  const { name, label, start = '', send, mayBeEmpty = false, isHeld = false, takesFocus, rows = 2 } = props
  const [typed, type] = useTyped(name)
  const readers = useReaders()
  const field = useRef<HTMLTextAreaElement>(null)
  const text = typed ?? start
  const write = (next: string) => type(next === start ? null : next)
  // It stays as it is once somebody was there: nothing moves away from under the pointer.
  const [isCalm, setCalm] = useState(props.isCalm === true && text === '')
  const names = useNames(field, text, readers, write)
  useLayoutEffect(() => {
    if (takesFocus === true) field.current?.focus({ preventScroll: true })
  }, [takesFocus])
  const excess = text.trim().length - longestBody
  const maySend = !isHeld && excess <= 0 && (mayBeEmpty || text.trim() !== '')
  const sendIt = () => {
    if (!maySend) return
    type(null)
    props.onSend({ body: text.trim(), mentions: mentionedIn(text, readers) })
  }
  const cancel = () => {
    type(null)
    props.onCancel?.()
  }
  return (
    <form
      className={isCalm ? 'remark-field remark-field--calm' : 'remark-field'}
      onSubmit={(event) => {
        event.preventDefault()
        sendIt()
      }}
    >
      {props.children}
      <Words
        label={label}
        rows={rows}
        text={text}
        field={field}
        names={names}
        onWrite={write}
        onFocus={() => setCalm(false)}
        onSend={sendIt}
      />
      <Foot
        excess={excess}
        maySend={maySend}
        send={send}
        onName={names.begin}
        {...(props.onCancel !== undefined && { onCancel: cancel })}
      />
    </form>
  )
}

interface WordsProps {
  label: string
  rows: number
  text: string
  field: RefObject<HTMLTextAreaElement | null>
  names: ReturnType<typeof useNames>
  onWrite: (text: string) => void
  onFocus: () => void
  onSend: () => void
}

function Words({ label, rows, text, field, names, onWrite, onFocus, onSend }: WordsProps) {
  const id = useId()
  const pressed = (event: KeyboardEvent) => {
    if (names.pressed(event)) return
    if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return
    event.preventDefault()
    onSend()
  }
  return (
    <>
      <label className="remark-field__label" htmlFor={id}>
        {label}
      </label>
      <div className="remark-field__box">
        <textarea
          ref={field}
          id={id}
          className="remark-field__words"
          rows={rows}
          value={text}
          lang="de"
          onChange={(event) => onWrite(event.target.value)}
          onFocus={onFocus}
          onSelect={names.look}
          onKeyDown={pressed}
          onBlur={names.close}
          {...names.attributes}
        />
        <NameList {...names} />
      </div>
    </>
  )
}

interface FootProps {
  excess: number
  maySend: boolean
  send: string
  onName: () => void
  onCancel?: () => void
}

function Foot({ excess, maySend, send, onName, onCancel }: FootProps) {
  const { t } = useWords('threads')
  return (
    <>
      {excess > 0 && <p className="field__error">{t('composer.long', { count: excess })}</p>}
      <div className="remark-field__foot">
        <Button kind="primary" small type="submit" aria-disabled={!maySend}>
          {send}
        </Button>
        {onCancel !== undefined && (
          <Button kind="quiet" small onClick={onCancel}>
            {t('edit.cancel')}
          </Button>
        )}
        <button
          type="button"
          className="tool remark-field__at"
          aria-label={t('mention.insert')}
          onClick={onName}
        >
          <AtSign className="icon" aria-hidden="true" />
        </button>
      </div>
    </>
  )
}

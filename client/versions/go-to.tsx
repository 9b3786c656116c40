/** "Gehe zu 2.3 Absatz 4": as people say it in a meeting. */
import { useState, type FormEvent } from 'react'
import { Button } from '../ui/button.tsx'
import { Field } from '../ui/field.tsx'
import { useWords } from '../words/words.ts'
import { placeName, readCited } from './place.ts'

export function GoTo() {
  const { t } = useWords('versions')
  const [typed, setTyped] = useState('')
  const [error, setError] = useState<'missing' | 'unreadable' | null>(null)
  const go = (event: FormEvent) => {
    event.preventDefault()
    const cited = readCited(typed)
    const place = cited === null ? null : document.getElementById(placeName(cited))
    setError(cited === null ? 'unreadable' : place === null ? 'missing' : null)
    if (cited === null || place === null) return
    history.replaceState(history.state, '', `#${placeName(cited)}`)
    place.focus({ preventScroll: true })
    place.scrollIntoView({ block: 'start' })
  }
  return (
    <form className="version__goto" role="search" onSubmit={go} noValidate>
      <Field
        label={t('goTo.label')}
        placeholder={t('goTo.hint')}
        value={typed}
        error={error && t(`goTo.${error}`)}
        onChange={(event) => setTyped(event.currentTarget.value)}
      />
      <Button small type="submit">
        {t('goTo.do')}
      </Button>
    </form>
  )
}

/** A version to take home: a link for each format, and how far the file is that was asked for. */
import type { Result } from '#shared/failure'
import { handoutFormats, type HandoutFormat, type HandoutStep } from '#shared/handout'
import type { VersionId } from '#shared/ids'
import { Download } from 'lucide-react'
import { useEffect, useState } from 'react'
import { request } from '../sync/requests.ts'
import { Drop } from '../ui/drop.tsx'
import { useWords } from '../words/words.ts'

/** How often the server is asked how far the file is; so often without one, it has not come. */
const [everyMillis, mostWithout] = [700, 6]

export function Handouts({ version }: { version: VersionId }) {
  const { t } = useWords('versions')
  const [asked, setAsked] = useState<HandoutFormat | null>(null)
  const face = (
    <>
      <Download className="icon" aria-hidden="true" />
      {t('handouts.open')}
    </>
  )
  return (
    <Drop face={face} className="version__handouts">
      <ul className="version__formats">
        {handoutFormats.map((format) => (
          <li key={format}>
            <a
              className="drop__item"
              href={`/api/versions/${version}/${format}`}
              download
              onClick={() => setAsked(format)}
            >
              {t(`handouts.${format}`)}
            </a>
          </li>
        ))}
      </ul>
      <p role="status">{asked !== null && <Progress key={asked} version={version} format={asked} />}</p>
    </Drop>
  )
}

type Seen = Exclude<HandoutStep, { kind: 'none' | 'made' }> | { readonly kind: 'none' | 'made' | 'failed' }

function Progress({ version, format }: { version: VersionId; format: HandoutFormat }) {
  const { t } = useWords('versions')
  const seen = useStep(`/api/versions/${version}/${format}/step`)
  switch (seen.kind) {
    case 'none':
      return null
    case 'waiting':
      return t('handouts.waiting', { count: Math.max(seen.ahead, 1) })
    default:
      return t(`handouts.${seen.kind}`)
  }
}

/** How far the file is, asked for until it is there, or has not come. */
function useStep(path: string): Seen {
  const [seen, setSeen] = useState<Seen>({ kind: 'none' })
  useEffect(() => {
    let without = 0
    let timer: ReturnType<typeof setTimeout> | undefined
    const hear = (answer: Result<HandoutStep>): void => {
      const step = answer.ok ? answer.value : { kind: 'none' as const }
      without = step.kind === 'none' ? without + 1 : 0
      const next: Seen = without >= mostWithout ? { kind: 'failed' } : step
      setSeen(next)
      if (next.kind !== 'made' && next.kind !== 'failed') timer = setTimeout(ask, everyMillis)
    }
    const ask = (): void => void request<HandoutStep>('GET', path).then((answer) => wanted && hear(answer))
    let wanted = true
    timer = setTimeout(ask, everyMillis)
    return () => {
      wanted = false
      clearTimeout(timer)
    }
  }, [path])
  return seen
}

/** From writing to reading to the comments to the sign-offs: four addresses, the present one marked. */
import { Link } from 'wouter'
import type { Chapter } from '#shared/records'
import { useWords } from '../words/words.ts'
import { useMay } from './rights.ts'

export type ChapterPage = 'writing' | 'reading' | 'comments' | 'signOffs'

interface ModeSwitchProps {
  chapter: Chapter
  now: ChapterPage
}

export function ModeSwitch({ chapter, now }: ModeSwitchProps) {
  const { t } = useWords('chapter')
  const writes = useMay(chapter, 'write')
  const path = `/chapters/${chapter.id}`
  const modes = [
    { mode: 'writing', href: path, label: t(writes ? 'writing' : 'following') },
    { mode: 'reading', href: `${path}/reading`, label: t('reading') },
    { mode: 'comments', href: `${path}/comments`, label: t('comments') },
    { mode: 'signOffs', href: `${path}/sign-offs`, label: t('signOffs') },
  ]
  return (
    <nav className="mode-switch" aria-label={t('mode')}>
      {modes.map(({ mode, href, label }) => (
        <Link key={mode} href={href} aria-current={mode === now ? 'page' : undefined}>
          {label}
        </Link>
      ))}
    </nav>
  )
}

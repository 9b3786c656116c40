/** What the moderation may do with one section. */
import {
  ArrowDown,
  ArrowUp,
  CornerDownRight,
  Ellipsis,
  LockOpen,
  Pencil,
  PenLine,
  Trash2,
} from 'lucide-react'
import { useState } from 'react'
import { useLocation } from 'wouter'
import type { Chapter } from '#shared/records'
import { useTelling } from '../sync/telling.ts'
import { Drop, DropItem } from '../ui/drop.tsx'
import { arrange } from '../words/arrange.de.ts'
import { teach, useWords } from '../words/words.ts'
import { moveSection, placeAbove, placeBelow } from './arrange.ts'
import { MoveDialog, Refused, RemoveDialog, RenameDialog } from './arrange-late.tsx'
import type { NumberedSection } from './numbered.ts'

teach({ arrange })

type Asking = 'rename' | 'move' | 'remove' | null

export function SectionMenu({ chapter, ...numbered }: NumberedSection & { chapter: Chapter }) {
  const { t } = useWords('arrange')
  const [asking, setAsking] = useState<Asking>(null)
  const { failure, tell } = useTelling()
  const { section, number } = numbered
  const above = placeAbove(chapter.sections, section.id)
  const below = placeBelow(chapter.sections, section.id)
  return (
    <div className="section-menu">
      <Drop
        face={<Ellipsis className="icon" aria-hidden="true" />}
        label={t('menu', { number })}
        className="icon-button"
      >
        <DropItem icon={<Pencil className="icon" />} onChoose={() => setAsking('rename')}>
          {t('rename')}
        </DropItem>
        <DropItem
          icon={<ArrowUp className="icon" />}
          disabled={above === undefined}
          onChoose={() => above && tell(() => moveSection(section.id, above))}
        >
          {t('up')}
        </DropItem>
        <DropItem
          icon={<ArrowDown className="icon" />}
          disabled={below === undefined}
          onChoose={() => below && tell(() => moveSection(section.id, below))}
        >
          {t('down')}
        </DropItem>
        <DropItem icon={<CornerDownRight className="icon" />} onChoose={() => setAsking('move')}>
          {t('move')}
        </DropItem>
        <SignOffItem chapter={chapter} section={section} />
        <DropItem icon={<Trash2 className="icon" />} onChoose={() => setAsking('remove')}>
          {t('remove')}
        </DropItem>
      </Drop>
      {failure !== null && <Refused failure={failure} />}
      <Asked asking={asking} chapter={chapter} {...numbered} onClose={() => setAsking(null)} />
    </div>
  )
}

/** Calling for sign-off and reopening are asked for on the page of the sign-offs. */
function SignOffItem({ chapter, section }: Pick<AskedProps, 'chapter' | 'section'>) {
  const { t } = useWords('arrange')
  const [, navigate] = useLocation()
  const isOpen = section.stage === 'drafting'
  const ask = isOpen ? 'call' : 'reopen'
  return (
    <DropItem
      icon={isOpen ? <PenLine className="icon" /> : <LockOpen className="icon" />}
      onChoose={() => navigate(`/chapters/${chapter.id}/sign-offs?${ask}=${section.id}`)}
    >
      {t(ask)}
    </DropItem>
  )
}

interface AskedProps extends NumberedSection {
  asking: Asking
  chapter: Chapter
  onClose: () => void
}

function Asked({ asking, chapter, ...rest }: AskedProps) {
  switch (asking) {
    case 'rename':
      return <RenameDialog {...rest} />
    case 'move':
      return <MoveDialog chapter={chapter} {...rest} />
    case 'remove':
      return <RemoveDialog {...rest} />
    default:
      return null
  }
}

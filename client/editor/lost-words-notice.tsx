/** Words of one's own that others' changes took: what happened to them, and the way to have them back. */
import { useEffect, useRef } from 'react'
import { useAnnounce } from '../ui/announcer.tsx'
import { Button } from '../ui/button.tsx'
import { Notice } from '../ui/notice.tsx'
import { mishap } from '../words/mishap.de.ts'
import { teach, useWords } from '../words/words.ts'
import { useCopy } from './copy.ts'
import type { Offer, Piece } from './lost-words.ts'

teach({ mishap })

interface LostWordsNoticeProps {
  offers: readonly Offer[]
  /** Null where nothing may be written. */
  onPutBack: ((offer: Offer) => void) | null
  onDrop: (offer: Offer) => void
}

export function LostWordsNotice({ offers, onPutBack, onDrop }: LostWordsNoticeProps) {
  return (
    <div className="lost-words">
      {offers.map((offer) => (
        <OneOffer
          key={offer.key}
          offer={offer}
          onPutBack={onPutBack && (() => onPutBack(offer))}
          onDrop={() => onDrop(offer)}
        />
      ))}
    </div>
  )
}

interface OneOfferProps {
  offer: Offer
  onPutBack: (() => void) | null
  onDrop: () => void
}

function OneOffer({ offer, onPutBack, onDrop }: OneOfferProps) {
  const { t } = useWords('mishap')
  const announce = useAnnounce()
  const shown = useRef<HTMLQuoteElement>(null)
  const words = offer.pieces.map(lettersOf).join(' … ')
  const title = t(`lost.${offer.why}`)
  const copy = useCopy(() => words, shown)
  useEffect(() => announce(`${title} ${t('lost.where')}`), [announce, title, t])
  return (
    <Notice
      tone="info"
      title={title}
      actions={
        <>
          {onPutBack !== null && <Button onClick={onPutBack}>{t('lost.putBack')}</Button>}
          <Button onClick={copy}>{t('lost.copy')}</Button>
          <Button kind="quiet" onClick={onDrop}>
            {t('lost.drop')}
          </Button>
        </>
      }
    >
      <blockquote ref={shown} className="lost-words__words" lang="de">
        {words}
      </blockquote>
    </Notice>
  )
}

const lettersOf = ({ letters }: Piece): string => letters

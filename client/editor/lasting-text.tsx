/** A text to write in that lasts: made anew when its editor breaks, and with the words that got lost beside it. */
import { plainText } from '#shared/text'
import { readText } from '#shared/text-doc'
import { useEffect, useSyncExternalStore } from 'react'
import type { SectionRoom } from '../sync/section-room.ts'
import { late } from '../ui/late.tsx'
import { LiveText, type LiveTextProps } from './live-text.tsx'
import type { Offer } from './lost-words.ts'
import { ReadingText } from './reading-text.tsx'
import { Rebuilding } from './rebuilding.tsx'
import { rescueOf } from './rescue.ts'

const LostWordsNotice = late(async () => (await import('./lost-words-notice.tsx')).LostWordsNotice)
const BrokenEditor = late(async () => (await import('./broken-editor.tsx')).BrokenEditor)

export function LastingText(props: Omit<LiveTextProps, 'onBroken'>) {
  return (
    <Rebuilding>
      {({ build, onBroken, again }) =>
        again === null ? (
          <LiveText key={build} {...props} onBroken={onBroken} />
        ) : (
          <Unwritable room={props.room} onAgain={again} />
        )
      }
    </Rebuilding>
  )
}

function Unwritable({ room, onAgain }: { room: SectionRoom; onAgain: () => void }) {
  return (
    <BrokenEditor words={() => plainText(readText(room.doc))} onAgain={onAgain}>
      <ReadingText section={room.section} />
    </BrokenEditor>
  )
}

/** Shown under the section, also when its text rests. */
export function LostWords({ room, editable }: { room: SectionRoom; editable: boolean }) {
  const rescue = rescueOf(room.doc)
  const offers = useSyncExternalStore(rescue.subscribe, () => rescue.offers)
  useEffect(() => rescue.follow(room), [rescue, room])
  if (offers.length === 0) return null
  const putBack = (offer: Offer) => rescue.rescuer?.putBack(offer)
  return (
    <LostWordsNotice
      offers={offers}
      onPutBack={editable ? putBack : null}
      onDrop={(offer) => rescue.rescuer?.drop(offer)}
    />
  )
}

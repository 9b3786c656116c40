/** The way out: with words that are not on the server it asks first, then nothing of the person stays on this device. */
import { useEffect, useState } from 'react'
import { forgetSession } from '../sync/kept-session.ts'
import { lateAmong } from '../sync/late-words.ts'
import { tellOfLeaving } from '../sync/who-is-in.ts'
import { useWorkshop, type Workshop } from '../sync/workshop.tsx'
import { Button } from '../ui/button.tsx'
import { Dialog, DialogActions } from '../ui/dialog.tsx'
import { away } from '../words/away.de.ts'
import { teach, useWords } from '../words/words.ts'

teach({ away })

/** A frozen tab that holds a database open does not keep anybody in; the browser deletes it when the tab goes. */
const wipeMillis = 3000

/** Leaves at once when everything is saved; else asks. `onStay`: the person changed her mind. */
export function Leave({ onStay }: { onStay: () => void }) {
  const { t } = useWords('away')
  const workshop = useWorkshop()
  const [unsent, setUnsent] = useState<number | null>(null)
  useEffect(() => {
    let wanted = true
    void countUnsent(workshop).then((count) => {
      if (!wanted) return
      if (count === 0) void leave(workshop)
      else setUnsent(count)
    })
    return () => {
      wanted = false
    }
  }, [workshop])
  if (unsent === null) return null
  return (
    <Dialog title={t('leave.title')} onClose={onStay}>
      <p>{t('leave.body', { count: unsent })}</p>
      <DialogActions>
        <Button kind="primary" onClick={onStay}>
          {t('leave.stay')}
        </Button>
        <Button onClick={() => void leave(workshop)}>{t('leave.discard')}</Button>
      </DialogActions>
    </Dialog>
  )
}

/** Own changes that are not on the server, in this tab and in the person's others. */
async function countUnsent({ rooms, device, unsentLetters }: Workshop): Promise<number> {
  const letters = await device.letters()
  const elsewhere = (await device.unsent()).filter((one) => one.elsewhere)
  const late = lateAmong(letters)
  return [...elsewhere, ...late].reduce(
    (sum, { count }) => sum + count,
    rooms.unsaved + rooms.late.unkept + Math.max(letters.length - late.length, unsentLetters),
  )
}

/** The other tabs let go of their databases, and say that the session has ended. */
async function leave(workshop: Workshop): Promise<void> {
  workshop.close()
  await tellOfLeaving()
  const enough = new Promise((resolve) => setTimeout(resolve, wipeMillis))
  const gone = forgetSession().then(() => workshop.device.wipe())
  await Promise.race([gone, enough])
  location.assign('/sign-in')
}

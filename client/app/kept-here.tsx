/** What is to be said of this device's own keeping; silent when it keeps what it should, which is nearly always. */
import { useDeviceState, useLeftWords } from '../sync/workshop.tsx'
import { late } from '../ui/late.tsx'

const DeviceNotice = late(async () => (await import('./device-notices.tsx')).DeviceNotice)
const LeftNotices = late(async () => (await import('./device-notices.tsx')).LeftNotices)

export function KeptHere() {
  const state = useDeviceState()
  const left = useLeftWords()
  return (
    <>
      {(state === 'refused' || state === 'full') && <DeviceNotice key={state} why={state} />}
      {left.length > 0 && <LeftNotices />}
    </>
  )
}

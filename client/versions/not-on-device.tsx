/** A version that was never opened on this device, without the server: says so, and which ones can be read. */
import { useTabTitle } from '../ui/tab-title.ts'
import { Button } from '../ui/button.tsx'
import { useWords } from '../words/words.ts'
import { useVersions } from './fetched.ts'
import { VersionRows } from './version-rows.tsx'

export function NotOnDevice({ onAgain }: { onAgain: () => void }) {
  const { t } = useWords('versions')
  const { kept } = useVersions()
  useTabTitle(t('away.notHere'), t('app:name'))
  return (
    <div className="versions">
      <h1>{t('away.notHere')}</h1>
      <p role="status">{t('away.notHereNote')}</p>
      <p>
        <Button onClick={onAgain}>{t('app:again')}</Button>
      </p>
      {kept.length > 0 && (
        <>
          <h2>{t('away.these')}</h2>
          <VersionRows versions={kept.map(({ version }) => version)} />
        </>
      )}
    </div>
  )
}

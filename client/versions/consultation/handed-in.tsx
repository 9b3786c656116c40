/** What a body has answered. */
import type { BodyView } from '#shared/consultation-api'
import type { Statement } from '#shared/consultation'
import type { Version } from '#shared/versions'
import { sayMoment } from '../../words/dates.ts'
import { useWords } from '../../words/words.ts'
import { useNameOf } from '../name-of.ts'
import { fieldOf } from './kept-writing.ts'
import { LeftOver } from './left-over.tsx'
import { Said } from './said.tsx'

interface HandedInProps {
  version: Version
  one: BodyView
  statement: Statement
}

export function HandedIn({ version, one, statement }: HandedInProps) {
  const { t, language } = useWords('consultation')
  const nameOf = useNameOf()
  const { at, by, passages } = statement
  const values = { date: sayMoment(new Date(at), language), who: nameOf(by) }
  return (
    <>
      <p>
        {t(passages === null ? 'own.nothingIn' : 'own.handedIn', values)}
        {one.late && <strong> {t('overview.late')}</strong>}
      </p>
      {passages !== null && (
        <div className="consult__draft">
          <Said passages={passages} />
        </div>
      )}
      <LeftOver field={fieldOf(version.seal.version, one.body)} handedIn={passages ?? []} />
    </>
  )
}

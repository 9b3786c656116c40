/** Who answered what to a frozen section, as it stood. */
import type { FrozenSection, FrozenSignOff, Openings } from '#shared/version'
import { sayDay } from '../words/dates.ts'
import { useWords } from '../words/words.ts'

interface FrozenSignOffsProps {
  section: FrozenSection
  openings: Openings
}

export function FrozenSignOffs({ section: { number, signOffs }, openings }: FrozenSignOffsProps) {
  const { t } = useWords('versions')
  return (
    <section className="version__signoffs" aria-labelledby={`signed-${number}`}>
      <h3 id={`signed-${number}`}>{t('page.signOffs', { number })}</h3>
      <ul>
        {signOffs.map((signOff) => (
          <Row key={signOff.signer} signOff={signOff} name={openings[signOff.signer]?.name} />
        ))}
      </ul>
    </section>
  )
}

function Row({ signOff, name }: { signOff: FrozenSignOff; name: string | undefined }) {
  const { t, language } = useWords('versions')
  const { answer, at, validity, words } = signOff
  const date = sayDay(new Date(at), language)
  const worth = validity === 'valid' ? '' : ` (${t(`page.validity.${validity}`)})`
  return (
    <li>
      {t('page.signOff', { name: name ?? t('page.erased'), answer: t(`page.answer.${answer}`), date })}
      {worth}
      {words !== null && <q lang="de">{words}</q>}
    </li>
  )
}

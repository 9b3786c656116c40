/** Who answered what, to which text, and who has not yet: a table, on narrow screens cards. */
import type { PersonId } from '#shared/ids'
import { openCorrection, type Answer, type SignOff } from '#shared/signoff'
import { mayAnswerObjection } from '#shared/signoff-rights'
import { Download, MessageSquareReply } from 'lucide-react'
import { useState, type ReactNode } from 'react'
import { useRecords } from '../sync/workshop.tsx'
import { Button } from '../ui/button.tsx'
import { sayDay } from '../words/dates.ts'
import { useWords } from '../words/words.ts'
import { today } from './today.ts'
import { ReplyDialog } from './reason-dialogs.tsx'
import { everybody, useKeeps, useNames, useStory, type Said, type SectionStory } from './story.ts'

const columns = ['person', 'answer', 'state'] as const

export function PeopleTable({ one }: { one: SectionStory }) {
  const { t } = useWords('signoff')
  const story = useStory()
  const people = everybody(story, one)
  const [replying, setReplying] = useState<PersonId | null>(null)
  const mayReply = ({ person }: Said) =>
    mayAnswerObjection(story.records, story.me, one.section.id, one.signOff, person).ok
  if (people.length === 0) return null
  return (
    <>
      <table className="answers">
        <caption className="unseen">{t('people', { number: one.number })}</caption>
        <thead>
          <tr>
            {columns.map((column) => (
              <th key={column} scope="col">
                {t(`column.${column}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {people.map((said) => (
            <PersonRow key={said.person} said={said} one={one}>
              {mayReply(said) && <ReplyButton person={said.person} onAsk={setReplying} />}
            </PersonRow>
          ))}
        </tbody>
      </table>
      {replying !== null && <ReplyDialog one={one} person={replying} onClose={() => setReplying(null)} />}
    </>
  )
}

function ReplyButton({ person, onAsk }: { person: PersonId; onAsk: (person: PersonId) => void }) {
  const { t } = useWords('signoff')
  const name = useNames()(person)
  return (
    <Button
      small
      icon={<MessageSquareReply className="icon" aria-hidden="true" />}
      aria-label={`${t('reply.open')} ${name}`}
      onClick={() => onAsk(person)}
    >
      {t('reply.open')}
    </Button>
  )
}

interface PersonRowProps {
  said: Said
  one: SectionStory
  children: ReactNode
}

function PersonRow({ said, one, children }: PersonRowProps) {
  const { t } = useWords('signoff')
  const name = useNames()(said.person)
  const { answer, isMember } = said
  return (
    <tr>
      <th scope="row">
        {name}
        {!isMember && <span className="answers__aside">{t('notMember')}</span>}
      </th>
      <td>
        {answer === null ? (
          <span className="answers__none">{t('notAnswered')}</span>
        ) : (
          <AnswerWords answer={answer} />
        )}
        {answer !== null && <Scan said={said} one={one} />}
        <Disputed said={said} one={one} />
        {children}
      </td>
      <td>
        <Validity said={said} signOff={one.signOff} />
      </td>
    </tr>
  )
}

/** What was entered for the person later, and she objects to: what she had answered before is her word all the same. */
function Disputed({ said, one: { signOff } }: Omit<PersonRowProps, 'children'>) {
  const entries = signOff.answers[said.person] ?? []
  const disputed = entries.findLast(({ entered }) => entered?.dispute != null)
  if (disputed === undefined || said.answer === null || disputed.seq <= said.answer.seq) return null
  return (
    <div className="answers__disputed">
      <AnswerWords answer={disputed} />
      <Validity said={{ ...said, answer: disputed, validity: 'disputed' }} signOff={signOff} />
    </div>
  )
}

/** What was answered, when and how, with its words and what was answered to them. */
export function AnswerWords({ answer }: { answer: Answer }) {
  const { t, language } = useWords('signoff')
  const nameOf = useNames()
  const day = (at: string) => sayDay(new Date(at), language)
  const { kind, at, words, entered, reply } = answer
  return (
    <div className="answer-words">
      <p>
        <strong>{t(`kind.${kind}`)}</strong> {t('answeredOn', { date: day(at) })}
      </p>
      {entered !== null && (
        <p className="answers__aside">
          {t('entered', {
            name: nameOf(entered.by),
            way: t(`enter.ways.${entered.way}`),
            date: day(entered.givenOn),
          })}
        </p>
      )}
      {words !== null && <Quoted words={words} />}
      {reply !== null && (
        <>
          <p className="answers__aside">{t('replied', { name: nameOf(reply.by), date: day(reply.at) })}</p>
          <Quoted words={reply.reason} />
        </>
      )}
    </div>
  )
}

export const Quoted = ({ words }: { words: string }) => (
  <p className="answers__words" lang="de">
    {words}
  </p>
)

/** For the moderation, and for the person in whose name it was entered. */
function Scan({ said: { person, answer }, one }: { said: Said; one: SectionStory }) {
  const { t } = useWords('signoff')
  const { me } = useStory()
  const keeps = useKeeps()
  const name = useNames()(person)
  const { people } = useRecords()
  const scan = answer?.entered?.scan ?? null
  // Scans go with the people whose answers they show.
  if (scan === null || !people.has(person) || (!keeps && me !== person)) return null
  return (
    <p>
      <a
        href={`/api/sections/${one.section.id}/scans/${scan.hash}`}
        aria-label={t('scanOf', { name })}
        download
      >
        <Download className="icon" aria-hidden="true" /> {t('scan')}
      </a>
    </p>
  )
}

/** What can be objected to no more simply holds. */
function Validity({ said: { answer, validity: worth }, signOff }: { said: Said; signOff: SignOff }) {
  const { t, language } = useWords('signoff')
  if (answer === null || worth === null) return null
  const isOver = worth === 'corrected' && openCorrection(signOff, answer, today()) === null
  const validity = isOver ? 'valid' : worth
  const { revoked, entered } = answer
  const since = revoked?.at ?? entered?.dispute?.at
  const date = since === undefined ? '' : sayDay(new Date(since), language)
  const why = revoked?.reason ?? entered?.dispute?.words ?? null
  return (
    <>
      <span className={`validity validity--${validity}`}>
        {validity === 'revoked' && t('revokedOn', { date })}
        {validity === 'disputed' && t('disputedOn', { date })}
        {validity !== 'revoked' && validity !== 'disputed' && t(`validity.${validity}`)}
      </span>
      {why !== null && <Quoted words={why} />}
    </>
  )
}

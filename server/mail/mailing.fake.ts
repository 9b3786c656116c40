/** A house that mails, in memory: its people, its clock, and a mail server that takes what the test lets it take. */
import type { Event } from '#shared/events'
import { must, ok } from '#shared/failure'
import { idOf, names, type Name } from '#shared/paper.fake'
import type { MailChoice, MailLanguage } from '#shared/person'
import { noFacts } from '#shared/facts'
import { workshop } from '#shared/thread.fake'
import { openLog } from '../log.ts'
import { MemoryMarks, MemoryPeople, ReadyDisk } from '../work/memory.fake.ts'
import { Newsroom } from '../work/newsroom.ts'
import { RecordsKeeper } from '../work/records.ts'
import type { Mail, Post, Posted } from './mail.ts'
import { Mailing } from './mailing.ts'

export class ScriptedPost implements Post {
  readonly way = 'smtp'
  readonly sent: Mail[] = []
  readonly forgotten: string[] = []
  tried = 0
  answer: (mail: Mail) => Posted = () => ({ kind: 'sent' })

  async post(mail: Mail): Promise<Posted> {
    this.tried += 1
    const answer = this.answer(mail)
    if (answer.kind === 'sent') this.sent.push(mail)
    return answer
  }

  async forget(person: string): Promise<void> {
    this.forgotten.push(person)
  }

  close(): void {}
}

const minutes = 60_000

/** Sunday, the 22nd of November 2026, eleven o'clock in Hannover. */
const start = Date.parse('2026-11-22T10:00:00Z')

export async function openMailHouse() {
  let time = start
  const now = () => new Date(time)
  const [people, marks, post] = [new MemoryPeople(), new MemoryMarks(), new ScriptedPost()]
  for (const name of names) await people.add(account(name))
  const facts = { ...noFacts, records: workshop }
  const keeper = new RecordsKeeper(new ReadyDisk(), { facts, checkpointed: 0, recent: [] }, now)
  const newsroom = new Newsroom({ keeper, people, marks, way: post.way })
  const logged: string[] = []
  const log = openLog('debug', { write: (line) => void logged.push(line) })
  const baseUrl = new URL('https://lip.example.org')
  const parts = { keeper, people, marks, newsroom, baseUrl, post, log, now, gatherMs: 5 * minutes }
  /** The process as it comes up again after a crash: what it kept in memory is gone. */
  const mailing = () => new Mailing(parts)
  return {
    ...{ keeper, people, marks, post, newsroom, logged, parts, mailing },
    does: async (name: Name, ...events: readonly Event[]) => {
      const done = await keeper.commit(idOf(name), () => ok(events))
      must(done.ok ? done : null, 'it happens')
    },
    choose: async (name: Name, choice: MailChoice) => void (await newsroom.choose(idOf(name), { choice })),
    speak: async (name: Name, language: MailLanguage) =>
      void (await newsroom.choose(idOf(name), { language })),
    pass: (count: number) => void (time += count * minutes),
    setClock: (moment: string) => void (time = Date.parse(moment)),
  }
}

const account = (name: Name) => ({
  id: idOf(name),
  name: `${name.slice(0, 1).toUpperCase()}${name.slice(1)} Beispiel`,
  email: `${name}@example.org`,
  passwordHash: null,
  createdAt: '2026-11-01T10:00:00.000Z',
})

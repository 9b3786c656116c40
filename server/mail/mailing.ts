/**
 * Sends people their news. What is due follows from the threads and one durable mark for each person, up to where she was
 * mailed. The mark is set when the mail is gone: after a crash in between one mail comes a second time (with the same id),
 * and none is missing. Nothing waits for a mail server: what it does not take now is tried again later.
 */
import { createHash } from 'node:crypto'
import type { PersonId } from '#shared/ids'
import type { Notice } from '#shared/notices'
import type { Log } from '../log.ts'
import type { MailChoice } from '#shared/person'
import type { PersonRecord } from '../store/people.ts'
import type { Marks, ReadingMarks, SignOffMarks, VersionMarks } from '../store/reading-marks.ts'
import { consultationNews } from './consultation-mail.ts'
import { digestHtml, picturesIn } from './digest-html.ts'
import { digestOf, type Digest, type DigestParts } from './digest.ts'
import { digestText } from './digest-text.ts'
import type { Mail, Post } from './mail.ts'
import { nextMorning } from './mornings.ts'
import { Patience } from './patience.ts'
import { signOffNews } from './signoff-mail.ts'
import { versionNews } from './version-mail.ts'

export interface MailingParts extends DigestParts {
  readonly marks: Marks
  readonly post: Post
  readonly log: Log
  readonly now: () => Date
  /** How long news are gathered for those who want them at once, in milliseconds. */
  readonly gatherMs: number
}

/** Who was never mailed is not mailed what happened long ago. */
const oldestMs = 8 * 24 * 60 * 60 * 1000
/** How often is looked for what is due, in milliseconds, at most and at least. */
const [slowestTick, fastestTick] = [30_000, 250]
const stopBound = 2000

export class Mailing {
  readonly #parts: MailingParts
  readonly #patience = new Patience()
  /** Ahead of the durable marks when the disk refuses: nobody gets the same mail again and again. */
  readonly #mailed = new Map<PersonId, number>()
  readonly #signOffs = new Map<PersonId, SignOffMarks>()
  readonly #consultations = new Map<PersonId, readonly string[]>()
  readonly #versions = new Map<PersonId, VersionMarks>()
  #round: Promise<void> | null = null
  #ticker: NodeJS.Timeout | undefined
  #stopped = false

  constructor(parts: MailingParts) {
    this.#parts = parts
  }

  start(): void {
    const tick = Math.max(fastestTick, Math.min(slowestTick, this.#parts.gatherMs / 4))
    this.#ticker = setInterval(() => void this.round(), tick).unref()
  }

  /** Sends what is due. One round at a time; never rejects. */
  round(): Promise<void> {
    this.#round ??= this.#sendAll().finally(() => (this.#round = null))
    return this.#round
  }

  /** Waits two seconds for a mail that is on its way; one that was not heard of is sent again after the next start. */
  async stop(): Promise<void> {
    this.#stopped = true
    clearInterval(this.#ticker)
    let late: NodeJS.Timeout | undefined
    await Promise.race([this.#round, new Promise((resolve) => (late = setTimeout(resolve, stopBound)))])
    clearTimeout(late)
    this.#parts.post.close()
  }

  async #sendAll(): Promise<void> {
    await this.#forgetTheGone()
    for (const person of this.#parts.people.all()) {
      if (this.#stopped || this.#patience.isDown(this.#parts.now())) return
      for (const due of [
        () => this.#due(person),
        () => this.#signOffsDue(person),
        () => this.#consultationsDue(person),
        () => this.#versionsDue(person),
      ]) {
        const mail = due()
        if (mail !== null) await this.#send(person.id, mail)
      }
    }
  }

  /** Null when nothing is due now. */
  #due(person: PersonRecord): DueMail | null {
    const { newsroom, now } = this.#parts
    const choice = newsroom.choice(person.id)
    if (choice === 'off' || this.#patience.waits(person.id, now())) return null
    const pending = this.#pending(person.id)
    const [oldest, newest] = [pending[0], pending.at(-1)]
    if (oldest === undefined || newest === undefined) return null
    if (this.#timeFor(choice, new Date(oldest.at)) > now()) return null
    const digest = digestOf(this.#parts, person.id, pending, now())
    if (digest === null) return null
    const upTo = newest.seq
    return {
      mail: this.#write(person, digest, `${person.id}-${upTo}`),
      remember: () => void this.#mailed.set(person.id, upTo),
      after: (marks) => ({ ...marks, mailed: upTo }),
    }
  }

  /** When what happened then is mailed. */
  #timeFor(choice: MailChoice, since: Date): Date {
    return choice === 'immediate'
      ? new Date(since.getTime() + this.#parts.gatherMs)
      : nextMorning(since, choice === 'weekly')
  }

  /** Reminders do not wait for Monday. Null when nothing is due now. */
  #signOffsDue(person: PersonRecord): DueMail | null {
    const { newsroom, marks, now } = this.#parts
    const choice = newsroom.choice(person.id)
    if (choice === 'off' || this.#patience.waits(person.id, now())) return null
    const before = newer(this.#signOffs.get(person.id), marks.of(person.id).signOffs, ({ upTo }) => upTo)
    const oldest = before === undefined ? new Date(now().getTime() - oldestMs).toISOString() : ''
    const isDue = (at: Date) => this.#timeFor(choice, at) <= now()
    const news = signOffNews(this.#parts, person.id, before ?? nothingMailed, { now: now(), oldest, isDue })
    if (news === null) return null
    const id = `${person.id}-s${news.marks.upTo}-${news.marks.reminded.at(-1)?.replaceAll(' ', '-') ?? ''}`
    return {
      mail: this.#write(person, news.digest, id),
      remember: () => void this.#signOffs.set(person.id, news.marks),
      after: (old) => ({ ...old, signOffs: news.marks }),
    }
  }

  /** Null when nothing is due now. */
  #consultationsDue(person: PersonRecord): DueMail | null {
    const { newsroom, marks, now } = this.#parts
    const choice = newsroom.choice(person.id)
    if (choice === 'off' || this.#patience.waits(person.id, now())) return null
    const before = this.#consultations.get(person.id) ?? marks.of(person.id).consultations ?? []
    const isDue = (at: Date) => this.#timeFor(choice, at) <= now()
    const news = consultationNews(this.#parts, person.id, before, { now: now(), isDue })
    if (news === null) return null
    return {
      mail: this.#write(person, news.digest, `${person.id}-c${shortHash(news.mailed.join('\n'))}`),
      remember: () => void this.#consultations.set(person.id, news.mailed),
      after: (old) => ({ ...old, consultations: [...news.mailed] }),
    }
  }

  /** Null when nothing is due now. */
  #versionsDue(person: PersonRecord): DueMail | null {
    const { newsroom, marks, now } = this.#parts
    const choice = newsroom.choice(person.id)
    if (choice === 'off' || this.#patience.waits(person.id, now())) return null
    const [remembered, durable] = [this.#versions.get(person.id), marks.of(person.id).versions]
    const before = newer(remembered, durable, ({ frozen, decided }) => frozen + decided)
    const oldest = before === undefined ? new Date(now().getTime() - oldestMs).toISOString() : ''
    const isDue = (at: Date) => this.#timeFor(choice, at) <= now()
    const news = versionNews(this.#parts, person.id, before ?? noVersionMailed, { oldest, isDue })
    if (news === null) return null
    return {
      mail: this.#write(person, news.digest, `${person.id}-v${news.marks.frozen}-${news.marks.decided}`),
      remember: () => void this.#versions.set(person.id, news.marks),
      after: (old) => ({ ...old, versions: news.marks }),
    }
  }

  #pending(person: PersonId): readonly Notice[] {
    const { marks, newsroom, now } = this.#parts
    const durable = marks.of(person).mailed
    const mailed = Math.max(durable ?? 0, this.#mailed.get(person) ?? 0)
    const oldest = durable === null ? new Date(now().getTime() - oldestMs).toISOString() : ''
    return newsroom.unread(person, mailed).filter(({ at }) => at > oldest)
  }

  #write({ name, email: address }: PersonRecord, digest: Digest, id: string): Mail {
    return {
      id,
      to: { name, address },
      at: this.#parts.now(),
      subject: digest.words.subject(digest.count),
      text: digestText(digest),
      html: digestHtml(digest),
      pictures: picturesIn(digest),
      settings: { link: digest.settingsLink, words: digest.words.settings },
    }
  }

  async #send(person: PersonId, { mail, remember, after }: DueMail): Promise<void> {
    const { post, log, marks, now } = this.#parts
    const posted = await post.post(mail)
    const told = this.#patience.heard(person, posted, now())
    if (told === 'worse') log.warn({ posted }, 'mail cannot be sent; it is tried again')
    if (told === 'better') log.info('mail is sent again')
    if (posted.kind !== 'sent') return
    remember()
    await marks.change(person, after)
  }

  /** Marks and files of people who were erased go with them. */
  async #forgetTheGone(): Promise<void> {
    const { marks, people, post } = this.#parts
    const gone = marks.all().filter((person) => people.byId(person) === null)
    for (const person of gone) {
      try {
        await post.forget(person)
        await marks.forget(person)
      } catch {
        return // the disk refuses: the next round tries again
      }
    }
  }
}

/** Names what a mail tells of. */
const shortHash = (text: string): string => createHash('sha256').update(text).digest('hex').slice(0, 16)

/** What is remembered is ahead of a disk that refuses; behind it when the person turned her mail off and on again. */
function newer<T>(
  remembered: T | undefined,
  durable: T | undefined,
  reach: (marks: T) => number,
): T | undefined {
  if (remembered === undefined || durable === undefined) return remembered ?? durable
  return reach(durable) > reach(remembered) ? durable : remembered
}

const nothingMailed: SignOffMarks = { upTo: 0, reminded: [] }
const noVersionMailed: VersionMarks = { frozen: 0, decided: 0 }

interface DueMail {
  readonly mail: Mail
  /** It is gone: known here at once, */
  readonly remember: () => void
  /** and by the marks. */
  readonly after: (marks: ReadingMarks) => ReadingMarks
}

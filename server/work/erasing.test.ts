import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { newThread } from '#shared/api'
import { must, ok, type Result } from '#shared/failure'
import { chapterId, personId, sectionId, versionId, workingGroupId, type PersonId } from '#shared/ids'
import { carryOut } from '../commands.ts'
import { openLog } from '../log.ts'
import { outboxPost } from '../mail/outbox.ts'
import { closeOffice, openOffice, type Office } from '../office.ts'
import { writeBackup } from '../store/backup.ts'
import { filesIn } from '../store/full-store.fake.ts'
import { scratchFolder } from '../store/scratch.fake.ts'
import { verify } from '../store/verification.ts'
import { erasePerson } from './erasing.ts'
import { Freezer } from './freezer.ts'
import { addPerson, grantRole } from './people.ts'
import { keepScan } from './scans.ts'
import { enter } from './signoff.ts'
import { openThread } from './threads.ts'

const idOf = (name: string): PersonId => personId.parse(`per_${name}`)
const gesundheit = sectionId.parse('sec_gesundheit')
const email = 'quellensturm@hannover.example'
const sheet = Buffer.from('%PDF-1.7 Rosa Quellensturm, von Hand')
const shared = Buffer.from('%PDF-1.7 Liste: Rosa Quellensturm, Martin Fuhrmann')

type Files = ReadonlyMap<string, Buffer>

function laidOut(files: Files): string {
  const dir = scratchFolder()
  for (const [path, bytes] of files) {
    mkdirSync(dirname(join(dir, path)), { recursive: true })
    writeFileSync(join(dir, path), bytes)
  }
  return dir
}

async function opened(dir: string): Promise<Office> {
  const office = await openOffice({ dataDir: dir, demo: 'auto' }, openLog('fatal'))
  return must(office.ok ? office.value : null, 'the folder opens')
}

function done<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(JSON.stringify(result.failure))
  return result.value
}

let lived: Promise<Files> | null = null

/** A folder in which Rosa has been at work for a while, closed: always the same one. */
async function folderWithRosa(): Promise<string> {
  lived ??= (async () => {
    const dir = scratchFolder()
    const office = await opened(dir)
    await live(office)
    await closeOffice(office)
    return filesIn(dir)
  })()
  return laidOut(await lived)
}

const rosaIn = ({ store }: Office): PersonId => must(store.people.byEmail(email), 'she has an account').id

/** An expert who comments, is signed in, gets mail, and in whose name answers were entered; then her chapter is frozen. */
async function live(office: Office): Promise<void> {
  const { keeper, store } = office
  const account = { name: 'Rosa Quellensturm', email, password: 'ein langes Passwort' }
  const rosa = done(await addPerson(store.people, account, new Date()))
  const workingGroup = workingGroupId.parse('wg_soziales')
  done(await grantRole(keeper, store.people, rosa, { role: 'expert', workingGroup }))
  done(await grantRole(keeper, store.people, rosa, { role: 'steering' }))
  await store.sessions.put('sid', { person: rosa, createdAt: 1, lastSeenAt: 1, expiresAt: 2e15, data: {} })
  done(await store.marks.change(rosa, (marks) => ({ ...marks, seenAll: 7, mailed: 7 })))
  done(await openThread(keeper, rosa, gesundheit, threadOfHers))
  for (const [name, bytes] of [
    ['martin', shared] as const,
    [null, shared] as const,
    [null, sheet] as const,
  ]) {
    const person = name === null ? rosa : idOf(name)
    const answer = name === null ? 'signed' : 'acknowledged'
    const given = { ...(await onPaper(office, person, bytes)), answer } as const
    done(await enter(keeper, store.kept, idOf('sabine'), gesundheit, given))
  }
  await mail(office, rosa, `${rosa}-8`, 'Guten Tag Rosa Quellensturm')
  await mail(office, idOf('olena'), 'per_olena-8', 'Rosa Quellensturm hat geantwortet.')
  await freeze(office, 'ver_withrosa')
}

const threadOfHers = newThread.parse({
  thread: 'thr_ofrosa01',
  anchor: null,
  body: 'Hier fehlt die Zahnmedizin.',
  mentions: [],
  suggestion: null,
})

async function onPaper({ keeper, store }: Office, person: PersonId, bytes: Buffer) {
  const hash = must(keeper.signOffs[gesundheit]?.locked, 'it is up for sign-off')
  const scan = done(await keepScan(store.kept, bytes))
  return { person, words: null, hash, way: 'paper', givenOn: '2026-11-20', scan } as const
}

async function mail({ store }: Office, person: PersonId, id: string, text: string): Promise<void> {
  const address = store.people.byId(person)?.email ?? ''
  const [to, settings] = [
    { name: text, address },
    { link: 'https://lip.example.org', words: 'x' },
  ]
  const post = outboxPost(store.outbox, { from: 'lip@hannover.example', host: 'lip.example.org' })
  const written = {
    id,
    to,
    at: new Date(),
    subject: 'Neues',
    text,
    html: `<p>${text}</p>`,
    pictures: [],
    settings,
  }
  expect(await post.post(written)).toEqual({ kind: 'sent' })
}

async function freeze({ keeper, store, sealer, now }: Office, id: string): Promise<void> {
  const { texts, kept, openings, people } = store
  const freezer = new Freezer({ keeper, texts, kept, openings, people, sealer, now })
  const scope = { chapter: chapterId.parse('cha_soziales') }
  const order = { id: versionId.parse(id), scope, purpose: 'interim', name: 'Stand', note: null } as const
  done(await freezer.freeze(idOf('sabine'), order))
}

const findingsIn = async (dir: string) => done(await verify(dir, async () => ok(null))).findings

/** The files that tell who she is. */
const tellingFiles = (dir: string): string[] =>
  [...filesIn(dir)].flatMap(([path, bytes]) =>
    /rosa quellensturm|quellensturm@/iu.test(bytes.toString('utf8'))
      ? [path.replace(/[0-9a-f]{64}/u, '…')]
      : [],
  )

const erase = (office: Office, who: { email: string } | { id: PersonId }) =>
  carryOut(office, { name: 'erase-person', ...who })

describe('erasing a person', () => {
  test('[S33] no file tells her name or address any more, but a sheet on which others signed; all versions hold', async () => {
    const dir = await folderWithRosa()
    expect(await findingsIn(dir)).toEqual([])
    expect(new Set(tellingFiles(dir))).toEqual(
      new Set([
        'kept/…',
        'openings/ver_withrosa.json',
        expect.stringMatching(/^outbox\/per_[0-9a-z]+-8\.eml$/u),
        'outbox/per_olena-8.eml',
        'people.json',
        'people.json.bak',
      ]),
    )
    const office = await opened(dir)
    const rosa = rosaIn(office)
    const said = done(await erase(office, { email }))
    expect(said.join('\n')).toContain(`erase-person --id ${rosa}`)
    expect(said.join('\n')).not.toContain('Rosa')
    expect(said).toContainEqual(expect.stringMatching(/deleted: 1\.$/u))
    expect(said).toContainEqual(expect.stringMatching(/same sheet: 1\.$/u))
    await freeze(office, 'ver_afterrosa')
    await closeOffice(office)
    expect(tellingFiles(dir)).toEqual(['kept/…'])
    expect([...filesIn(dir).keys()].filter((path) => path.includes(rosa))).toEqual([])
    expect(readFileSync(join(dir, 'sessions.json'), 'utf8')).not.toContain(rosa)
    expect(await findingsIn(dir)).toEqual([])
    const target = join(scratchFolder(), 'backup')
    const backup = await writeBackup({ dir, target, server: '1', at: new Date(), acknowledged: null })
    expect(done(backup).findings).toEqual([])
  })

  test('[A19] her roles end first, by entries of their own, and sign-offs are counted anew; what she wrote stays', async () => {
    const office = await opened(await folderWithRosa())
    const { keeper, store } = office
    const rosa = rosaIn(office)
    const before = keeper.records.seq
    expect(keeper.records.sections[gesundheit]?.stage).toBe('signedOff')
    done(await erase(office, { id: rosa }))
    const ended = must(keeper.entriesAfter(before), 'at hand')
    expect(ended.map(({ by, event }) => [by, event.type])).toEqual([
      [null, 'roleWithdrawn'],
      [null, 'roleWithdrawn'],
      [null, 'quorumLost'],
    ])
    expect(ended.at(-1)?.event).toMatchObject({ section: gesundheit, because: 'members' })
    expect(keeper.records.grants[rosa] ?? []).toEqual([])
    expect(keeper.signOffs[gesundheit]?.answers[rosa]).toHaveLength(2)
    expect(JSON.stringify(keeper.threads)).toContain('Hier fehlt die Zahnmedizin.')
    expect([store.people.byId(rosa), store.sessions.get('sid')]).toEqual([null, null])
    // Whom nobody knows is not there to erase.
    for (const who of [{ id: rosa }, { email }])
      expect(await erase(office, who)).toEqual({ ok: false, failure: { kind: 'notFound', what: 'person' } })
    await closeOffice(office)
  })

  test('[A19] killed behind any step, it is taken up by the next one', async () => {
    const dir = await folderWithRosa()
    const office = await opened(dir)
    const moments = new Map<string, Files>()
    const look = () => {
      const files = filesIn(dir)
      moments.set([...files].map(([path, bytes]) => path + bytes.toString('latin1')).join(), files)
    }
    look()
    done(await erasePerson(watched(office, look), rosaIn(office)))
    await closeOffice(office)
    expect(moments.size).toBe(9)
    const ends = new Map<string, string>()
    for (const files of moments.values()) {
      const crashed = laidOut(files)
      const again = await opened(crashed)
      const said = await erase(again, { email })
      expect(said.ok || said.failure.kind).toBe(said.ok ? true : 'notFound')
      await closeOffice(again)
      expect(tellingFiles(crashed)).toEqual(['kept/…'])
      ends.set([...filesIn(crashed).keys()].join(), crashed)
    }
    expect(ends.size, 'they all end alike').toBe(1)
    for (const end of ends.values()) expect(await findingsIn(end)).toEqual([])
  })

  test('[V9] who goes while a version is being made is not in it by name, nor what a crash left of one', async () => {
    const dir = await folderWithRosa()
    writeFileSync(join(dir, 'openings/ver_half.json.tmp'), '{"name":"Rosa Quellensturm"')
    const office = await opened(dir)
    const { openings } = office.store
    const known = done(await openings.read(versionId.parse('ver_withrosa')))
    expect(Object.values(known).map(({ name }) => name)).toContain('Rosa Quellensturm')
    done(await erase(office, { email }))
    const late = versionId.parse('ver_late')
    done(await openings.keep(late, known))
    const names = Object.values(done(await openings.read(late))).map(({ name }) => name)
    expect(names).not.toContain('Rosa Quellensturm')
    expect(names).toContain('Sabine Krüger')
    await closeOffice(office)
    expect(tellingFiles(dir)).toEqual(['kept/…'])
  })
})

/** The same, that tells after each write to the disk. */
function watched({ keeper, store }: Office, tell: () => void): Parameters<typeof erasePerson>[0] {
  const then =
    <A extends unknown[], T>(act: (...given: A) => Promise<T>) =>
    async (...given: A): Promise<T> => {
      const result = await act(...given)
      tell()
      return result
    }
  const { people, sessions, personal, kept, outbox } = store
  const heard = <T extends object>(of: T, ...names: readonly (keyof T)[]): T =>
    new Proxy(of, {
      get: (_of, name) => {
        const value: unknown = Reflect.get(of, name)
        if (typeof value !== 'function') return value
        const bound = value.bind(of) as (...given: unknown[]) => Promise<unknown>
        return names.includes(name as keyof T) ? then(bound) : bound
      },
    })
  return {
    keeper: heard(keeper, 'commit'),
    store: {
      people: heard(people, 'setPasswordHash', 'erase'),
      sessions: heard(sessions, 'endAllOf'),
      personal: personal.map((part) => heard(part, 'forgetAllBut')),
      kept: heard(kept, 'forget'),
      outbox: heard(outbox, 'empty'),
    },
  }
}

import path from 'node:path'
import { describe, expect, test } from 'vitest'
import { chapterId, paperId } from '#shared/ids'
import { after, agBildung, bildung, testPaper } from '#shared/paper.fake'
import { readCommandLine } from './command-line.ts'
import { resolveRole } from './commands.ts'

const none = () => Promise.reject(new Error('bug: nobody asked for a password'))
const read = (line: string, password: () => Promise<string> = none) =>
  readCommandLine(line.split(' ').filter(Boolean), password)

describe('the command line', () => {
  test.each(['--help', '-h', 'help', 'serve --help'])('[A15] %j explains itself', async (line) => {
    expect(await read(line)).toEqual({ ok: true, value: { kind: 'help' } })
  })

  test.each(['', 'serve'])('[A15] %j serves', async (line) => {
    expect(await read(line)).toEqual({ ok: true, value: { kind: 'serve' } })
  })

  test('[A16] a person, with a password from standard input', async () => {
    const asked = await read(
      'add-person --name Karla --email Karla@Hannover.example --password-stdin',
      async () => 'zwölf Zeichen',
    )
    expect(asked).toMatchObject({
      value: {
        command: {
          name: 'add-person',
          person: { name: 'Karla', email: 'karla@hannover.example', password: 'zwölf Zeichen' },
        },
      },
    })
  })

  test('[A16] a role with its scope', async () => {
    expect(await read('grant --email a@b.example --role expert --group 1')).toMatchObject({
      value: { command: { name: 'grant', role: { role: 'expert', scope: '1', chair: false } } },
    })
  })

  test('[A15] folders are meant from where the command is typed; verify may go without', async () => {
    const folder = path.resolve('kopien/montag')
    for (const name of ['backup', 'restore', 'verify']) {
      const asked = await read(`${name} kopien/montag`)
      expect(asked).toEqual({ ok: true, value: { kind: 'upkeep', upkeep: { name, folder } } })
    }
    expect(await read('verify')).toMatchObject({ value: { upkeep: { name: 'verify', folder: null } } })
  })

  test.each([
    ['backup', /backup needs a folder/u],
    ['restore', /restore needs a folder/u],
    ['backup here there', /unexpected: there/u],
    ['dance', /unknown command: dance/u],
    ['serve now', /unexpected: now/u],
    ['add-person --name Karla', /--email/u],
    ['add-person --name Karla --email karla', /--email/u],
    ['set-password --email a@b.example', /--password/u],
    ['grant --email a@b.example --role king', /--role/u],
    ['list-people --verbose', /--verbose/u],
    ['erase-person', /--email: name her either by it or by --id/u],
    ['erase-person --email a@b.example --id per_rosa', /--email: name her/u],
    ['erase-person --id Rosa', /--id/u],
  ])('[A15] %j is told what is wrong', async (line, told) => {
    const asked = await read(line)
    expect(asked.ok).toBe(false)
    expect(JSON.stringify(asked)).toMatch(told)
  })

  test('[A2] a password that is too short is refused here as well', async () => {
    const asked = await read('set-password --email a@b.example --password-stdin', async () => 'kurz')
    expect(JSON.stringify(asked)).toContain('--password')
  })
})

describe('a role as typed', () => {
  const resolved = (
    role: 'expert' | 'moderator' | 'advisor' | 'steering',
    scope: string | null,
    chair = false,
  ) => resolveRole(testPaper, { role, scope, chair })

  test('[A16] by number or by id', () => {
    const expert = { ok: true, value: { role: 'expert', workingGroup: agBildung } }
    expect([resolved('expert', '1'), resolved('expert', agBildung)]).toEqual([expert, expert])
    const moderator = { ok: true, value: { role: 'moderator', chapter: bildung } }
    expect([resolved('moderator', '1'), resolved('moderator', bildung)]).toEqual([moderator, moderator])
    expect(resolved('advisor', 'RTGS')).toEqual({ ok: true, value: { role: 'advisor', body: 'RTGS' } })
    expect(resolved('steering', null)).toEqual({ ok: true, value: { role: 'steering' } })
    expect(resolved('steering', null, true)).toEqual({ ok: true, value: { role: 'steering', chair: true } })
  })

  test('[A16] what is missing or unknown is named', () => {
    expect(JSON.stringify(resolved('expert', null))).toContain('expert needs --group')
    expect(JSON.stringify(resolved('expert', '9'))).toContain('there is no working group 9')
    expect(JSON.stringify(resolved('moderator', 'x'))).toContain('there is no chapter x')
    expect(JSON.stringify(resolved('expert', '1', true))).toContain('expert has no chair')
  })

  test('[A16] a number that two papers have is refused with the ids that it may mean', () => {
    const chapter = chapterId.parse('cha_katalog1')
    const paper = paperId.parse('pap_katalog')
    const two = after(
      testPaper,
      { type: 'paperFounded', paper, title: 'Maßnahmenkatalog' },
      { type: 'chapterAdded', chapter, paper, title: 'Bildung', workingGroup: null },
    )
    const moderating = (scope: string) => resolveRole(two, { role: 'moderator', scope, chair: false })
    expect(JSON.stringify(moderating('1'))).toContain(
      `${bildung} (Strategiepapier) or ${chapter} (Maßnahmenkatalog)`,
    )
    expect(moderating(chapter)).toEqual({ ok: true, value: { role: 'moderator', chapter } })
  })
})

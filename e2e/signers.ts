/** The experts who sign in chapter Bildung, without browsers: its own, and those of other groups who join them. */
import { must } from '#shared/failure'
import type { SectionId } from '#shared/ids'
import type { SignOffsView } from '#shared/signoff-api'
import { call, type Caller } from './api.ts'
import { expect, type Stage } from './stage.ts'

const path = '/api/chapters/cha_bildung/sign-offs'

/** Three of other groups, members of this one from now on. */
export async function guests(stage: Stage): Promise<Caller[]> {
  const emails = ['fatou.diallo', 'samira.haddad', 'pawel.nowak'].map((name) => `${name}@demo.example`)
  const grant = (email: string) =>
    stage.server.command('grant', '--email', email, '--role', 'expert', '--group', '1')
  await Promise.all(emails.map(grant))
  const chapters = ['Demokratie', 'Stadtleben und Kultur', 'Wirtschaft']
  return Promise.all(chapters.map((title) => stage.caller(stage.person('expert', title))))
}

/** They sign the text of the section that is locked now, one after the other. */
export async function sign(stage: Stage, all: readonly Caller[], section: SectionId): Promise<void> {
  const { url } = stage.server
  const told = (await (await call(url, must(all[0], 'somebody'), 'GET', path)).json()) as SignOffsView
  const hash = must(told.sections.find((one) => one.section === section)?.signOff.locked, 'a locked text')
  for (const by of all) {
    const said = { answer: 'signed', words: null, hash }
    const answer = await call(url, by, 'POST', `/api/sections/${section}/sign-off`, said)
    expect(answer.status, await answer.text()).toBe(201)
  }
}

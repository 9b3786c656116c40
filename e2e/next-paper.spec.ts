/** The committee has adopted the paper: the administration starts the next one. */
import { must } from '#shared/failure'
import { call, readRecords, type Caller } from './api.ts'
import { expect, expectAccessible, expectNoSidewaysScroll, test, type Stage } from './stage.ts'

const title = 'Maßnahmenkatalog zum Lokalen Integrationsplan'

/** Each of these has to be taken. */
async function tell(stage: Stage, by: Caller, method: string, path: string, body?: object): Promise<void> {
  const answer = await call(stage.server.url, by, method, path, body)
  expect(answer.ok, `${method} ${path}: ${await answer.text()}`).toBe(true)
}

/** All that is left of the paper is the chapter that no working group writes. */
async function shorten(stage: Stage, moderators: readonly Caller[]): Promise<void> {
  const records = await readRecords(stage.server.url, must(moderators[0], 'somebody'))
  for (const { id, title: chapter, sections } of Object.values(records.chapters)) {
    const moderates = ({ person }: Caller) =>
      records.grants[person.id]?.some((grant) => grant.role === 'moderator' && grant.chapter === id)
    const by = must(moderators.find(moderates), `a moderator of ${chapter}`)
    const gone = chapter === 'Verwaltung' ? [] : sections
    for (const section of gone) {
      const isOpen = records.sections[section]?.stage === 'drafting'
      if (!isOpen) await tell(stage, by, 'POST', `/api/sections/${section}/reopen`, { reason: 'Kürzung' })
      await tell(stage, by, 'DELETE', `/api/sections/${section}`)
    }
  }
}

/** The committee takes what is left: signed off by the moderation's call, frozen, accepted, adopted. */
async function adopt(stage: Stage): Promise<void> {
  const by = await stage.caller(stage.person('moderator', 'Verwaltung'))
  await shorten(stage, [by, await stage.caller(stage.person('moderator', 'Wirtschaft'))])
  const section = stage.section('Verwaltung', 'Einleitung')
  const called = { sections: [section], due: null, message: null }
  await tell(stage, by, 'POST', '/api/chapters/cha_verwaltung/sign-offs/call', called)
  const order = { id: 'ver_vorlage', scope: { chapter: 'cha_verwaltung' }, purpose: 'submission' }
  await tell(stage, by, 'POST', '/api/versions', { ...order, name: 'Vorlage', note: null })
  const said = { note: null, corrects: null }
  const steering = await stage.caller(stage.person('steering'))
  const decision = { decision: 'accepted', ...said }
  await tell(stage, steering, 'POST', `/api/versions/ver_vorlage/sections/${section}/decision`, decision)
  const committee = await stage.caller(stage.person('committee'))
  const closing = { date: '2026-11-20', printedMatter: '15-1234/2026', outcome: 'adopted', ...said }
  await tell(stage, committee, 'POST', '/api/versions/ver_vorlage/closing', closing)
}

test('[O15] behind an adopted paper the administration names and starts the next one, by keyboard', async ({
  stage,
}) => {
  await adopt(stage)
  const { page } = await stage.enter(stage.person('admin'))
  const door = page.getByRole('button', { name: 'Nächstes Papier beginnen' })
  await door.press('Enter')
  const name = page.getByLabel('Titel')
  await expect(name).toHaveValue(title)
  await expectAccessible(page, 'the dialog of the next paper')
  await page.keyboard.press('Escape')
  await expect(door).toBeFocused()
  await door.press('Enter')
  await name.press('Enter')
  await expect(page.getByRole('heading', { level: 1, name: title })).toBeVisible()
  const before = page.getByRole('navigation', { name: 'Weitere Papiere' }).getByRole('link')
  await expect(page.getByText('6.1')).toBeVisible()
  await expectAccessible(page, 'the overview of the next paper')
  await page.setViewportSize({ width: 390, height: 844 })
  await expectNoSidewaysScroll(page, 'the overview of the next paper on a phone')
  const asked = page.waitForResponse(/\/api\/papers\/\w+\/next$/u)
  await before.press('Enter')
  await expect(
    page.getByRole('heading', { level: 1, name: 'Strategiepapier zum Lokalen Integrationsplan' }),
  ).toBeVisible()
  expect(await (await asked).json()).toEqual({ mayStart: false })
  await expect(door).toBeHidden()
})

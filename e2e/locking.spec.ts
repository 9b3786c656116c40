/** A section is called for sign-off while people write in it: no letter is lost, and none gets in afterwards. */
import type { Content, ContentNode } from '#shared/content'
import type { SignOffsView } from '#shared/signoff-api'
import { must } from '#shared/failure'
import { call, type Caller } from './api.ts'
import { joinPlainly, paragraphIn, until, type PlainClient } from './plain-client.ts'
import { expect, test, type Stage } from './stage.ts'

const [chapter, title] = ['/api/chapters/cha_bildung', 'Grundschulen']

const wordsIn = (node: ContentNode): string => node.text ?? (node.content ?? []).map(wordsIn).join('')

/** The blocks of the text that was locked, as the server keeps it. */
async function lockedText(stage: Stage, by: Caller): Promise<string[]> {
  const { url } = stage.server
  const section = stage.section('Bildung', title)
  const view = (await (await call(url, by, 'GET', `${chapter}/sign-offs`)).json()) as SignOffsView
  const { signOff } = must(
    view.sections.find((one) => one.section === section),
    'it was called for',
  )
  const path = `/api/sections/${section}/signed/${must(signOff.locked, 'it is locked')}`
  const { doc } = (await (await call(url, by, 'GET', path)).json()) as Content
  return (doc.content ?? []).map(wordsIn)
}

/** Writes, deletes, and comes back with all of it. */
function insist(client: PlainClient): void {
  for (let time = 0; time < 3; time++) paragraphIn(client).insert(0, 'Hinein!')
  client.text.delete(0, 1)
  client.provider.disconnect()
  client.provider.connect()
}

test('[Z62] a lock takes the last words of who writes, then nobody’s, through a kill too; reopened, all of it comes in', async ({
  stage,
}) => {
  const { url } = stage.server
  const section = stage.section('Bildung', title)
  const aylin = await stage.expertIn('Bildung')
  const [jonas, sabine] = [
    await stage.caller(stage.person('expert', 'Bildung')),
    await stage.caller(stage.person('moderator', 'Bildung')),
  ]
  const outside = await joinPlainly(url, section, jonas.cookie)
  await aylin.write(title, 'Bis zuletzt ')
  const order = { sections: [section], due: null, message: 'Bitte lesen.' }
  const called = call(url, sabine, 'POST', `${chapter}/sign-offs/call`, order)
  const sight = { locked: false }
  void called.finally(() => (sight.locked = true))
  while (!sight.locked) await aylin.type('noch ein Wort ', 15)
  expect((await called).status).toBe(200)
  await expect(aylin.text(title)).toHaveAttribute('aria-readonly', 'true')
  await aylin.seesSaved()

  const locked = await lockedText(stage, jonas)
  const typed = (await aylin.wordsOf(title)).at(-1)
  expect(typed).toMatch(/^Bis zuletzt (?:noch ein Wort ?)+/u)
  expect(locked.at(-1)?.trim()).toBe(typed)

  insist(outside)
  await stage.server.kill9()
  await stage.server.restart()
  await until(() => outside.provider.synced, 15, 'back')
  insist(outside)
  const fresh = await joinPlainly(url, section, sabine.cookie)
  expect(JSON.stringify(fresh.text)).not.toContain('Hinein!')
  expect(await lockedText(stage, jonas)).toEqual(locked)
  expect(JSON.stringify(outside.text)).toContain('Hinein!')

  const reason = { reason: 'Zwei Sätze fehlen.' }
  expect((await call(url, sabine, 'POST', `/api/sections/${section}/reopen`, reason)).status).toBe(200)
  await expect.poll(() => JSON.stringify(fresh.text)).toContain('Hinein!')
  await expect(aylin.text(title)).toHaveAttribute('aria-readonly', 'false')
  await aylin.sees(title, 'Hinein!')
  for (const client of [outside, fresh]) client.leave()
})

/** A client that is not ours: the published y-websocket provider, with nothing but a session cookie. */
import * as Y from 'yjs'
import { joinPlainly, until } from './plain-client.ts'
import { expect, test } from './stage.ts'

test('[Z7] an outside client and the page write in one text, and both are told what is on disk', async ({
  stage,
}) => {
  const aylin = await stage.expertIn('Bildung')
  await aylin.sees('Grundschulen', 'Ausgangslage')
  const { cookie } = await stage.caller(stage.person('expert', 'Bildung'))
  const outside = await joinPlainly(stage.server.url, stage.section('Bildung', 'Grundschulen'), cookie)
  expect(JSON.stringify(outside.text)).toContain('Ausgangslage')

  const paragraph = new Y.XmlElement('paragraph')
  paragraph.insert(0, [new Y.XmlText('Von draußen geschrieben.')])
  outside.text.push([paragraph])
  await outside.untilSaved()
  await aylin.sees('Grundschulen', 'Von draußen geschrieben.')
  expect(outside.saved().get(outside.doc.clientID)).toBeGreaterThan(0)

  await aylin.goToEnd('Grundschulen')
  await aylin.type(' Und von drinnen.')
  await aylin.seesSaved()
  await until(
    () => JSON.stringify(outside.text).includes('Und von drinnen.'),
    5,
    'the outside client sees the page',
  )
  outside.leave()
})

test('[Z7] the outside client appears under the name of its session, whatever it says', async ({ stage }) => {
  const aylin = await stage.expertIn('Bildung')
  const person = stage.person('expert', 'Bildung')
  const { cookie } = await stage.caller(person)
  const outside = await joinPlainly(stage.server.url, stage.section('Bildung', 'Grundschulen'), cookie)
  outside.provider.awareness.setLocalStateField('user', { name: 'Oberbürgermeister', color: '#000000' })

  await aylin.page.getByRole('button', { name: '2 Personen hier' }).click()
  await expect(aylin.page.locator('.here__list')).toContainText(person.name)
  await expect(aylin.page.getByText('Oberbürgermeister')).toHaveCount(0)
  outside.leave()
})

/** People write through a bad network. The long form is `network.torture.ts`. */
import { addressOf } from './address.ts'
import { joinPlainly } from './plain-client.ts'
import { place, Remote } from './remote.ts'
import { addLongText, longText, slow, watchLine } from './slow-line.ts'
import { expectNothingLost, twoWriters, weather } from './storm.ts'
import { expect, test } from './stage.ts'
import { clear } from './weather.ts'

test('[Z16] two experts write while their networks change: no letter is lost or doubled, and "Gespeichert" is true', async ({
  stage,
}) => {
  const seed = Number(process.env['NETWORK_SEED'] ?? 5)
  console.log(`NETWORK_SEED=${seed}`)
  const company = await twoWriters(stage)
  await weather(company, { seed, changes: 5, millis: [700, 1800] })
  await expectNothingLost(stage, company)
})

test('[Z16] a black hole is shown within 5 s; what is written in it is counted, kept, and sent after signing in again', async ({
  stage,
}) => {
  const company = await twoWriters(stage)
  const { aylin } = company
  await aylin.network.turn({ kind: 'blackHole', way: 'both' })
  const swallowed = Date.now()
  await aylin.write(' Im schwarzen Loch geschrieben.')
  await expect(aylin.actor.saveState()).toContainText(/^Offline – \d+ Änderungen auf diesem Gerät$/u)
  // The watch looks ten times a second: it may see this a moment later than we do.
  const shown = () => aylin.watch.shownAfter(swallowed, ({ said }) => said.startsWith('Offline'))
  await expect.poll(shown).toBeLessThan(Infinity)
  expect(await shown()).toBeLessThanOrEqual(5000)
  await expect(aylin.page.getByText('Keine Verbindung zum Server')).toBeVisible()
  expect(await aylin.asksWhenLeft()).toBe(true)

  await stage.server.command('end-sessions', '--email', await addressOf(stage.server, aylin.actor.name))
  await aylin.network.turn(clear)
  await aylin.page.getByRole('button', { name: `Als ${aylin.actor.name} wieder eintreten` }).click()
  await aylin.goOn()
  await aylin.write(' Und danach.')
  await expectNothingLost(stage, company)
})

test('[Z50] who comes back over a slow line with a long text, to another one, gets both through without another break', async ({
  stage,
}) => {
  const { cookie } = await stage.caller(stage.person('expert', place.chapter))
  const writer = await joinPlainly(stage.server.url, stage.section(place.chapter, 'Grundschulen'), cookie)
  const aylin = await Remote.enter(stage)
  await aylin.seesSaved()
  await aylin.network.turn({ kind: 'dead' })
  addLongText(writer.doc, 200)
  await writer.untilSaved()
  await aylin.actor.press('Enter')
  await aylin.actor.paste('', longText(200).join('\n\n'))
  await aylin.network.turn(slow(50))
  const since = watchLine(aylin)
  await expect(aylin.actor.text('Grundschulen')).toContainText('Schluss.', { timeout: 30_000 })
  await expect(aylin.actor.saveState()).toHaveText('Gespeichert', { timeout: 30_000 })
  expect(await since()).toEqual({ breaks: 0, sockets: 1 })
  writer.leave()
})

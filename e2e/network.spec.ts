/** People write through a bad network. The long form is `network.torture.ts`. */
import { addressOf } from './address.ts'
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

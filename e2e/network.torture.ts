/** The long form of `network.spec.ts`: every way in which a network, a machine or a right fails while people write. */
import { setTimeout as sleep } from 'node:timers/promises'
import { addressOf } from './address.ts'
import { sleepFor } from './asleep.ts'
import { randomFrom } from './random.ts'
import { place } from './remote.ts'
import { expectNothingLost, twoWriters, weather } from './storm.ts'
import { expect, test } from './stage.ts'
import { clear } from './weather.ts'

const seed = Number(process.env['NETWORK_SEED'] ?? Date.now() % 1_000_000)
const rounds = Math.max(1, Math.round(Number(process.env['TORTURE_ROUNDS'] ?? 40) / 20))

for (let round = 0; round < rounds; round++) {
  test(`[Z16] a long storm, NETWORK_SEED=${seed + round}`, async ({ stage }) => {
    test.setTimeout(300_000)
    const company = await twoWriters(stage, { random: randomFrom(seed + round) })
    await weather(company, { seed: seed + round, changes: 30, millis: [200, 6000] })
    await expectNothingLost(stage, company)
  })
}

for (const answer of [403, 502, 'closed'] as const) {
  test(`[Z16] sockets refused (${answer}) for 10 s: read only with the reason, and back by itself`, async ({
    stage,
  }) => {
    const company = await twoWriters(stage)
    const { aylin } = company
    await aylin.network.turn({ kind: 'refusal', answer })
    const refused = Date.now()
    await aylin.write(' Ohne Verbindung geschrieben.')
    const box = aylin.actor.text(place.section)
    await expect(box).toHaveAttribute('contenteditable', 'false', { timeout: 15_000 })
    expect(Date.now() - refused).toBeGreaterThan(9000)
    await expect(aylin.page.getByText('Der Server nimmt gerade keine Wörter an')).toBeVisible()
    await expect(aylin.actor.saveState()).toContainText('Nicht gespeichert')
    await aylin.network.turn(clear)
    await aylin.goOn()
    await aylin.write(' Und wieder mit.')
    await expectNothingLost(stage, company)
  })
}

for (const way of ['up', 'down'] as const) {
  test(`[Z16] nothing goes ${way}: shown within 5 s, although the other writes on`, async ({ stage }) => {
    const company = await twoWriters(stage)
    const { aylin, jonas } = company
    let open = true
    const writing = jonas.keepWriting('weiter', () => open)
    await aylin.network.turn({ kind: 'blackHole', way })
    const swallowed = Date.now()
    await aylin.write(' In einer Richtung verloren.')
    await expect(aylin.actor.saveState()).toContainText('Offline', { timeout: 8000 })
    // The watch looks ten times a second: it may see this a moment later than we do.
    const shown = () => aylin.watch.shownAfter(swallowed, ({ said }) => said.startsWith('Offline'))
    await expect.poll(shown).toBeLessThanOrEqual(5000)
    open = false
    await writing
    await aylin.network.turn(clear)
    await expectNothingLost(stage, company)
  })
}

for (const seconds of [8, 35]) {
  test(`[Z16] asleep for ${seconds} s: the state is right within 5 s of waking, and nothing is lost`, async ({
    stage,
  }) => {
    test.setTimeout(120_000)
    const company = await twoWriters(stage)
    const { aylin, jonas } = company
    await aylin.write(' Kurz vor dem Schlaf.')
    await sleepFor(aylin.page, aylin.network, seconds * 1000)
    const woken = Date.now()
    await jonas.write(' Während die andere schlief.')
    await aylin.write(' Nach dem Schlaf.')
    const isNew = ({ said, own }: { said: string; own: string }) =>
      said === 'Gespeichert' && own.endsWith('Nach dem Schlaf.')
    await aylin.seesSaved()
    const shown = () => aylin.watch.shownAfter(woken, (glance) => isOffline(glance) || isNew(glance))
    await expect.poll(shown).toBeLessThan(5000)
    await expectNothingLost(stage, company)
  })
}

const isOffline = ({ said }: { said: string }): boolean => said.startsWith('Offline')

test('[Z16] the server is killed while all is late', async ({ stage }) => {
  const company = await twoWriters(stage)
  const { aylin, jonas } = company
  for (const { network } of [aylin, jonas]) await network.turn({ kind: 'delay', millis: 500, jitter: 300 })
  let open = true
  const writing = [aylin.keepWriting('eins', () => open), jonas.keepWriting('zwei', () => open)]
  for (let kill = 0; kill < 3; kill++) {
    await sleep(1500)
    await stage.server.kill9()
    await sleep(500)
    await stage.server.restart()
  }
  open = false
  await Promise.all(writing)
  for (const { network } of [aylin, jonas]) await network.turn(clear)
  await expectNothingLost(stage, company)
})

test('[Z16] a role withdrawn during a black hole: the words stay, and on return it is told', async ({
  stage,
}) => {
  const company = await twoWriters(stage)
  const { aylin, disk } = company
  await aylin.seesSaved()
  const before = aylin.own
  await aylin.network.turn({ kind: 'blackHole', way: 'both' })
  await aylin.write(' Das darf ich noch.')
  const address = await addressOf(stage.server, aylin.actor.name)
  await stage.server.command('grant', '--email', address, '--role', 'expert', '--group', '2')
  await stage.server.command('withdraw', '--email', address, '--role', 'expert', '--group', '1')
  await expect(aylin.actor.saveState()).toContainText('Offline', { timeout: 8000 })
  await aylin.network.turn(clear)

  const box = aylin.actor.text(place.section)
  await expect(box).toHaveAttribute('contenteditable', 'false', { timeout: 20_000 })
  await expect(
    aylin.page.getByText('AG 1 Bildung schreibt dieses Handlungsfeld. Sie lesen mit.'),
  ).toBeVisible()
  await expect(box).toContainText(aylin.own)
  await expect(aylin.actor.saveState()).toContainText('Nicht gespeichert')
  expect(await aylin.asksWhenLeft()).toBe(true)
  expect(disk.blocks.filter((block) => block.startsWith(before))).toEqual([before])
  expect(await aylin.watch.untruths(disk)).toEqual([])
})

test('[Z16] two tabs of one person, in one network that comes and goes', async ({ stage }) => {
  test.setTimeout(120_000)
  const { aylin, jonas, disk, newcomer } = await twoWriters(stage)
  const second = await aylin.secondTab()
  await weather({ aylin, jonas: second, disk, newcomer }, { seed, changes: 6, millis: [500, 3000] })
  await second.seesSaved()
  await jonas.seesWhole(second)
  await expectNothingLost(stage, { aylin, jonas, disk, newcomer })
  expect(await second.watch.untruths(disk)).toEqual([])
})

test('[Z16] a big paste and a long text pass a slow line', async ({ stage }) => {
  test.setTimeout(180_000)
  const company = await twoWriters(stage)
  const { aylin, jonas } = company
  for (const { network } of [aylin, jonas]) await network.turn({ kind: 'trickle', bytes: 3000, millis: 100 })
  const page =
    'Ein langer Absatz, wie er in einem Entwurf steht, den jemand anderswo geschrieben hat. '.repeat(12)
  await aylin.actor.press('Enter')
  await aylin.actor.paste('', Array.from({ length: 300 }, () => page).join('\n\n'))
  await aylin.actor.press('Control+Home')
  await expect(aylin.actor.saveState()).toHaveText('Gespeichert', { timeout: 90_000 })
  await expect(async () => {
    expect(await jonas.actor.wordsOf(place.section)).toEqual(await aylin.actor.wordsOf(place.section))
  }).toPass({ timeout: 90_000 })
})

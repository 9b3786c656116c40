/** The server dies while people write. */
import { deedStorm } from './deed-storm.ts'
import { figuresLine, killStorm } from './kill-storm.ts'
import { randomFrom } from './random.ts'
import { expect, test } from './stage.ts'

const seed = Number(process.env['NETWORK_SEED'] ?? 1)

test('[Z3] the page goes on by itself after a power cut, and every word is there', async ({ stage }) => {
  const [aylin, jonas] = await stage.both('Bildung')
  await aylin.write('Elementarbereich', 'Vor dem Ausfall. ')
  await aylin.seesSaved()
  await jonas.write('Grundschulen', '')

  await Promise.all([
    aylin.type('Während des Ausfalls geschrieben. ', 30),
    jonas.type('Auch hier wird weitergeschrieben. ', 30),
    stage.server.kill9(),
  ])
  await expect(aylin.saveState()).toContainText(/^Offline – \d+ Änderung(en)? auf diesem Gerät$/u)
  await expect(aylin.page.getByText('Keine Verbindung zum Server')).toBeVisible()
  await aylin.type('Und noch ein Satz.')
  await stage.server.restart()

  await aylin.seesSaved()
  await jonas.seesSaved()
  const [long, short] = [
    'Vor dem Ausfall. Während des Ausfalls geschrieben. Und noch ein Satz.',
    'Auch hier wird weitergeschrieben.',
  ]
  await expect.poll(() => jonas.wordsOf('Elementarbereich')).toContain(long)
  await expect.poll(() => aylin.wordsOf('Grundschulen')).toContain(short)
})

test('[S30] a storm of kills loses nothing that was acknowledged or seen, and doubles nothing', async ({
  stage,
}) => {
  const figures = await killStorm(stage, 3, randomFrom(seed))
  console.log(figuresLine(seed, figures))
  expect(figures).toMatchObject({ lost: [], doubled: [] })
  expect(figures.promised).toBeGreaterThan(100)
})

test('[V7] [Q42] killed amid a correction, freezing and a decision, each is there as a whole or not at all', async ({
  server,
}) => {
  expect((await deedStorm(server, 4, randomFrom(seed))).wrong).toEqual([])
})

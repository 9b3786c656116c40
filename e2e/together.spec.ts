/** Two experts write at once, in the same and in different sections. */
import { expect, test } from './stage.ts'

test('[Z1] two experts see each other, their words and their carets while they write', async ({ stage }) => {
  const [aylin, jonas] = await stage.both('Bildung')
  await expect(aylin.page.getByRole('button', { name: '2 Personen hier' })).toBeVisible()

  await aylin.write('Elementarbereich', 'Jede Kita ist ein Familienzentrum.')
  await jonas.sees('Elementarbereich', 'Jede Kita ist ein Familienzentrum.')
  await jonas.lookAt('Elementarbereich')
  await expect(jonas.caretOf(aylin, 'Elementarbereich')).toBeVisible()

  await jonas.write('Grundschulen', 'Der Ganztag gelingt mit dem Stadtteil.')
  await aylin.sees('Grundschulen', 'Der Ganztag gelingt mit dem Stadtteil.')
  await aylin.lookAt('Grundschulen')
  await expect(aylin.caretOf(jonas, 'Grundschulen')).toBeVisible()
  await expect(aylin.page.getByRole('navigation', { name: 'Inhalt' })).toContainText(`hier: ${jonas.name}`)
  await aylin.seesSaved()
  await jonas.seesSaved()
})

test('[Z1] two experts typing in one paragraph at once lose no letter', async ({ stage }) => {
  const [aylin, jonas] = await stage.both('Bildung')
  await aylin.write('Hochschulen', 'Anfang Ende')
  await jonas.sees('Hochschulen', 'Anfang Ende')
  await jonas.goToEnd('Hochschulen')
  for (let step = 0; step < ' Ende'.length; step++) await aylin.press('ArrowLeft')

  await Promise.all([aylin.type(' von Aylin hier', 15), jonas.type(' und von Jonas dort', 15)])
  await aylin.seesSaved()
  await jonas.seesSaved()
  const whole = 'Anfang von Aylin hier Ende und von Jonas dort'
  await expect.poll(() => aylin.wordsOf('Hochschulen')).toContain(whole)
  await expect.poll(() => jonas.wordsOf('Hochschulen')).toContain(whole)
})

test('[Z1] the caret goes where it is led while someone else types beside it', async ({ stage }) => {
  const [aylin, jonas] = await stage.both('Bildung')
  await aylin.write('Hochschulen', 'abcdefghijklmnopqrstuvwxyz')
  await jonas.sees('Hochschulen', 'abcdefghijklmnopqrstuvwxyz')
  const typing = jonas.write('Hochschulen', 'Jonas schreibt daneben weiter. '.repeat(6))
  for (let round = 0; round < 4; round++) {
    for (let step = 0; step < 5; step++) await aylin.press('ArrowLeft')
    await aylin.type('!')
    await aylin.press('ArrowLeft')
  }
  await typing
  await expect.poll(() => aylin.wordsOf('Hochschulen')).toContain('abcdef!ghijk!lmnop!qrstu!vwxyz')
})

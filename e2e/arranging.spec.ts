/** The moderation arranges the sections while others write in them. */
import { expect, test } from './stage.ts'

const sentence = 'Dieser Satz wird geschrieben, während die Moderation ordnet, und jedes Wort bleibt stehen.'

test('[Z2] a section is moved and renamed while two type in it: no word is lost, the focus stays', async ({
  stage,
}) => {
  const [aylin, jonas] = await stage.both('Bildung')
  const sabine = await stage.moderatorIn('Bildung')
  await aylin.write('Elementarbereich', '')
  await jonas.write('Grundschulen', '')

  await Promise.all([
    aylin.type(sentence, 30),
    jonas.type(sentence, 30),
    (async () => {
      await sabine.arrange('1.2', 'Nach unten')
      await expect.poll(async () => (await sabine.contents())[1]).toBe('Grundschulen')
      await sabine.arrange('1.2', 'Umbenennen')
      await sabine.page.getByLabel('Titel des Abschnitts').fill('Grundschulen und Horte')
      await sabine.inDialog('Umbenennen').click()
    })(),
  ])
  const order = ['Einleitung', 'Grundschulen und Horte', 'Elementarbereich', 'Weiterführende Schulen']
  for (const one of [aylin, jonas, sabine]) {
    await expect.poll(async () => (await one.contents()).slice(0, 4)).toEqual(order)
    await expect.poll(() => one.wordsOf('Elementarbereich')).toContain(sentence)
    await expect.poll(() => one.wordsOf('Grundschulen und Horte')).toContain(sentence)
  }
  expect(await aylin.focused()).toBe('Text von Abschnitt 1.3 Elementarbereich')
  expect(await jonas.focused()).toBe('Text von Abschnitt 1.2 Grundschulen und Horte')
})

test('[Z2] a section is added for everyone at once, and takes words', async ({ stage }) => {
  const aylin = await stage.expertIn('Bildung')
  const sabine = await stage.moderatorIn('Bildung')
  await sabine.page.getByRole('button', { name: 'Abschnitt hinzufügen' }).click()
  await sabine.page.getByLabel('Titel des Abschnitts').fill('Außerschulische Lernorte')
  await sabine.page.getByLabel('Wo soll er stehen?').selectOption({ label: 'Nach 1.3 Grundschulen' })
  await sabine.inDialog('Hinzufügen').click()

  await expect.poll(async () => (await aylin.contents())[3]).toBe('Außerschulische Lernorte')
  await expect.poll(() => aylin.wordsOf('Außerschulische Lernorte')).toContain('Handlungsansätze')
  await aylin.write('Außerschulische Lernorte', 'Museen und Büchereien')
  await sabine.sees('Außerschulische Lernorte', 'Museen und Büchereien')
  await aylin.seesSaved()
})

test('[Z2] a section is removed while someone types in it, and comes back with every word', async ({
  stage,
}) => {
  const aylin = await stage.expertIn('Bildung')
  const sabine = await stage.moderatorIn('Bildung')
  await aylin.write('Hochschulen', 'Vor dem Entfernen geschrieben.')
  await aylin.seesSaved()
  await sabine.sees('Hochschulen', 'Vor dem Entfernen geschrieben.')
  await sabine.arrange('1.5', 'Entfernen')
  await sabine.inDialog('Entfernen').click()

  const notice = aylin.page.getByRole('alert').filter({ hasText: 'wurde herausgenommen' })
  await expect(notice).toContainText(`${sabine.name} hat den Abschnitt aus dem Handlungsfeld genommen`)
  await expect(aylin.text('Hochschulen')).toHaveCount(0)

  await sabine.page.getByText('Entfernte Abschnitte (1)').click()
  await sabine.page.getByRole('button', { name: 'Hochschulen wiederherstellen' }).click()
  await expect.poll(() => aylin.wordsOf('Hochschulen')).toContain('Vor dem Entfernen geschrieben.')
  await aylin.write('Hochschulen', 'Und danach weiter.')
  await sabine.sees('Hochschulen', 'Und danach weiter.')
  await aylin.seesSaved()
})

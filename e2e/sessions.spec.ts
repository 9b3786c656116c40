/** Someone's session ends, or a role is taken away, while they write. */
import { addressOf } from './address.ts'
import { expect, test } from './stage.ts'

test('[Z4] a session that ends elsewhere is told at once, and signing in again sends what was written', async ({
  stage,
}) => {
  const [aylin, jonas] = await stage.both('Bildung')
  const address = await addressOf(stage.server, aylin.name)
  await aylin.write('Elementarbereich', '')
  await Promise.all([
    aylin.type('Dieser Satz wird geschrieben, während die Anmeldung anderswo beendet wird.', 40),
    stage.server.command('end-sessions', '--email', address),
  ])

  const notice = aylin.page.getByRole('alert').filter({ hasText: 'Ihre Anmeldung ist beendet' })
  await expect(notice).toBeVisible({ timeout: 2000 })
  await expect(aylin.text('Elementarbereich')).toHaveAttribute('contenteditable', 'false')
  const written = (await aylin.wordsOf('Elementarbereich')).at(-1) ?? ''
  expect('Dieser Satz wird geschrieben, während die Anmeldung anderswo beendet wird.').toContain(written)

  await notice.getByRole('button', { name: `Als ${aylin.name} wieder eintreten` }).click()
  await expect(notice).toBeHidden()
  await aylin.write('Elementarbereich', 'Und nach der Anmeldung weiter.')
  await aylin.seesSaved()
  await expect.poll(() => jonas.wordsOf('Elementarbereich')).toContain('Und nach der Anmeldung weiter.')
  expect(await jonas.wordsOf('Elementarbereich')).toContain(written)
})

test('[Z4] signing out in one tab ends the other', async ({ stage }) => {
  const aylin = await stage.expertIn('Bildung')
  const second = await aylin.page.context().newPage()
  await second.goto(stage.server.url)
  await second.getByRole('button', { name: `Konto von ${aylin.name}` }).click()
  await second.getByRole('button', { name: 'Abmelden' }).click()
  await expect(second.getByRole('heading', { level: 1, name: 'Anmelden' })).toBeVisible()
  await expect(aylin.page.getByRole('alert').filter({ hasText: 'Ihre Anmeldung ist beendet' })).toBeVisible({
    timeout: 2000,
  })
})

test('[Z10] a role taken away while writing turns the page to reading, and says so', async ({ stage }) => {
  const aylin = await stage.expertIn('Bildung')
  await aylin.write('Elementarbereich', 'Noch darf ich schreiben.')
  await aylin.seesSaved()
  const address = await addressOf(stage.server, aylin.name)
  await stage.server.command('grant', '--email', address, '--role', 'expert', '--group', '2')
  await stage.server.command('withdraw', '--email', address, '--role', 'expert', '--group', '1')

  await expect(aylin.text('Elementarbereich')).toHaveAttribute('contenteditable', 'false', { timeout: 2000 })
  await expect(
    aylin.page.getByText('AG 1 Bildung schreibt dieses Handlungsfeld. Sie lesen mit.'),
  ).toBeVisible()
})

test('[Z10] with the last role that may read goes the text itself', async ({ stage }) => {
  const aylin = await stage.expertIn('Bildung')
  await aylin.sees('Elementarbereich', 'Ausgangslage')
  const address = await addressOf(stage.server, aylin.name)
  await stage.server.command('withdraw', '--email', address, '--role', 'expert', '--group', '1')

  await expect(aylin.page.getByText('Der Arbeitsstand ist hier nicht zu lesen')).toBeVisible({
    timeout: 2000,
  })
  await expect(aylin.page.getByRole('textbox')).toHaveCount(0)
})

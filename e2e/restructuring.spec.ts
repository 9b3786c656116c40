/** One writes on while another makes something else of the paragraph. */
import type { Actor } from './actor.ts'
import { expect, expectAccessible, test } from './stage.ts'

const known = 'Ein Satz, den beide kennen.'
const behind = 'den beide kennen.'
const typed = ' Aylin tippt in einem Zug weiter.'

/** In each section Bernd does something else, with the caret in Aylin's paragraph. */
const forms: Record<string, (bernd: Actor) => Promise<void>> = {
  Elementarbereich: (bernd) => use(bernd, 'Überschrift 1'),
  Grundschulen: (bernd) => use(bernd, 'Liste'),
  'Weiterführende Schulen': (bernd) => use(bernd, 'Zitat'),
  Hochschulen: (bernd) => bernd.press('Enter'),
  Erwachsenenbildung: async (bernd) => {
    await bernd.press('Home')
    await bernd.press('Backspace')
  },
}

const use = (actor: Actor, tool: string): Promise<void> =>
  actor.page.getByRole('toolbar').getByRole('button', { name: tool, exact: true }).click()

/** All words of the section in their order, whatever blocks they stand in. */
const wordsOf = async (actor: Actor, section: string): Promise<string> =>
  (await actor.wordsOf(section)).join(' ').replaceAll(/\s+/gu, ' ')

async function expectBothRead(people: readonly Actor[], section: string, words: string): Promise<void> {
  for (const person of people) await expect.poll(() => wordsOf(person, section)).toContain(words)
}

test('[Z30] who writes while another restructures the paragraph loses no letter and stays in it', async ({
  stage,
}) => {
  const people = await stage.both('Bildung')
  const [aylin, bernd] = people
  for (const [section, form] of Object.entries(forms)) {
    await aylin.write(section, known)
    await bernd.sees(section, known)
    await bernd.goToEnd(section)
    for (let word = 0; word < behind.split(' ').length; word++) await bernd.press('Control+ArrowLeft')
    const typing = aylin.type(typed, 12)
    await form(bernd)
    await typing
    await expectBothRead(people, section, `${behind}${typed}`)
    await aylin.type('!')
    await expectBothRead(people, section, 'Zug weiter.!')
  }
  await aylin.seesSaved()
})

/** What a keyboard of composed words (IME) does, in the tab of an actor. */
async function imeOf(actor: Actor) {
  const keyboard = await actor.page.context().newCDPSession(actor.page)
  await actor.page.evaluate(() =>
    addEventListener('compositionend', ({ data }) => (document.body.dataset['ended'] = data)),
  )
  return {
    /** The word that the browser ended last. */
    ended: () => actor.page.evaluate(() => document.body.dataset['ended']),
    compose: (text: string) =>
      keyboard.send('Input.imeSetComposition', {
        text,
        selectionStart: text.length,
        selectionEnd: text.length,
      }),
    commit: (text: string) => keyboard.send('Input.insertText', { text }),
  }
}

test('[Z43] who composes a word while another restructures the paragraph keeps it, and it stands in both texts', async ({
  stage,
}) => {
  const people = await stage.both('Bildung')
  const [aylin, bernd] = people
  await aylin.write('Hochschulen', known)
  await bernd.sees('Hochschulen', known)
  await bernd.goToEnd('Hochschulen')
  const { compose, commit } = await imeOf(aylin)
  await compose('Fr')
  await use(bernd, 'Überschrift 1')
  await compose('Frü')
  await bernd.press('Home')
  await compose('Früh')
  await bernd.type('Bernd: ')
  await compose('Frühl')
  // Nothing touches the paragraph of the word; what was written in it is on its way out all the same.
  await expect(aylin.text('Hochschulen')).not.toContainText('Bernd: ')
  await compose('Frühling')
  await commit('Frühling')
  await expectBothRead(people, 'Hochschulen', `Bernd: ${known}Frühling`)
  await aylin.type(' kommt.')
  await expectBothRead(people, 'Hochschulen', 'Frühling kommt.')
  await aylin.seesSaved()
})

test('[Z43] who rests in the middle of a composed word sees what others made of the paragraph, and goes on in it', async ({
  stage,
}) => {
  const people = await stage.both('Bildung')
  const [aylin, bernd] = people
  await aylin.write('Hochschulen', known)
  await bernd.sees('Hochschulen', known)
  await bernd.goToEnd('Hochschulen')
  const { compose, commit, ended } = await imeOf(aylin)
  await compose('Früh')
  await use(bernd, 'Überschrift 1')
  await bernd.press('Home')
  await bernd.type('Bernd: ')
  await expectBothRead(people, 'Hochschulen', `Bernd: ${known}Früh`)
  await expect(aylin.text('Hochschulen').locator('h3').filter({ hasText: known })).toHaveCount(1)
  // A keyboard that was told of the word's end begins with the next letters.
  expect(await ended()).toBe('Früh')
  await compose('ling')
  await commit('ling')
  await expectBothRead(people, 'Hochschulen', `Bernd: ${known}Frühling`)
  for (const person of people)
    expect((await wordsOf(person, 'Hochschulen')).split('den beide kennen').length).toBe(2)
  await aylin.seesSaved()
})

test('[Z30] who deletes what another has just written does not take it from them', async ({ stage }) => {
  const people = await stage.both('Bildung')
  const [aylin, bernd] = people
  await aylin.write('Hochschulen', 'Dieser Satz bleibt.')
  await bernd.sees('Hochschulen', 'Dieser Satz bleibt.')
  await bernd.goToEnd('Hochschulen')
  await bernd.press('Shift+Home')
  await bernd.press('Delete')
  const back = aylin.page.getByRole('button', { name: 'Wieder einfügen' })
  await expect(back).toBeVisible()
  await expect(aylin.text('Hochschulen')).not.toContainText('Dieser Satz bleibt.')
  await expect(aylin.page.locator('.lost-words')).toContainText('Dieser Satz bleibt.')
  await expectAccessible(aylin.page, 'the notice of lost words')
  await back.focus()
  await aylin.press('Enter')
  await expectBothRead(people, 'Hochschulen', 'Dieser Satz bleibt.')
  await expect(back).toHaveCount(0)
  expect(await aylin.focused()).toMatch(/Hochschulen$/u)
})

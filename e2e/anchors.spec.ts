/** Comments stay on their words, whatever is done to the text: all of it in true browsers, for everyone, and after a reload. */
import type { Locator } from '@playwright/test'
import { must } from '#shared/failure'
import { coded, commented, marked, quote, tries, Work, type Try } from './anchor-operations.ts'
import { comment } from './commented.ts'
import { Hand } from './hand.ts'
import { expect, expectAccessible, test, type Stage } from './stage.ts'

const section = 'Hochschulen'

const tryOf = (name: string): Try =>
  must(
    tries.find((one) => one.name === name),
    name,
  )

/** Somebody of the working group, with the focus in the section's text. */
async function come(stage: Stage): Promise<Hand> {
  const hand = new Hand(await stage.expertIn('Bildung'), section)
  await hand.take()
  return hand
}

const cardOf = ({ actor: { page } }: Hand, { thread }: Try): Locator => page.locator(`#card-${thread}`)
const button = (card: Locator, name: string): Locator => card.getByRole('button', { name, exact: true })

/** No text of the page is an editor until its person goes there. */
function letTextsRest(): void {
  window.requestIdleCallback = () => 0
}

/** Of words that are gone the card says so, with the words, and one can go on talking. */
async function answerGone(aylin: Hand, jonas: Hand, one: Try): Promise<void> {
  const [card, other] = [cardOf(aylin, one), cardOf(jonas, one)]
  await aylin.take()
  await expect(card).toContainText('Textstelle entfernt')
  await card.getByRole('button').first().click()
  await expect(card).toContainText('Diese Wörter stehen nicht mehr im Text:')
  await expect(card).toContainText(coded(quote, one.code))
  await expectAccessible(aylin.actor.page, 'a comment whose words are gone')
  await card.getByRole('textbox', { name: 'Ihre Antwort' }).fill('Der Satz ist gestrichen.')
  await button(card, 'Antworten').click()
  await jonas.take()
  await expect(other).toContainText('beantwortet')
  await expect(other).toContainText('Textstelle entfernt')
}

test('[Z61] a comment stays on its words for everyone and after a reload, whatever is done to the text', async ({
  stage,
}) => {
  test.setTimeout(120_000)
  const writer = await stage.caller(stage.person('moderator', 'Bildung'))
  await comment(stage.server.url, stage.section('Bildung', section), writer, tries.map(commented))
  const [aylin, jonas, thimai] = await Promise.all([come(stage), come(stage), come(stage)])
  const hands = [aylin, jonas, thimai]
  const words = Object.fromEntries(tries.map((one) => [one.thread, marked(one, quote)]))
  const allSee = () => Promise.all(hands.map((hand) => hand.seesMarks(words)))
  await allSee()
  for (const one of tries) {
    const { name, operation, code, thread } = one
    await test.step(name, async () => {
      const others = operation.meanwhile ?? []
      const [first, second] = others.map((does) => (hand: Hand) => does(new Work(hand, code)))
      const by = operation.by === 'Thi Mai' ? thimai : aylin
      await Promise.all([operation.does(new Work(by, code)), first?.(jonas), second?.(thimai)])
      words[thread] = marked(one, operation.words ?? quote)
      await allSee()
    })
  }
  await jonas.actor.page.addInitScript(letTextsRest)
  await Promise.all(hands.map((hand) => hand.actor.page.reload()))
  await test.step('a click that wakes a text at rest leads to the comment on its words', async () => {
    const one = tryOf('typing before it')
    await jonas.actor.lookAt(section)
    await expect.poll(() => jonas.restingMarks()).toContain(coded(quote, one.code))
    expect(await jonas.isAtRest()).toBe(true)
    await jonas.click(coded(quote, one.code))
    await expect(button(cardOf(jonas, one), 'Zuklappen')).toBeVisible()
    expect(await jonas.isAtRest()).toBe(false)
  })
  await Promise.all(hands.map((hand) => hand.take()))
  await allSee()

  const one = tryOf('deleting it')
  await test.step('words that are gone', () => answerGone(aylin, jonas, one))
  await test.step('words that are written anew, a little different', async () => {
    await thimai.before(coded(', bevor', one.code))
    await thimai.type(coded('soll sehr gut Deutsch lernen', one.code))
    const found = marked(one, 'soll sehr gut Deutsch lernen')
    words[one.thread] = `?${found}`
    await allSee()
    await expect(button(cardOf(aylin, one), 'Stimmt, hier')).toBeVisible()
    await expectAccessible(aylin.actor.page, 'a comment that asks whether its words are these')
    await button(cardOf(aylin, one), 'Stimmt, hier').click()
    words[one.thread] = found
    await allSee()
    await expect(cardOf(jonas, one)).not.toContainText(/entfernt|Vermutlich/u)
  })
})

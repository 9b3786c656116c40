/** The long form of "a slow line" in `network.spec.ts`: texts that take minutes, and clients that are not ours. */
import * as Y from 'yjs'
import { joinPlainly } from './plain-client.ts'
import { Proxy } from './proxy.ts'
import { place, Remote } from './remote.ts'
import { addLongText, longText, slow, watchLine, wordsIn } from './slow-line.ts'
import { expect, test, type Stage } from './stage.ts'

/** Kilobytes a second, and kilobytes of text. */
const lines = [
  [20, 1000],
  [5, 400],
] as const

/** Who writes beside a slow one, on a line that is not. */
async function quickWriter(stage: Stage, section: string) {
  const { cookie } = await stage.caller(stage.person('expert', place.chapter))
  return joinPlainly(stage.server.url, stage.section(place.chapter, section), cookie)
}

for (const [rate, length] of lines) {
  const seconds = (2 * length) / rate + 60

  test(`[Z50] ${length} kB at ${rate} kB/s, down and up: the page says of neither that the line is gone`, async ({
    stage,
  }) => {
    test.setTimeout(seconds * 1000 + 60_000)
    const writer = await quickWriter(stage, 'Grundschulen')
    const aylin = await Remote.enter(stage)
    await aylin.seesSaved()
    await aylin.network.turn({ kind: 'dead' })
    addLongText(writer.doc, length)
    await writer.untilSaved()
    await aylin.actor.press('Enter')
    await aylin.actor.paste('', longText(length).join('\n\n'))
    await aylin.network.turn(slow(rate))
    const since = watchLine(aylin)
    const timeout = seconds * 1000
    await expect(aylin.actor.text('Grundschulen')).toContainText('Schluss.', { timeout })
    await expect(aylin.actor.saveState()).toHaveText('Gespeichert', { timeout })
    expect(await since()).toEqual({ breaks: 0, sockets: 1 })
    const swallowed = Date.now()
    await aylin.network.turn({ kind: 'blackHole', way: 'both' })
    await expect(aylin.actor.saveState()).toContainText('Offline', { timeout: 8000 })
    const shown = () => aylin.watch.shownAfter(swallowed, ({ said }) => said.startsWith('Offline'))
    await expect.poll(shown).toBeLessThanOrEqual(5000)
    writer.leave()
  })

  test(`[Z50] ${length} kB at ${rate} kB/s, down and up: an outside client is never cut`, async ({
    stage,
  }) => {
    test.setTimeout(seconds * 1000 + 60_000)
    const [writer, reader] = [
      await quickWriter(stage, 'Grundschulen'),
      await quickWriter(stage, 'Hochschulen'),
    ]
    addLongText(writer.doc, length)
    await writer.untilSaved()
    const network = await Proxy.open(stage.server.port)
    await network.turn(slow(rate))
    const { cookie } = await stage.caller(stage.person('expert', place.chapter))
    const down = async () => {
      const section = stage.section(place.chapter, 'Grundschulen')
      const client = await joinPlainly(network.url, section, cookie, { patience: seconds })
      expect([wordsIn(client.doc) === wordsIn(writer.doc), client.breaks()]).toEqual([true, 0])
      client.leave()
    }
    const up = async () => {
      const doc = new Y.Doc()
      addLongText(doc, length)
      const section = stage.section(place.chapter, 'Hochschulen')
      const client = await joinPlainly(network.url, section, cookie, { patience: seconds, doc })
      await client.untilSaved(seconds)
      expect([wordsIn(reader.doc).includes('Schluss.'), client.breaks()]).toEqual([true, 0])
      client.leave()
    }
    await Promise.all([down(), up()])
    for (const client of [writer, reader]) client.leave()
    await network.close()
  })
}

/** The server dies while people write. */
import * as Y from 'yjs'
import { joinPlainly, until } from './plain-client.ts'
import { expect, test } from './stage.ts'

test('[Z3] the page goes on by itself after a power cut, and every word is there', async ({ stage }) => {
  const [aylin, jonas] = [await stage.expert('Bildung'), await stage.expert('Bildung')]
  await aylin.openChapter('Bildung')
  await jonas.openChapter('Bildung')
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

test('[Z3] whatever was acknowledged before a power cut is there after it', async ({ stage }) => {
  const section = stage.section('Bildung', 'Hochschulen')
  const { cookie } = await stage.caller(stage.person('expert', 'Bildung'))
  const rounds = Number(process.env['TORTURE_ROUNDS'] ?? 3)
  test.setTimeout(30_000 + rounds * 10_000)
  for (let round = 0; round < rounds; round++) {
    const writer = await joinPlainly(stage.server.url, section, cookie)
    const paragraph = new Y.XmlElement('paragraph')
    const text = new Y.XmlText()
    paragraph.insert(0, [text])
    writer.text.push([paragraph])
    const killed = new Promise((resolve) => setTimeout(resolve, 100 + 70 * (round % 7))).then(() =>
      stage.server.kill9(),
    )
    for (
      let typing = true;
      typing;
      typing = await Promise.race([killed.then(() => false), pauseThen(true)])
    ) {
      text.insert(text.length, 'Wort ')
    }
    const acknowledged = writer.saved()
    writer.leave()
    await stage.server.restart()

    const reader = await joinPlainly(stage.server.url, section, cookie)
    const has = Y.decodeStateVector(Y.encodeStateVector(reader.doc))
    const lost = [...acknowledged].filter(([client, clock]) => (has.get(client) ?? 0) < clock)
    expect(acknowledged.size, `round ${round}: something was acknowledged`).toBeGreaterThan(0)
    expect(lost, `round ${round}: acknowledged and lost`).toEqual([])
    reader.leave()
    await until(() => !reader.provider.wsconnected, 2, 'the reader has left')
  }
})

const pauseThen = <T>(value: T): Promise<T> => new Promise((resolve) => setTimeout(() => resolve(value), 3))

import { afterEach, describe, expect, test } from 'vitest'
import { defaultOptions, type DoorOptions } from './door.ts'
import { amira, bela, FakeHouse, schools } from './house.fake.ts'
import { FakePlain } from './plain.fake.ts'
import { addParagraph, wordsOf } from './prose.fake.ts'
import { until } from './until.fake.ts'

let house: FakeHouse
afterEach(() => house.close())

const onDisk = (): string => wordsOf(house.texts.docOf(schools))

/** So many messages, and then no more. */
const few = (burst: number): Pick<DoorOptions, 'socket'> => ({
  socket: { ...defaultOptions.socket, messages: { perSecond: 0, burst } },
})

describe('an honest client that wakes up', () => {
  test('[T34] finds one question, however many of its messages built on what was late', async () => {
    house = await FakeHouse.open()
    const sleeper = await FakePlain.join(house, amira, schools)
    const asked = sleeper.askedAgain
    sleeper.socket.pause()
    const late: Uint8Array[] = []
    const write = sleeper.write.bind(sleeper)
    sleeper.write = (update) => void late.push(update)
    const text = addParagraph(sleeper.doc, 'spät')
    sleeper.write = write
    for (let at = 0; at < 60; at++) {
      text.insert(text.length, '.')
      // Each in a batch of its own.
      await new Promise((resolve) => setTimeout(resolve, 2))
    }
    sleeper.socket.resume()
    await until(() => onDisk().endsWith('.\n'), 'everything')
    expect([sleeper.askedAgain - asked, sleeper.closeCode, late.length]).toEqual([1, null, 1])
  })

  test('[T34] may answer all that it was told: a caret moves with the text', async () => {
    house = await FakeHouse.open(few(100))
    const [first, second] = [
      await FakePlain.join(house, bela, schools),
      await FakePlain.join(house, bela, schools),
    ]
    const sleeper = await FakePlain.join(house, amira, schools)
    sleeper.socket.pause()
    for (const writer of [first, second]) {
      const text = addParagraph(writer.doc, 'x')
      for (let at = 0; at < 70; at++) {
        text.insert(0, 'x')
        // Each in a batch of its own.
        await new Promise((resolve) => setTimeout(resolve, 3))
      }
    }
    let answers = 0
    sleeper.socket.on('message', () => {
      answers += 1
      sleeper.present({ cursor: null })
    })
    sleeper.socket.resume()
    await until(() => wordsOf(sleeper.doc) === onDisk(), 'all is read')
    addParagraph(sleeper.doc, 'wach')
    await until(() => onDisk().includes('wach'), 'heard')
    expect([sleeper.closeCode, answers > 100]).toEqual([null, true])
  })

  test('[T34] who was told little may not say much more', async () => {
    house = await FakeHouse.open(few(100))
    const client = await FakePlain.join(house, amira, schools)
    for (let at = 0; at < 150; at++) client.present({ cursor: null })
    await until(() => client.closeCode === 4429, 'cut')
  })
})

import { describe, expect, test, vi } from 'vitest'
import { must } from '#shared/failure'
import { replyId } from '#shared/ids'
import { agBildung, idOf } from '#shared/paper.fake'
import { opened, replied, thread } from '#shared/thread.fake'
import { nothingRead } from '../store/reading-marks.ts'
import { openMailHouse } from './mailing.fake.ts'
import { nextMorning } from './mornings.ts'

const second = replied({ reply: replyId.parse('rep_0002') })

/** Aylin has asked something, and wants mail at once. */
async function withQuestion() {
  const house = await openMailHouse()
  await house.choose('aylin', 'immediate')
  await house.does('aylin', opened())
  return { ...house, mailer: house.mailing() }
}

describe('when mail goes out', () => {
  test('[N5] at once means: after some minutes, all that came meanwhile in one', async () => {
    const house = await withQuestion()
    await house.does('sabine', replied())
    await house.mailer.round()
    house.pass(3)
    await house.does('sabine', second)
    await house.mailer.round()
    expect(house.post.sent).toEqual([])
    house.pass(2)
    await house.mailer.round()
    await house.mailer.round()
    expect(house.post.sent.map(({ to, subject }) => [to.address, subject])).toEqual([
      ['aylin@example.org', 'Werkstatt Integrationsplan: 2 Neuigkeiten'],
    ])
  })

  test('[N5] mornings are at seven in Hannover, winter and summer; weeks begin on Monday', () => {
    const morning = (from: string, weekly = false) => nextMorning(new Date(from), weekly).toISOString()
    expect(morning('2026-11-22T10:00:00Z')).toBe('2026-11-23T06:00:00.000Z')
    expect(morning('2026-11-23T05:59:59Z')).toBe('2026-11-23T06:00:00.000Z')
    expect(morning('2026-11-23T06:00:00Z')).toBe('2026-11-24T06:00:00.000Z')
    expect(morning('2026-07-01T04:59:00Z')).toBe('2026-07-01T05:00:00.000Z')
    expect(morning('2026-10-24T22:30:00Z')).toBe('2026-10-25T06:00:00.000Z')
    expect(morning('2026-03-28T12:00:00Z')).toBe('2026-03-29T05:00:00.000Z')
    expect(morning('2026-11-24T10:00:00Z', true)).toBe('2026-11-30T06:00:00.000Z')
    expect(morning('2026-12-31T23:30:00Z')).toBe('2027-01-01T06:00:00.000Z')
  })

  test('[N5] every morning, every Monday, never, as each has chosen', async () => {
    const house = await openMailHouse()
    const mailer = house.mailing()
    await house.choose('sabine', 'weekly')
    await house.choose('olena', 'off')
    house.setClock('2026-11-24T10:00:00Z')
    await house.does(
      'aylin',
      opened({ mentions: ['henrik', 'sabine', 'olena'].map((one) => idOf(one as 'olena')) }),
    )
    const sentAt = async (moment: string) => {
      house.setClock(moment)
      await mailer.round()
      return house.post.sent.splice(0).map(({ to }) => to.address)
    }
    expect(await sentAt('2026-11-25T05:59:00Z')).toEqual([])
    expect(await sentAt('2026-11-25T06:00:00Z')).toEqual(['henrik@example.org'])
    expect(await sentAt('2026-11-30T06:00:00Z')).toEqual(['sabine@example.org'])
    await house.choose('olena', 'immediate')
    expect(await sentAt('2026-12-07T06:00:00Z')).toEqual([])
  })

  test('[N5] what was read in the page, or taken back, is not mailed', async () => {
    const house = await withQuestion()
    await house.does('sabine', replied())
    await house.newsroom.see(idOf('aylin'), { thread, seq: house.keeper.records.seq })
    house.pass(10)
    await house.mailer.round()
    await house.does('sabine', second)
    await house.does('sabine', { type: 'remarkWithdrawn', thread, reply: replyId.parse('rep_0002') })
    house.pass(10)
    await house.mailer.round()
    expect(house.post.tried).toBe(0)
  })

  test('[N3] whoever has lost the right to read meanwhile gets no word of it', async () => {
    const house = await withQuestion()
    await house.does('sabine', replied())
    await house.does('nadine', {
      type: 'roleWithdrawn',
      person: idOf('aylin'),
      grant: { role: 'expert', workingGroup: agBildung },
    })
    house.pass(10)
    await house.mailer.round()
    expect(house.post.tried).toBe(0)
  })
})

describe('nothing is lost and nothing doubled', () => {
  test('[N6] a restart sends what was not sent, and nothing again', async () => {
    const house = await withQuestion()
    await house.does('sabine', replied())
    house.pass(10)
    await house.mailing().round()
    await house.mailing().round()
    await house.does('sabine', second)
    house.pass(10)
    await house.mailing().round()
    expect(house.post.sent.map(({ subject }) => subject)).toEqual([
      'Werkstatt Integrationsplan: eine Neuigkeit',
      'Werkstatt Integrationsplan: eine Neuigkeit',
    ])
  })

  test('[N6] a crash between mail and mark repeats that one mail, under the same id', async () => {
    const house = await withQuestion()
    await house.does('sabine', replied())
    house.pass(10)
    vi.spyOn(house.marks, 'change').mockResolvedValueOnce({
      ok: false,
      failure: { kind: 'storeUnavailable', cause: 'the disk is full' },
    })
    const before = house.mailing()
    await before.round()
    // The process that knows it sends nothing again, whatever its disk says.
    await before.round()
    expect(house.post.sent).toHaveLength(1)
    await house.mailing().round()
    await house.mailing().round()
    const ids = house.post.sent.map(({ id }) => id)
    expect(ids).toEqual([`per_aylin-${house.keeper.records.seq}`, ids[0]])
  })

  test('[N6] marks that were lost bring the last days once more, not the whole past', async () => {
    const house = await withQuestion()
    await house.does('sabine', replied())
    house.pass(20 * 24 * 60)
    await house.does('sabine', second)
    house.pass(10)
    await house.mailing().round()
    expect(house.post.sent.map(({ subject }) => subject)).toEqual([
      'Werkstatt Integrationsplan: eine Neuigkeit',
    ])
    await house.marks.change(idOf('aylin'), () => nothingRead)
    await house.mailing().round()
    expect(house.post.sent).toHaveLength(2)
  })

  test('[N7] a mail server that is down is left alone, longer each time; then all of it comes in one mail', async () => {
    const house = await withQuestion()
    await house.does('sabine', replied())
    house.post.answer = () => ({ kind: 'down', code: 'ECONNREFUSED' })
    const tries: number[] = []
    for (let minute = 0; minute < 70; minute++) {
      house.pass(1)
      await house.mailer.round()
      if (house.post.tried > tries.length) tries.push(minute)
    }
    expect(tries.map((at) => at - must(tries[0], 'it was tried'))).toEqual([0, 1, 3, 7, 15, 31, 63])
    await house.does('sabine', second)
    house.post.answer = () => ({ kind: 'sent' })
    house.pass(64)
    await house.mailer.round()
    expect(house.post.sent.map(({ subject }) => subject)).toEqual([
      'Werkstatt Integrationsplan: 2 Neuigkeiten',
    ])
    const said = house.logged.map((line) => (JSON.parse(line) as { msg: string }).msg)
    expect(said).toEqual(['mail cannot be sent; it is tried again', 'mail is sent again'])
  })

  test('[N7] one address that is refused keeps no other from its mail, and no line of the log names it', async () => {
    const house = await withQuestion()
    await house.choose('sabine', 'immediate')
    await house.does('henrik', replied({ mentions: [idOf('sabine')], body: 'Ganz vertraulich.' }))
    house.post.answer = ({ to }) =>
      to.address === 'aylin@example.org' ? { kind: 'refused', code: 'EENVELOPE 550' } : { kind: 'sent' }
    house.pass(10)
    await house.mailer.round()
    await house.mailer.round()
    expect(house.post.sent.map(({ to }) => to.address)).toEqual(['sabine@example.org'])
    expect(house.post.tried).toBe(2)
    expect(house.logged.join('')).not.toMatch(/@|Beispiel|vertraulich|per_/u)
  })

  test('[N8] whoever is erased takes marks and kept mails along', async () => {
    const house = await withQuestion()
    await house.does('sabine', replied())
    await house.newsroom.see(idOf('aylin'), { all: 1 })
    await house.people.erase(idOf('aylin'))
    house.pass(10)
    await house.mailer.round()
    expect([house.post.forgotten, house.marks.all(), house.post.tried]).toEqual([['per_aylin'], [], 0])
  })

  test('[A20] what somebody did who was erased is told of an erased person', async () => {
    const house = await withQuestion()
    await house.does('sabine', replied())
    await house.people.erase(idOf('sabine'))
    house.pass(10)
    await house.mailer.round()
    expect(house.post.sent[0]?.text).toContain('Eine gelöschte Person hat geantwortet.')
    expect(house.post.sent[0]?.text).not.toContain('Sabine')
  })

  test('[N7] stopping waits for no mail server', async () => {
    vi.useFakeTimers()
    try {
      const house = await withQuestion()
      await house.does('sabine', replied())
      house.pass(10)
      vi.spyOn(house.post, 'post').mockReturnValue(new Promise(() => {}))
      const mailer = house.mailing()
      void mailer.round()
      const stopped = mailer.stop()
      await vi.advanceTimersByTimeAsync(2000)
      await stopped
    } finally {
      vi.useRealTimers()
    }
  })
})

import { messageType, decodeClientFrame, type ClientFrame } from '#shared/protocol'
import { messageYjsSyncStep1, messageYjsUpdate } from 'y-protocols/sync'
import { expect, test } from 'vitest'
import { Outbox } from './outbox.ts'

const change = (channel: number): ClientFrame => ({
  kind: 'data',
  channel,
  message: new Uint8Array([messageType.sync, messageYjsUpdate, 1, 0]),
})
const question: ClientFrame = {
  kind: 'data',
  channel: 9,
  message: new Uint8Array([messageType.sync, messageYjsSyncStep1, 1, 0]),
}

/** An outbox, what it sent, and the frame that its changes wait for. */
function outbox() {
  const sent: (number | string)[] = []
  const waiting = new Set<() => void>()
  const box = new Outbox(
    (bytes) => {
      const frame = decodeClientFrame(bytes)
      if (frame.ok) sent.push(frame.value.kind === 'data' ? frame.value.channel : frame.value.kind)
    },
    (work) => void waiting.add(work),
  )
  const paint = () => waiting.forEach((work) => work())
  return { box, sent, paint }
}

test('[C33] a change waits for its frame, what asks a question does not, and nothing overtakes a change', () => {
  const { box, sent, paint } = outbox()
  box.put({ kind: 'ping' })
  box.put(change(1))
  box.put(change(2))
  expect(sent).toEqual(['ping'])
  box.put(question)
  expect(sent).toEqual(['ping', 1, 2, 9])
  box.put(change(3))
  paint()
  expect(sent).toEqual(['ping', 1, 2, 9, 3])
})

test('[C33] what was on its way when the line went is not sent on the next', () => {
  const { box, sent, paint } = outbox()
  box.put(change(1))
  box.clear()
  paint()
  expect(sent).toEqual([])
})

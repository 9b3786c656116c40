import { expect, test } from 'vitest'
import { DeviceFake } from './device.fake.ts'
import { TypedWords } from './typed.ts'

const field = 'reply thr_0001'
const settle = (millis = 0) => new Promise((resolve) => setTimeout(resolve, millis))
/** The page goes to the background, or away. */
const leave = () => document.dispatchEvent(new Event('visibilitychange'))

test('[G8] what was typed is there again in the next page, until it is sent or dropped', async () => {
  const device = new DeviceFake()
  const first = new TypedWords(device)
  first.set(field, 'Das steht schon')
  first.set(field, 'Das steht schon in 1.2')
  leave()
  const second = new TypedWords(device)
  await second.known
  expect(second.get(field)).toBe('Das steht schon in 1.2')
  second.set(field, null)
  const third = new TypedWords(device)
  await third.known
  expect([third.get(field), device.fields.size]).toEqual([null, 0])
})

test('[G8] what is typed before the device answers counts more than what it kept', async () => {
  const device = new DeviceFake()
  device.fields.set(field, 'von gestern').set('comment sec_einleitung', 'auch von gestern')
  const typed = new TypedWords(device)
  typed.set(field, 'von heute')
  typed.set('reason thr_0002', null)
  await typed.known
  expect([typed.get(field), typed.get('comment sec_einleitung')]).toEqual(['von heute', 'auch von gestern'])
})

test('[G8] whoever types is told of nothing else, and a sign-out leaves nothing', async () => {
  const device = new DeviceFake()
  const typed = new TypedWords(device)
  await typed.known
  let told = 0
  typed.subscribe(() => (told += 1))
  typed.set(field, 'eins')
  typed.set(field, 'eins')
  expect(told).toBe(1)
  leave()
  await settle()
  expect(device.fields.get(field)).toBe('eins')
  await device.wipe()
  const next = new TypedWords(device)
  await next.known
  expect(next.get(field)).toBeNull()
})

import { describe, expect, test } from 'vitest'
import { onwardPath } from './app.tsx'

describe('where one goes on to after signing in', () => {
  test('[O6] to the address that was asked for', () => {
    expect(onwardPath('to=%2Fchapters%2Fcha_bildung')).toBe('/chapters/cha_bildung')
    expect(onwardPath('')).toBe('/')
  })

  test.each(['//evil.example', '/\\evil.example', 'https://evil.example', 'javascript:alert(1)', ''])(
    '[O6] never to %j',
    (to) => expect(onwardPath(`to=${encodeURIComponent(to)}`)).toBe('/'),
  )
})

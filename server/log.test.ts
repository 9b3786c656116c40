import { describe, expect, test } from 'vitest'
import { openLog, truncatedAddress } from './log.ts'

describe('the log', () => {
  test.each([
    ['192.0.2.77', '192.0.2.0'],
    ['::ffff:192.0.2.77', '192.0.2.0'],
    ['2001:db8:1:2:3:4:5:6', '2001:db8:1::'],
    ['2001:db8::1', '2001:db8::'],
    ['::1', '::'],
    ['not an address', 'unknown'],
    [undefined, 'unknown'],
  ])('[H9] of the address %s it keeps %s', (address, kept) => {
    expect(truncatedAddress(address)).toBe(kept)
  })

  test('[H9] cookies, authorization, passwords and addresses are hidden wherever they come along', () => {
    const lines: string[] = []
    const log = openLog('info', { write: (line) => void lines.push(line) })
    log.info(
      {
        headers: { cookie: 'lip=geheim', authorization: 'geheim' },
        body: { password: 'geheim' },
        email: 'geheim',
      },
      'x',
    )
    log.info({ request: { headers: { 'set-cookie': ['geheim'] } } }, 'x')
    expect(lines.length).toBe(2)
    expect(lines.join('')).not.toContain('geheim')
  })

  test('[H9] silent is silent', () => {
    const lines: string[] = []
    openLog('silent', { write: (line) => void lines.push(line) }).fatal('x')
    expect(lines).toEqual([])
  })
})

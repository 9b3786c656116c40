import path from 'node:path'
import { describe, expect, test } from 'vitest'
import { cookieName, isSecure, readConfig, type Config } from './config.ts'
import { must } from '#shared/failure'

function read(variables: Record<string, string>): Config {
  const config = readConfig(variables)
  return must(config.ok ? config.value : null, 'these variables are right')
}

function issues(variables: Record<string, string>): string[] {
  const config = readConfig(variables)
  return config.ok || config.failure.kind !== 'invalid' ? [] : config.failure.issues
}

describe('the configuration', () => {
  test('[H11] has a default for everything', () => {
    expect(read({})).toMatchObject({
      port: 3000,
      host: '127.0.0.1',
      dataDir: path.resolve('data'),
      demo: 'auto',
      logLevel: 'info',
      trustedProxies: 0,
      sessionDays: 14,
    })
    expect(read({}).baseUrl.origin).toBe('http://127.0.0.1:3000')
  })

  test('[H11] limits that only measurements lift stand where honest work passes', () => {
    expect(read({})).toMatchObject({ messagesPerSecond: 250, commandsPerMinute: 600 })
    expect(read({ LIP_LIMIT_COMMANDS_PER_MINUTE: '9000' }).commandsPerMinute).toBe(9000)
    expect(issues({ LIP_LIMIT_COMMANDS_PER_MINUTE: '0' })).toHaveLength(1)
  })

  test('[H11] an empty variable is one that is not set', () => {
    expect(read({ PORT: '', LIP_DEMO: '' }).port).toBe(3000)
  })

  test('[N11] a mail server is named by one address, and mails then have a sender', () => {
    expect(read({}).mail).toMatchObject({ smtp: null, gatherSeconds: 300 })
    const mail = {
      LIP_SMTP_URL: 'smtps://lip:p%40ss@mail.example.org',
      LIP_MAIL_FROM: 'lip@example.org',
      LIP_MAIL_GATHER_SECONDS: '0',
    }
    expect(read(mail).mail).toEqual({
      smtp: new URL(mail.LIP_SMTP_URL),
      from: mail.LIP_MAIL_FROM,
      gatherSeconds: 0,
    })
    expect(issues({ LIP_SMTP_URL: 'smtp://mail.example.org' })).toEqual([
      'LIP_MAIL_FROM must be set with LIP_SMTP_URL',
    ])
    for (const wrong of [
      'mail.example.org',
      'https://mail.example.org',
      'smtp://mail.example.org/?pool=true',
    ])
      expect(issues({ ...mail, LIP_SMTP_URL: wrong })).toHaveLength(1)
    expect(issues({ LIP_MAIL_FROM: 'lip@example.org\r\nBcc: x@evil.example' })).toHaveLength(1)
  })

  test('[H12] names everything that is wrong at once, one line each', () => {
    const wrong = issues({
      PORT: '70000',
      HOST: 'a b',
      LIP_BASE_URL: 'lip.example',
      LIP_DEMO: 'yes',
      LIP_LOG_LEVEL: 'loud',
      LIP_TRUST_PROXY: '-1',
      LIP_SESSION_DAYS: '0',
      LIP_DATADIR: '/srv/lip',
    })
    expect(wrong.map((line) => line.split(' ')[0]).toSorted()).toEqual([
      'HOST',
      'LIP_BASE_URL',
      'LIP_DATADIR',
      'LIP_DEMO',
      'LIP_LOG_LEVEL',
      'LIP_SESSION_DAYS',
      'LIP_TRUST_PROXY',
      'PORT',
    ])
  })

  test.each([
    [{ PORT: '0' }, 'PORT must be at least 1'],
    [{ PORT: '3000.5' }, 'PORT must be a whole number from 1 to 65535'],
    [{ LIP_DEMO: 'on' }, 'LIP_DEMO must be auto or off'],
    [{ LIP_BASE_URL: 'ftp://lip.example' }, 'LIP_BASE_URL must begin with http:// or https://'],
    [
      { LIP_BASE_URL: 'https://lip.example/werkstatt' },
      'LIP_BASE_URL must be scheme, host and port only, without a path',
    ],
    [{ LIP_DATADIR: 'x' }, 'LIP_DATADIR is not a setting'],
  ])('[H12] %j: %s', (variables, line) => {
    expect(issues(variables)).toEqual([line])
  })

  test('[H13] what the base URL says decides about cookies', () => {
    const secure = read({ LIP_BASE_URL: 'https://lip.hannover.example' })
    expect([isSecure(secure), cookieName(secure)]).toEqual([true, '__Host-lip'])
    expect([isSecure(read({})), cookieName(read({}))]).toEqual([false, 'lip'])
  })

  test('[H13] where browsers come over TLS a proxy stands before the server', () => {
    expect(read({ LIP_BASE_URL: 'https://lip.hannover.example' }).trustedProxies).toBe(1)
    expect(read({ LIP_BASE_URL: 'https://lip.hannover.example', LIP_TRUST_PROXY: '2' }).trustedProxies).toBe(
      2,
    )
  })

  test('[H7] only this machine has more than one name', () => {
    expect([...read({ LIP_BASE_URL: 'https://lip.hannover.example' }).origins]).toEqual([
      'https://lip.hannover.example',
    ])
    expect([...read({ PORT: '3001' }).origins].toSorted()).toEqual([
      'http://127.0.0.1:3001',
      'http://[::1]:3001',
      'http://localhost:3001',
    ])
  })

  test('[H11] an IPv6 address is written in brackets', () => {
    expect(read({ HOST: '::1' }).baseUrl.origin).toBe('http://[::1]:3000')
  })
})

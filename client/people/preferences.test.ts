import { afterEach, describe, expect, test, vi } from 'vitest'
import { speaker } from '../words/words.ts'
import { applyPreferences, chooseLanguage, chooseTheme, chosenLanguage, chosenTheme } from './preferences.ts'

const page = document.documentElement

afterEach(async () => {
  vi.restoreAllMocks()
  localStorage.clear()
  await applyPreferences()
})

describe('what a person chose for this browser', () => {
  test('[U4] German, lit like the device, until something else is chosen', async () => {
    await applyPreferences()
    expect([page.lang, chosenLanguage(), chosenTheme(), page.dataset['kernTheme']]).toEqual([
      'de',
      'de',
      'system',
      undefined,
    ])
  })

  test('[U4] language and light are changed at once and remembered', async () => {
    await applyPreferences()
    await chooseLanguage('en')
    chooseTheme('dark')
    expect([page.lang, page.dataset['kernTheme'], speaker('people')('news')]).toEqual(['en', 'dark', 'News'])
    expect([chosenLanguage(), chosenTheme()]).toEqual(['en', 'dark'])
    chooseTheme('system')
    expect(page.dataset['kernTheme']).toBeUndefined()
  })

  test('[U4] a browser that forbids its storage shows the page all the same', async () => {
    vi.spyOn(Storage.prototype, 'getItem').mockImplementation(() => {
      throw new Error('forbidden')
    })
    vi.spyOn(Storage.prototype, 'setItem').mockImplementation(() => {
      throw new Error('forbidden')
    })
    await applyPreferences()
    chooseTheme('dark')
    expect([page.lang, page.dataset['kernTheme']]).toEqual(['de', 'dark'])
  })
})

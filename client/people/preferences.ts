/** What a person chose for this browser: the language of the interface and how it is lit. Kept in localStorage. */
import { speak, type Language } from '../words/words.ts'

export const themes = ['system', 'light', 'dark'] as const
export type Theme = (typeof themes)[number]

const languageKey = 'lip.language'
const themeKey = 'lip.theme'

/** A browser may forbid its storage; then choices last as long as the page. */
function remembered(key: string): string | null {
  try {
    return localStorage.getItem(key)
  } catch {
    return null
  }
}

function remember(key: string, value: string): void {
  try {
    localStorage.setItem(key, value)
  } catch {
    // Forbidden storage is the person's choice, not a failure.
  }
}

export const chosenLanguage = (): Language => (remembered(languageKey) === 'en' ? 'en' : 'de')

export function chosenTheme(): Theme {
  const kept = remembered(themeKey)
  return themes.find((theme) => theme === kept) ?? 'system'
}

/** Brings the page into the chosen language and light; resolves when the words are there. */
export async function applyPreferences(): Promise<void> {
  light(chosenTheme())
  await speak(chosenLanguage())
}

export async function chooseLanguage(language: Language): Promise<void> {
  remember(languageKey, language)
  await speak(language)
}

export function chooseTheme(theme: Theme): void {
  remember(themeKey, theme)
  light(theme)
}

/** KERN's attribute; without it the device decides. */
function light(theme: Theme): void {
  if (theme === 'system') delete document.documentElement.dataset['kernTheme']
  else document.documentElement.dataset['kernTheme'] = theme
}

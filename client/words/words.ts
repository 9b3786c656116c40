/**
 * The words of the interface: German is in the page from the start, English is fetched when asked for.
 * A namespace is a story (`overview`, `chapter`, …); keys are typed after the German ones.
 */
import i18next from 'i18next'
import { initReactI18next } from 'react-i18next'
import { de } from './de.ts'
import { editor, sync } from './editor.de.ts'

export const languages = ['de', 'en'] as const
export type Language = (typeof languages)[number]

const german = { ...de, editor, sync }

declare module 'i18next' {
  interface CustomTypeOptions {
    defaultNS: 'app'
    resources: typeof german
  }
}

/** Makes the words ready in `language`; resolves when they are. Call once, before anything is drawn. */
export async function startWords(language: Language): Promise<void> {
  await i18next.use(initReactI18next).init({
    lng: 'de',
    fallbackLng: 'de',
    defaultNS: 'app',
    resources: { de: german },
    interpolation: { escapeValue: false },
    react: { useSuspense: false },
  })
  await speak(language)
}

/** Switches the interface; the `lang` of the page follows, the text people write stays `lang="de"`. */
export async function speak(language: Language): Promise<void> {
  if (language === 'en' && !i18next.hasResourceBundle('en', 'app')) addBundles(await fetchEnglish())
  await i18next.changeLanguage(language)
  document.documentElement.lang = language
}

async function fetchEnglish(): Promise<Record<string, object>> {
  const [{ en }, english] = await Promise.all([import('./en.ts'), import('./editor.en.ts')])
  return { ...en, editor: english.editor, sync: english.sync }
}

function addBundles(bundles: Record<string, object>): void {
  for (const [namespace, words] of Object.entries(bundles)) i18next.addResourceBundle('en', namespace, words)
}

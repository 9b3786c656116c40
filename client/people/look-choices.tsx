/** Language and light of the interface, chosen here and remembered in this browser. */
import { useState } from 'react'
import { Choice } from '../ui/choice.tsx'
import { type Language, languages, useWords } from '../words/words.ts'
import { chooseLanguage, chooseTheme, chosenTheme, themes } from './preferences.ts'

/** Each language calls itself by its own name. */
const names: Record<Language, string> = { de: 'Deutsch', en: 'English' }

/** @param onChoose called with what was chosen. */
export function LanguageChoice({ onChoose }: { onChoose: (language: Language) => void }) {
  const { t, language: current } = useWords('account')
  return (
    <Choice
      label={t('language')}
      value={current}
      options={languages.map((value) => ({ value, label: names[value] }))}
      onChange={(language) => {
        void chooseLanguage(language)
        onChoose(language)
      }}
    />
  )
}

export function ThemeChoice() {
  const { t } = useWords('account')
  const [theme, setTheme] = useState(chosenTheme)
  return (
    <Choice
      label={t('theme')}
      value={theme}
      options={themes.map((value) => ({ value, label: t(`themes.${value}`) }))}
      onChange={(chosen) => {
        chooseTheme(chosen)
        setTheme(chosen)
      }}
    />
  )
}

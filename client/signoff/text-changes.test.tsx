import { cleanup, render, screen } from '@testing-library/react'
import { contentOf } from '#shared/content'
import { sectionId } from '#shared/ids'
import { afterEach, beforeAll, expect, test } from 'vitest'
import { speak } from '../words/words.ts'
import { TextChanges } from './text-changes.tsx'

beforeAll(() => speak('de'))
afterEach(cleanup)

const [first, second] = ['Die Stadt stärkt Kitas in allen Stadtteilen.', 'Sie beteiligt dabei die Eltern.']
const textOf = (...paragraphs: readonly string[]) =>
  contentOf(
    'Kitas',
    paragraphs.map((text) => ({ name: 'paragraph', children: [{ text }] })),
  )

const shown = (before: readonly string[], after: readonly string[]): string | null => {
  render(
    <TextChanges
      section={sectionId.parse('sec_kitas')}
      before={textOf(...before)}
      after={textOf(...after)}
    />,
  )
  return screen.getByRole('listitem').textContent
}

test('[D15] whoever signed sees where a paragraph was split, and which words changed in its parts', () => {
  expect(shown([`${first} ${second}`], [first, second.replace('Eltern', 'Familien')])).toBe(
    `Geteilt: aus einem Absatz wurden 2${first}eingefügt: ¶\n Ende.Sie beteiligt dabei die gestrichen: Eltern Ende.eingefügt: Familien Ende..`,
  )
  expect(screen.getByText('1 geteilt')).toBeTruthy()
})

test('[D15] whoever signed sees where paragraphs were joined', () => {
  expect(shown([first, second], [`${first} ${second}`])).toBe(
    `Zusammengefügt: aus 2 Absätzen wurde einer${first}gestrichen: ¶ Ende. ${second}`,
  )
  expect(screen.getByText('1 zusammengefügt')).toBeTruthy()
})

import { cleanup, fireEvent, render, screen } from '@testing-library/react'
import { afterEach, beforeAll, expect, test } from 'vitest'
import { scriptedHouse, ursula } from '../app/house.fake.ts'
import { WorkshopProvider, type Workshop } from '../sync/workshop.tsx'
import { comparison } from '../words/comparison.de.ts'
import { speak, teach } from '../words/words.ts'
import { PrintedPair } from './version-choice.tsx'
import type { Side } from './sides.ts'
import { versionOf } from './versions.fake.ts'

const [one, two] = [versionOf(1, '1.0'), versionOf(2, '2.0')]
let workshop: Workshop

beforeAll(() => {
  teach({ comparison })
  return speak('de')
})
afterEach(() => {
  cleanup()
  workshop.close()
})

function print(to: Side): void {
  workshop = scriptedHouse(ursula).workshop
  render(
    <WorkshopProvider workshop={workshop}>
      <PrintedPair
        versions={[one, two]}
        pair={{ from: one.seal.version, to }}
        at={new Date('2026-11-22T12:00:00Z')}
      />
    </WorkshopProvider>,
  )
}
const codes = () =>
  screen.getAllByRole('img').map((code) => [code.getAttribute('src'), code.getAttribute('alt')])

test('[V48] on paper each of two versions has its number, name, fingerprint and QR code', () => {
  print(two.seal.version)
  for (const { seal, name } of [one, two]) {
    const inFours = (seal.fingerprint.match(/.{4}/gu) ?? []).join(' ')
    const said = new RegExp(`Fassung ${seal.number} „${name}“.* ${inFours}$`, 'u')
    expect(screen.getByText(said)).toBeTruthy()
  }
  expect(codes()).toEqual([
    ['/api/versions/ver_0001/qr.svg', 'QR-Code: Adresse und Fingerabdruck der Fassung 1.0'],
    ['/api/versions/ver_0002/qr.svg', 'QR-Code: Adresse und Fingerabdruck der Fassung 2.0'],
  ])
})

test('[V48] of a draft it is said of when it is, with no code; a code that cannot be fetched is left out', () => {
  print('draft')
  expect(screen.getByText(/^Arbeitsstand vom 22\. November 2026 um \d\d:\d\d$/u)).toBeTruthy()
  expect(codes()).toHaveLength(1)
  fireEvent.error(screen.getByRole('img'))
  expect(screen.queryByRole('img')).toBeNull()
})

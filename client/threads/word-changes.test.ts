import { expect, test } from 'vitest'
import { piecesOf } from '#shared/difference-words'

test('[G4] a suggestion shows what stays, goes and comes, in the order of the text', () => {
  const pieces = piecesOf('Jede Kita ist ein Zentrum.', 'Jede Kita wird ein offenes Zentrum.')
  expect(pieces.map(({ kind, words }) => `${kind}:${words}`)).toEqual([
    'same:Jede Kita ',
    'old:ist',
    'new:wird',
    'same: ein',
    'new: offenes',
    'same: Zentrum.',
  ])
})

test('[G4] the old and the new text can be read out of it', () => {
  const [old, now] = ['Erstens.\nZweitens zwei.', 'Erstens eins.\nDrittens.']
  const pieces = piecesOf(old, now)
  const without = (kind: string) => pieces.filter((piece) => piece.kind !== kind).map(({ words }) => words)
  expect([without('new').join(''), without('old').join('')]).toEqual([old, now])
})

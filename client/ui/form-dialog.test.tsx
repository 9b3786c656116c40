import { cleanup, fireEvent, render, screen } from '@testing-library/react'
import { useState } from 'react'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { Announcer } from './announcer.tsx'
import { FormDialog } from './form-dialog.tsx'

const [told, onDone, onClose] = [vi.fn(), vi.fn(), vi.fn()]
const words = {
  cancel: 'Abbrechen',
  sayFailure: (why: string) => ({ happened: why, safe: 'Nichts ist geändert.', todo: 'Noch einmal.' }),
}

beforeEach(() => vi.clearAllMocks())
afterEach(cleanup)

/** What is told is kept: the test says when it is done, or why it is not. */
function Page({ telling }: { telling: Partial<{ waiting: boolean; failure: string | null }> }) {
  const [name, setName] = useState('')
  return (
    <Announcer>
      <FormDialog
        title="Benennen"
        doing="Sagen"
        words={words}
        telling={{ waiting: false, failure: null, tell: told, ...telling }}
        command={() => (name === '' ? null : name)}
        said={() => `${name} ist gesagt.`}
        onDone={onDone}
        onClose={onClose}
      >
        <input aria-label="Name" value={name} onChange={(event) => setName(event.currentTarget.value)} />
      </FormDialog>
    </Announcer>
  )
}

const send = () => fireEvent.click(screen.getByRole('button', { name: 'Sagen' }))

test('[U7] nothing is told while something is missing, or once more while it is under way', () => {
  const { rerender } = render(<Page telling={{}} />)
  send()
  expect(told).not.toHaveBeenCalled()
  fireEvent.change(screen.getByLabelText('Name'), { target: { value: 'Kitas' } })
  rerender(<Page telling={{ waiting: true }} />)
  send()
  expect(told).not.toHaveBeenCalled()
  rerender(<Page telling={{}} />)
  send()
  expect(told.mock.calls.map(([command]: unknown[]) => command)).toEqual(['Kitas'])
})

test('[U7] what is refused stays, with the reason in words; what is done closes and is said', async () => {
  const { rerender } = render(<Page telling={{}} />)
  fireEvent.change(screen.getByLabelText('Name'), { target: { value: 'Kitas' } })
  rerender(<Page telling={{ failure: 'Das ging nicht.' }} />)
  expect(screen.getByRole('alert').textContent).toBe('Das ging nicht.Nichts ist geändert. Noch einmal.')
  expect(screen.getByLabelText('Name')).toHaveProperty('value', 'Kitas')
  told.mockImplementation((_command: string, done: () => void) => done())
  send()
  expect([onDone, onClose].map(({ mock }) => mock.calls.length)).toEqual([1, 1])
  expect(await screen.findByText('Kitas ist gesagt.')).toBeTruthy()
})

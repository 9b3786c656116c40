/** A press without a thread, and without its compiler: of a PDF it makes the words alone. */
import type { MakingStep } from '#shared/handout'
import { handoutOf } from './handout.ts'
import { makeFile } from './making.ts'
import type { PressMachine, PressOrder } from './press-machine.ts'

export class PressHere implements PressMachine {
  async make({ format, data }: PressOrder, onStep: (step: MakingStep) => void): Promise<Uint8Array> {
    onStep('setting')
    const noTypst = () => Promise.reject(new Error('bug: no PDF is made here'))
    return makeFile(format === 'pdf' ? 'md' : format, handoutOf(data), noTypst)
  }

  async stop(): Promise<void> {
    // Nothing runs.
  }
}

/** A member that notes what it is told, and lets the test look into the house at that moment. */
import * as decoding from 'lib0/decoding'
import * as Y from 'yjs'
import type { PersonId } from '#shared/ids'
import { Allowance } from './allowance.ts'
import { defaultOptions } from './door.ts'
import type { Member, Relayed } from './member.ts'

export class Witness implements Member {
  readonly person: PersonId
  readonly allowance = new Allowance(defaultOptions.person)
  /** Whether it has stopped reading. */
  isBehind = false
  readonly needsParts = false
  readonly doc = new Y.Doc()
  /** In order: 'opened', 'text', 'asked', 'saved', 'denied', 'expelled'. */
  readonly told: string[] = []
  /** Called when the text comes. */
  onText: () => void = () => {}

  constructor(person: PersonId) {
    this.person = person
  }

  opened(): void {
    this.told.push('opened')
  }

  send(message: Uint8Array): void {
    const from = decoding.createDecoder(message)
    decoding.readVarUint(from)
    if (decoding.readVarUint(from) === 0) return void this.told.push('asked')
    this.told.push('text')
    Y.applyUpdate(this.doc, decoding.readVarUint8Array(from))
    this.onText()
  }

  relay({ plain }: Relayed): void {
    this.send(plain)
  }

  saved(): void {
    this.told.push('saved')
  }

  denied(): void {
    this.told.push('denied')
  }

  expelled(): void {
    this.told.push('expelled')
  }

  permitted(): void {}

  lost(): void {}

  cut(): void {}
}

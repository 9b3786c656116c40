import type { Failure } from '#shared/failure'
import type { SectionId } from '#shared/ids'
import type { Access } from '#shared/protocol'
import * as Y from 'yjs'

export class SectionRoom {
  readonly section: SectionId
  readonly doc = new Y.Doc()
  access: Access = 'read'
  failure: Failure | null = null
  synced = false
  unsaved = 0
  constructor(section: SectionId) {
    this.section = section
  }
}

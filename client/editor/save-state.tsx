import type { SectionId } from '#shared/ids'

/** In words, whether everything typed in these sections is on the server's disk. */
export function SaveStateText({ sections: _sections }: { sections: readonly SectionId[] }) {
  return <span />
}

/** Why the active section cannot be written in just now, in words. */
import type { Failure } from '#shared/failure'
import type { SectionId } from '#shared/ids'
import type { Records } from '#shared/records'
import type { Speaker } from '../words/words.ts'
import './own-words.ts'

/** The sentence for `failure` (null: the server has not said why). */
export function sayReadOnly(
  t: Speaker<'editor'>,
  records: Records,
  section: SectionId,
  failure: Failure | null,
): string {
  switch (failure?.kind) {
    case 'locked':
      return t('readOnly.locked')
    case 'removed':
      return t('readOnly.removed')
    case 'storeUnavailable':
      return t('readOnly.store')
    case 'unreachable':
      return t('readOnly.unreachable')
    case 'signedOut':
      return t('readOnly.signedOut')
    case 'outdatedClient':
      return t('readOnly.outdated')
    default:
      return sayWhose(t, records, section)
  }
}

function sayWhose(t: Speaker<'editor'>, records: Records, section: SectionId): string {
  const found = records.sections[section]
  const chapter = found === undefined ? undefined : records.chapters[found.chapter]
  const group = chapter?.workingGroup == null ? undefined : records.workingGroups[chapter.workingGroup]
  return group === undefined ? t('readOnly.moderation') : t('readOnly.group', { number: group.number })
}

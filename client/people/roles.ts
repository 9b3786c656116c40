/** A person's roles in words. */
import { unreachable } from '#shared/failure'
import type { Grant } from '#shared/grant'
import { chapterNumber, type Records } from '#shared/records'
import type { Speaker } from '../words/words.ts'
import { isChair } from './chair.ts'

/** For example "Expert*in, AG 1 Bildung" or "Lenkungsgruppe (Vorsitz)"; the bare role where the records do not know the scope. */
export function sayGrant(t: Speaker<'roles'>, grant: Grant, records: Records): string {
  const role = sayScoped(t, grant, records)
  return isChair(grant) ? t('held.chair', { role }) : role
}

function sayScoped(t: Speaker<'roles'>, grant: Grant, records: Records): string {
  switch (grant.role) {
    case 'expert': {
      const group = records.workingGroups[grant.workingGroup]
      return group === undefined
        ? t('role.expert')
        : t('held.expert', { number: group.number, name: group.name })
    }
    case 'moderator': {
      const chapter = records.chapters[grant.chapter]
      if (chapter === undefined) return t('role.moderator')
      return t('held.moderator', { number: chapterNumber(records, chapter) })
    }
    case 'advisor':
      return t('held.advisor', { body: grant.body })
    case 'steering':
    case 'committee':
    case 'admin':
      return t(`role.${grant.role}`)
    default:
      return unreachable(grant)
  }
}

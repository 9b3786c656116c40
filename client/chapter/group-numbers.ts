/** The numbers of the working groups a person is an expert in, ascending. */
import type { PersonId } from '#shared/ids'
import type { Records } from '#shared/records'

export function groupNumbers(records: Records, person: PersonId): number[] {
  return (records.grants[person] ?? [])
    .flatMap((grant) =>
      grant.role === 'expert' ? [records.workingGroups[grant.workingGroup]?.number ?? 0] : [],
    )
    .filter((number) => number > 0)
    .sort((one, other) => one - other)
}

/** Who has a chair says so; apart from the other words of roles, because the door knows no chapters. */
import type { Grant } from '#shared/grant'

export const isChair = (grant: Grant): boolean => 'chair' in grant && grant.chair === true

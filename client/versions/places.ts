/** The addresses of changes within the page. */
import type { ChangePlace } from '#shared/difference'

export const sectionPlace = (section: number): string => `compared-${section}`

export const blockId = ({ section, block }: { section: number; block: number }): string =>
  `compared-${section}-${block}`

export const placeId = ({ section, block }: ChangePlace): string =>
  block === null ? sectionPlace(section) : blockId({ section, block })

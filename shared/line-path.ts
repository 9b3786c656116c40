/** Where the sockets of the line, and the plain ones of a room, are asked for. */
import type { SectionId } from './ids.ts'

export const linePath = '/sync'
export const roomPath = (section: SectionId): string => `${linePath}/${section}`

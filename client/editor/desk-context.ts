/** The way to the desk, for those who need none of its code. */
import { createContext, use } from 'react'
import type { Desk } from './desk.tsx'

export const DeskContext = createContext<Desk | null>(null)

/** The desk, or null for an editor that stands alone. */
export const useDesk = (): Desk | null => use(DeskContext)

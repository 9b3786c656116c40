/** The day by the person's own calendar, "2026-11-22". */
export const today = (): string => new Intl.DateTimeFormat('sv-SE').format(new Date())

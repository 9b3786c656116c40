export const editor = {}

export const sync = {}

/**
 * What is built takes these for parts of lib0 that Yjs and y-websocket bring along. `vite.config.ts` says which modules they
 * stand for.
 */

/** For 'lib0/broadcastchannel': the tabs of one browser speak through the server (`disableBc`). */
export const subscribe = (): void => {}
export const unsubscribe = (): void => {}
export const publish = (): void => {}

/** For 'lib0/logging': what Yjs warns of in colours is for whoever runs the tests, which have the true one. */
export const warn = (): void => {}
export const print = warn
export const ORANGE = ''
export const RED = ''
export const BOLD = ''
export const UNBOLD = ''

/** For 'lib0/environment', which reads the address of the page for switches: here is a browser, and nothing to be switched. */
export const isNode = false
export const isBrowser = true
export const getVariable = (): null => null

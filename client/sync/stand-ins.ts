/**
 * What is built takes these for lib0's broadcast channel, which y-websocket brings along: the tabs of one browser speak
 * through the server (`disableBc`). `vite.config.ts` says which module they stand for.
 */

export const subscribe = (): void => {}
export const unsubscribe = (): void => {}
export const publish = (): void => {}

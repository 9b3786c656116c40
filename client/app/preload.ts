/**
 * Fetches files before they are drawn: the house while the server is asked who is there, the room once someone
 * is. What fails here is fetched again, and reported, when it is drawn.
 */
const ignore = (): void => {}

export function preloadHouse(path: string): void {
  if (path !== '/sign-in') import('./house.tsx').catch(ignore)
}

export function preloadRoom(path: string): void {
  if (!path.startsWith('/chapters/')) return
  const room = path.endsWith('/reading') ? import('../chapter/reading.tsx') : import('../chapter/writing.tsx')
  room.catch(ignore)
}

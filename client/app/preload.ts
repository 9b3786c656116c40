/**
 * Fetches files before they are drawn: the house while the server is asked who is there, the room once someone
 * is. What fails here is fetched again, and reported, when it is drawn.
 */
const ignore = (): void => {}

export function preloadHouse(path: string): void {
  const first = path === '/sign-in' ? import('../people/sign-in-page.tsx') : import('./house.tsx')
  first.catch(ignore)
  if (/^\/chapters\/\w+(?:\/comments)?$/u.test(path)) import('../sync/bring-rooms.ts').catch(ignore)
}

function roomAt(path: string): Promise<unknown> {
  if (/^\/(?:versions|decisions)\//u.test(path)) return import('./version-rooms.tsx')
  if (!path.startsWith('/chapters/')) return import('../overview/overview.tsx')
  if (path.endsWith('/comments')) return import('./comments-room.tsx')
  if (path.includes('/sign-offs')) return import('./sign-offs-room.tsx')
  return path.endsWith('/reading') ? import('../chapter/reading.tsx') : import('../chapter/writing.tsx')
}

export function preloadRoom(path: string): void {
  roomAt(path).catch(ignore)
}

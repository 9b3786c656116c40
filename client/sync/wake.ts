/** When the network or the person comes back. */

export const isVisible = (): boolean => document.visibilityState === 'visible'

/** Calls `wake` when the network returns and when the tab is looked at again. Returns the way to stop. */
export function onWake(wake: () => void): () => void {
  const seen = () => {
    if (isVisible()) wake()
  }
  window.addEventListener('online', wake)
  document.addEventListener('visibilitychange', seen)
  return () => {
    window.removeEventListener('online', wake)
    document.removeEventListener('visibilitychange', seen)
  }
}

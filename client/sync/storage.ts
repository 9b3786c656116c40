/** Asks the browser not to clear what is kept here when space runs short, where nobody is asked in turn. */
export function askForPersistence(): void {
  // Chromium decides by itself and shows nothing; Firefox would open a question over the page.
  if ('userAgentData' in navigator && isSecureContext) void navigator.storage.persist()
}

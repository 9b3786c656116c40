/** Addresses of our own scripts, for workers: the page's Content-Security-Policy lets no other run. */

/** The name the server's Content-Security-Policy allows. */
export const scriptPolicy = 'lip-script'

/** Returns the address if it is one of our own origin; throws otherwise. */
function ownOrigin(address: string): string {
  if (new URL(address, location.href).origin !== location.origin)
    throw new Error('not one of our own scripts')
  return address
}

let policy: ReturnType<TrustedTypes['createPolicy']> | undefined

/** The address of a script of our own, as `Worker` and `serviceWorker.register` take it. Throws for one of another origin. */
export function ownScript(address: string): string {
  policy ??= window.trustedTypes?.createPolicy(scriptPolicy, { createScriptURL: ownOrigin })
  return policy?.createScriptURL(address) ?? ownOrigin(address)
}

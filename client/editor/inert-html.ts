/** HTML from elsewhere, parsed into a document that loads nothing and runs nothing. */

/** As much of the Trusted Types API as we use; TypeScript's DOM does not know it yet. */
interface TrustedTypes {
  createPolicy(
    name: string,
    rules: { createHTML: (html: string) => string },
  ): { createHTML(html: string): string }
}

declare global {
  interface Window {
    trustedTypes?: TrustedTypes
  }
}

/** The name the server's Content-Security-Policy allows. */
export const policyName = 'lip-paste'

let policy: ReturnType<TrustedTypes['createPolicy']> | undefined

/** The parsed body; scripts in it never run, images in it are never fetched. */
export function parseInert(html: string): HTMLElement {
  policy ??= window.trustedTypes?.createPolicy(policyName, { createHTML: (text) => text })
  return new DOMParser().parseFromString(policy?.createHTML(html) ?? html, 'text/html').body
}

/** HTML from elsewhere, parsed into a document that loads nothing and runs nothing. */

/** The name the server's Content-Security-Policy allows. */
export const policyName = 'lip-paste'

let policy: ReturnType<TrustedTypes['createPolicy']> | undefined

/** The `on` of an attribute such as onclick, inside a tag. */
const handler = /(?<=<[a-z][^<>]*\s)on(?=[a-z]+\s*=)/giu

/**
 * The parsed body; scripts in it never run, images in it are never fetched. Handlers would not run either, but a
 * browser reports each of them against the page's own policy: they lose their names first.
 */
export function parseInert(html: string): HTMLElement {
  policy ??= window.trustedTypes?.createPolicy(policyName, { createHTML: (text) => text })
  const quiet = html.replace(handler, 'data-on')
  return new DOMParser().parseFromString(policy?.createHTML(quiet) ?? quiet, 'text/html').body
}

/** As much of the Trusted Types API as we use; TypeScript's DOM does not know it yet. What a policy makes passes as a string. */
interface TrustedTypes {
  createPolicy(name: string, rules: TrustedTypeRules): TrustedTypePolicy
}

interface TrustedTypeRules {
  createHTML?: (html: string) => string
  createScriptURL?: (address: string) => string
}

interface TrustedTypePolicy {
  createHTML(html: string): string
  createScriptURL(address: string): string
}

interface Window {
  readonly trustedTypes?: TrustedTypes
}

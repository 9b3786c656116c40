/** What the offline check finds; see `check-proof.mjs`. */
export function checkProof(text: string): Promise<{
  readonly found: readonly string[]
  readonly keys: readonly string[]
  readonly isSealChecked: boolean
}>

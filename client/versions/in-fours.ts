import type { Fingerprint } from '#shared/version'

/** A fingerprint as eyes compare it: four letters at a time, the same way wherever the page shows one. */
export const inFours = (fingerprint: Fingerprint): string => fingerprint.replaceAll(/.{4}(?!$)/gu, '$& ')

/**
 * Zod tries `new Function` once to see whether it may compile its parsers; under our content policy that is a
 * reported violation. It reads this before its first schema, so this stands before everything else.
 */
Object.assign(globalThis, { __zod_globalConfig: { jitless: true } })

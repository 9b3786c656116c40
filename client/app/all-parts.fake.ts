/**
 * Every part of the page, those that come late too, before the first test of a process. A part that was still being
 * fetched when its test file ended would be refused, for good, to all files that follow.
 */
const parts = import.meta.glob([
  '../**/*.{ts,tsx}',
  // The pages' and the workers' own beginnings, and what only tests have.
  '!./main.tsx',
  '!../**/*{worker,.test,.fake,.d}.{ts,tsx}',
  '!../dist/**',
])

await Promise.all(Object.values(parts).map((bring) => bring()))

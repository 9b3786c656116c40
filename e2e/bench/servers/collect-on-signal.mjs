/** Loaded before any measured server: on SIGUSR2 it collects its garbage and writes down what it still holds. */
import { writeFileSync } from 'node:fs'

process.on('SIGUSR2', () => {
  globalThis.gc()
  globalThis.gc()
  const { heapUsed, external } = process.memoryUsage()
  writeFileSync(process.env.BENCH_MEMORY, String(heapUsed + external))
})

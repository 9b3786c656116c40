/**
 * Loaded before any measured server: on SIGUSR2 it collects its garbage and writes down what it still holds, on SIGWINCH
 * the longest time in which its event loop took nothing up since the signal before, in milliseconds.
 */
import { writeFileSync } from 'node:fs'
import { monitorEventLoopDelay } from 'node:perf_hooks'

process.on('SIGUSR2', () => {
  globalThis.gc()
  globalThis.gc()
  const { heapUsed, external } = process.memoryUsage()
  writeFileSync(process.env.BENCH_MEMORY, String(heapUsed + external))
})

let delay = null

process.on('SIGWINCH', () => {
  writeFileSync(`${process.env.BENCH_MEMORY}-stall`, String(delay === null ? 0 : delay.max / 1e6))
  delay ??= monitorEventLoopDelay({ resolution: 1 })
  delay.reset()
  delay.enable()
})

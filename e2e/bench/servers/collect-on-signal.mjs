/** Loaded before any measured server: SIGUSR2 collects its garbage, so that what stays resident can be read. */
process.on('SIGUSR2', () => {
  globalThis.gc()
  globalThis.gc()
})

/** How the long forms run: one at a time, `npm run torture`. */
import { defineConfig } from '@playwright/test'
import { config } from './playwright.config.ts'

export default defineConfig(config, {
  testMatch: '**/*.torture.ts',
  reporter: 'list',
  workers: 1,
})

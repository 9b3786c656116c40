/** How the pictures are taken: `npm run pictures`. */
import { defineConfig } from '@playwright/test'
import { config } from './playwright.config.ts'

export default defineConfig(config, {
  testMatch: '**/*.picture.ts',
  reporter: 'list',
  timeout: 300_000,
})

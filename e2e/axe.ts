/** What axe finds in a page. It is put there once: its source is long, and every look would read it anew. */
import { AxeBuilder } from '@axe-core/playwright'
import type { Page } from '@playwright/test'

interface Found {
  readonly violations: readonly {
    readonly id: string
    readonly nodes: readonly { readonly html: string }[]
  }[]
}

interface PageWithAxe {
  readonly axe?: { run: (where: object, how: object) => Promise<Found> }
}

/** Only violations are told and described, and no rule that is asked for reads style sheets anew. */
const least = { resultTypes: ['violations'], reporter: 'no-passes', preload: { assets: ['media'] } }
const options = {
  all: least,
  colours: {
    ...least,
    runOnly: { type: 'tag', values: ['cat.color'] },
    rules: { 'color-contrast-enhanced': { enabled: false } },
  },
} as const

/** One line for each rule that is broken. `within`: in these parts of the page. */
export async function findings(
  page: Page,
  what: keyof typeof options,
  within = 'html',
): Promise<readonly string[]> {
  await bring(page)
  const { violations } = await page.evaluate(
    async ([how, where]) => {
      const { axe } = window as PageWithAxe
      if (axe === undefined) throw new Error('the page has changed meanwhile')
      return axe.run({ include: [[where]] }, how)
    },
    [options[what], within] as const,
  )
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' | ')}`)
}

/** The builder brings it along; it is asked for the least. The page has no frames, for which it would begin a second one. */
async function bring(page: Page): Promise<void> {
  if (await page.evaluate(() => 'axe' in window)) return
  await new AxeBuilder({ page }).setLegacyMode().withRules('document-title').analyze()
}

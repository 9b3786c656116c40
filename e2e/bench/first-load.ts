/** What a page costs before anyone has seen it: all script that a browser with an empty cache asks for, under gzip as it is by default. */
import { gzipSync } from 'node:zlib'
import { lookAt } from './browser-page.ts'
import type { Contender } from './contender.ts'
import { fillChapter } from './long-chapter.ts'

export interface FirstLoadFigures {
  readonly writing: number
  readonly reading: number
}

/** In kB. */
export async function measureFirstLoad(contender: Contender): Promise<FirstLoadFigures> {
  const running = await contender.start()
  const origin = `http://127.0.0.1:${running.measured.port}`
  const { chapter, writer } = await fillChapter(origin, 1, 100)
  const path = `${origin}/chapters/${chapter}`
  const figures = {
    writing: await weigh(origin, writer.cookie, path),
    reading: await weigh(origin, writer.cookie, `${path}/reading`),
  }
  await running.stop()
  return figures
}

async function weigh(origin: string, cookie: string, address: string): Promise<number> {
  const { page } = await lookAt(origin, cookie)
  const asked: Promise<number>[] = []
  page.on('response', (response) => {
    if (response.request().resourceType() === 'script')
      asked.push(response.body().then((script) => gzipSync(script).length))
  })
  await page.goto(address)
  await page.locator('.section .text').first().waitFor()
  await page.waitForLoadState('networkidle')
  const sizes = await Promise.all(asked)
  await page.context().close()
  return sizes.reduce((sum, size) => sum + size, 0) / 1000
}

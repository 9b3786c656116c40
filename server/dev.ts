/** The server for people who work on it: the same doors, with the interface from its sources and hot reload. */
import { readFile } from 'node:fs/promises'
import type { Server } from 'node:http'
import path from 'node:path'
import type { RequestHandler } from 'express'
import { createServer as createVite, type ViteDevServer } from 'vite'
import type { Config } from './config.ts'
import type { Pages } from './http/deps.ts'
import { strictPolicy, type ContentSecurityPolicy } from './http/headers.ts'
import { main } from './house.ts'

const root = path.resolve(import.meta.dirname, '../..')

/** Vite adds inline scripts and styles, and makes HTML: only here. */
function relaxed(policy: ContentSecurityPolicy): ContentSecurityPolicy {
  const { 'require-trusted-types-for': _scripts, 'trusted-types': _names, ...rest } = policy
  const inline = ["'self'", "'unsafe-inline'"]
  return { ...rest, 'script-src': inline, 'style-src': inline, 'img-src': ["'self'", 'data:'] }
}

const page =
  (vite: ViteDevServer): RequestHandler =>
  async (request, response, next) => {
    if (path.extname(request.path) !== '' || request.accepts('html') === false) return next()
    const written = await readFile(path.join(root, 'client/index.html'), 'utf8')
    response.type('html').send(await vite.transformIndexHtml(request.originalUrl, written))
  }

async function sourcePages(server: Server, config: Config): Promise<Pages> {
  const vite = await createVite({
    configFile: path.join(root, 'vite.config.ts'),
    // The other ways write a file and delete it, which looks like a change of the server.
    configLoader: 'runner',
    root: path.join(root, 'client'),
    appType: 'custom',
    server: { middlewareMode: true, hmr: { server } },
  })
  const serve: RequestHandler = (request, response, next) =>
    vite.middlewares(request, response, () => void page(vite)(request, response, next))
  return { serve, policy: relaxed(strictPolicy(config)) }
}

await main(sourcePages)
// Vite's watchers would keep the process alive.
process.exit()

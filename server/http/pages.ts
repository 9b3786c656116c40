/** The built interface: files by name, and the one page for every address a person may open. */
import { existsSync } from 'node:fs'
import path from 'node:path'
import { Router, static as serveFiles, type RequestHandler } from 'express'
import type { Config } from '../config.ts'
import type { Pages } from './deps.ts'
import { strictPolicy } from './headers.ts'

/** The built interface in this folder. */
export const builtPages = (config: Config, folder: string): Pages => ({
  serve: serveFolder(folder),
  policy: strictPolicy(config),
})

/** Serves the folder: files by name, and `index.html` for what else may be a page. */
export function serveFolder(folder: string): RequestHandler {
  const routes = Router()
  // Their names change with their content.
  const assets = { immutable: true, maxAge: '1y', index: false, redirect: false, fallthrough: false } as const
  routes.use('/assets/sealed', seal)
  routes.use('/assets', serveFiles(path.join(folder, 'assets'), assets))
  routes.get('/worker.js', (_request, response, next) => {
    // What starts the page without a network must itself never be an old one.
    response.set('Cache-Control', 'no-cache')
    next()
  })
  routes.use(serveFiles(folder, { maxAge: '1h', index: false, redirect: false }))
  routes.get('/{*page}', sendPage(path.join(folder, 'index.html')))
  return routes
}

/** What runs here reads what strangers wrote: it may fetch nothing, load nothing, ask nobody. */
const seal: RequestHandler = (_request, response, next) => {
  response.set(
    'Content-Security-Policy',
    "default-src 'none'; require-trusted-types-for 'script'; trusted-types 'none'",
  )
  next()
}

function sendPage(file: string): RequestHandler {
  return (request, response, next) => {
    if (path.extname(request.path) !== '' || request.accepts('html') === false) return next()
    response.set('Cache-Control', 'no-cache')
    if (existsSync(file)) return response.sendFile(file)
    response.status(503).type('text').send('The interface is not built yet: run "npm run build".\n')
  }
}

/** What every answer says about how it may be used. */
import type { RequestHandler } from 'express'
import helmet from 'helmet'
import { isSecure, type Config } from '../config.ts'

/** Two years, as the preload lists ask. */
const hstsSeconds = 63_072_000

/**
 * Where a browser may open sockets to: 'self' covers it in current browsers, older ones need it written out.
 * A policy has no way to name an IPv6 address; a browser would complain of it.
 */
function socketOrigins(config: Config): string[] {
  return [...config.origins]
    .filter((origin) => !origin.includes('['))
    .map((origin) => origin.replace(/^http/u, 'ws'))
}

export type ContentSecurityPolicy = Readonly<Record<string, readonly string[]>>

export const strictPolicy = (config: Config): ContentSecurityPolicy => ({
  'default-src': ["'none'"],
  'script-src': ["'self'"],
  'style-src': ["'self'"],
  'img-src': ["'self'"],
  'font-src': ["'self'"],
  'connect-src': ["'self'", ...socketOrigins(config)],
  'manifest-src': ["'self'"],
  'worker-src': ["'self'"],
  'form-action': ["'self'"],
  'base-uri': ["'none'"],
  'frame-ancestors': ["'none'"],
  'require-trusted-types-for': ["'script'"],
  // The editor's clipboard parser, and our cleaning of what is pasted: nobody else makes HTML. Workers are our own scripts.
  'trusted-types': ['ProseMirrorClipboard', 'lip-paste', 'lip-script'],
})

const withheld = [
  'camera',
  'microphone',
  'geolocation',
  'payment',
  'usb',
  'display-capture',
  'browsing-topics',
]

export function securityHeaders(config: Config, policy: ContentSecurityPolicy): RequestHandler[] {
  return [
    helmet({
      contentSecurityPolicy: { useDefaults: false, directives: policy },
      crossOriginEmbedderPolicy: false,
      frameguard: { action: 'deny' },
      crossOriginOpenerPolicy: { policy: 'same-origin' },
      crossOriginResourcePolicy: { policy: 'same-origin' },
      referrerPolicy: { policy: 'same-origin' },
      strictTransportSecurity: isSecure(config) ? { maxAge: hstsSeconds, includeSubDomains: false } : false,
    }),
    (_request, response, next) => {
      response.set('Permissions-Policy', withheld.map((feature) => `${feature}=()`).join(', '))
      next()
    },
  ]
}

/** Somebody signed in at a demo world, who asks the server as a page does: on lines that stay open. */
import { once } from 'node:events'
import { Agent, request, type IncomingMessage } from 'node:http'
import { text } from 'node:stream/consumers'
import type { DemoPeople } from '#shared/api'
import { must } from '#shared/failure'

interface Answer {
  readonly status: number
  readonly body: string
  readonly cookie: string | null
}

const agent = new Agent({ keepAlive: true })

export class Caller {
  readonly origin: string
  /** As a header has it. */
  readonly cookie: string

  private constructor(origin: string, cookie: string) {
    this.origin = origin
    this.cookie = cookie
  }

  static async enter(origin: string, person: string): Promise<Caller> {
    const { cookie } = await send(origin, '', 'POST', '/api/demo/session', { person })
    return new Caller(origin, must(cookie, 'a sign-in sets a cookie'))
  }

  /** Throws for every answer that is no success. */
  async ask(method: string, path: string, body?: object): Promise<string> {
    return (await send(this.origin, this.cookie, method, path, body)).body
  }

  async read<T>(path: string): Promise<T> {
    return JSON.parse(await this.ask('GET', path)) as T
  }
}

/** Whom the sign-in page of a demo world offers. */
export async function peopleOf(origin: string): Promise<DemoPeople['people']> {
  return (JSON.parse((await send(origin, '', 'GET', '/api/demo/people')).body) as DemoPeople).people
}

async function send(
  origin: string,
  cookie: string,
  method: string,
  path: string,
  body?: object,
): Promise<Answer> {
  const headers = { cookie, origin, 'content-type': 'application/json' }
  const asking = request(`${origin}${path}`, { agent, method, headers })
  asking.end(body === undefined ? undefined : JSON.stringify(body))
  const [response] = (await once(asking, 'response')) as [IncomingMessage]
  const status = response.statusCode ?? 0
  const said = await text(response)
  if (status < 200 || status > 299) throw new Error(`${method} ${path}: ${status} ${said}`)
  const set = response.headers['set-cookie']?.[0]?.split(';')[0]
  return { status, body: said, cookie: set ?? null }
}

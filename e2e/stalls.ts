/** How long a server heard nobody: it is started with an eye on its own event loop. */
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { until } from './plain-client.ts'
import type { Server, ServerOptions } from './server.ts'

/** In milliseconds; `own`: what of it the server worked itself. The rest it waited for a processor. */
export interface Stall {
  readonly whole: number
  readonly own: number
}

export class StallWatch {
  readonly #folder = mkdtempSync(join(tmpdir(), 'lip-stalls-'))

  /** What a server is to be started with. */
  get options(): ServerOptions {
    const preload = new URL('stall-preload.mjs', import.meta.url).href
    return { nodeFlags: ['--import', preload], env: { STALL_FILE: this.#file } }
  }

  /** The longest since this was asked before. */
  async lap(server: Server): Promise<Stall> {
    rmSync(this.#file, { force: true })
    process.kill(server.pid(), 'SIGWINCH')
    await until(() => existsSync(this.#file), 10, 'the server says how long it heard nobody')
    return JSON.parse(readFileSync(this.#file, 'utf8')) as Stall
  }

  end(): void {
    rmSync(this.#folder, { recursive: true })
  }

  get #file(): string {
    return join(this.#folder, 'stall')
  }
}

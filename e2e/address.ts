import { must } from '#shared/failure'
import type { Server } from './server.ts'

/** The address under which the command line knows a person. */
export async function addressOf(server: Server, name: string): Promise<string> {
  const people = (await server.command('list-people')).split('\n')
  const line = must(
    people.find((one) => one.includes(name)),
    `${name} is listed`,
  )
  return must(/\S+@[\w.-]+/u.exec(line)?.[0], `${name} has an address`)
}

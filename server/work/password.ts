/** Passwords: argon2id with the parameters of the OWASP password storage cheat sheet (19 MiB, 2 passes, 1 lane). */
import { hash, verify } from '@node-rs/argon2'

const cost = { memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const

/** The hash in PHC format. The library's default algorithm is argon2id. */
export const hashPassword = (password: string): Promise<string> => hash(password.normalize('NFC'), cost)

let decoy: Promise<string> | null = null

/** Whether the password is the one of `known`. Without a hash it takes as long, and is never right. */
export async function verifyPassword(known: string | null, password: string): Promise<boolean> {
  decoy ??= hashPassword('nobody has this password')
  const right = await verify(known ?? (await decoy), password.normalize('NFC'))
  return known !== null && right
}

/** Where no mail server is known: mails as files, to look at. Each stands under its id, so that none is there twice. */
import { createTransport } from 'nodemailer'
import { readdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { codeOf, foundFolder, replaceFile } from '../store/disk.ts'
import { messageOf, type Post, type Sender } from './mail.ts'

/** So many stay, the newest; names end with the number of what they tell of. */
const most = 500

export function outboxPost(folder: string, sender: Sender): Post {
  const writer = createTransport({ streamTransport: true, buffer: true, newline: 'windows' })
  return {
    way: 'outbox',
    post: async (mail) => {
      try {
        const { message } = await writer.sendMail(messageOf(mail, sender))
        if (!Buffer.isBuffer(message)) return { kind: 'refused', code: 'UNWRITTEN' }
        await foundFolder(folder)
        await replaceFile(join(folder, `${mail.id}.eml`), message)
        await clear(folder, await surplus(folder))
        return { kind: 'sent' }
      } catch (error) {
        return { kind: 'down', code: codeOf(error) ?? 'UNKNOWN' }
      }
    },
    forget: async (person) => clear(folder, await namesIn(folder, (name) => name.startsWith(`${person}-`))),
    close: () => writer.close(),
  }
}

async function surplus(folder: string): Promise<string[]> {
  const names = await namesIn(folder, () => true)
  return names.sort((one, other) => numberOf(other) - numberOf(one)).slice(most)
}

const numberOf = (name: string): number => Number(/-(\d+)\.eml$/u.exec(name)?.[1] ?? 0)

async function namesIn(folder: string, fits: (name: string) => boolean): Promise<string[]> {
  try {
    return (await readdir(folder)).filter((name) => name.endsWith('.eml') && fits(name))
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return []
    throw error
  }
}

async function clear(folder: string, names: readonly string[]): Promise<void> {
  for (const name of names) await rm(join(folder, name), { force: true })
}

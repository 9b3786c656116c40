/** Where no mail server is known: mails as files, to look at. Each stands under its id, so that none is there twice. */
import { createTransport } from 'nodemailer'
import { codeOf } from '../store/disk.ts'
import type { OutboxFolder } from '../store/outbox-folder.ts'
import { messageOf, type Mail, type Post, type Sender } from './mail.ts'

export function outboxPost(folder: OutboxFolder, sender: Sender): Post {
  const writer = createTransport({ streamTransport: true, buffer: true, newline: 'windows' })
  const written = async (mail: Mail): Promise<Uint8Array> => {
    const { message } = await writer.sendMail(messageOf(mail, sender))
    if (!Buffer.isBuffer(message)) throw new Error('bug: a buffer was asked for')
    return message
  }
  return {
    way: 'outbox',
    post: async (mail) => {
      try {
        await folder.keep(mail.id, () => written(mail))
        return { kind: 'sent' }
      } catch (error) {
        return { kind: 'down', code: codeOf(error) ?? 'UNKNOWN' }
      }
    },
    forget: (person) => folder.forget(person),
    close: () => writer.close(),
  }
}

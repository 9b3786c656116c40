/** A mail as this house writes it, and what takes it. */
import type { SendMailOptions } from 'nodemailer'
import type { PersonId } from '#shared/ids'

/** It stands in the mail itself: nothing is fetched. */
export interface Picture {
  /** By which the HTML names it. */
  readonly cid: string
  readonly name: string
  readonly png: Uint8Array
}

export interface Mail {
  /** The same for the same news to the same person: a mail that was sent twice can be told from two. */
  readonly id: string
  readonly to: { readonly name: string; readonly address: string }
  readonly at: Date
  readonly subject: string
  readonly text: string
  readonly html: string
  readonly pictures: readonly Picture[]
  /** Where the person says how often she wants mail. */
  readonly settings: { readonly link: string; readonly words: string }
}

/** What became of it: `refused`: this one; `down`: none can be sent just now. `code` names no person and no address. */
export type Posted = { readonly kind: 'sent' } | { readonly kind: 'refused' | 'down'; readonly code: string }

export interface Post {
  readonly way: 'smtp' | 'outbox'
  /** Never rejects, and ends within a minute. */
  post(mail: Mail): Promise<Posted>
  /** Takes away what is kept of mails to a person who is gone. Throws as the disk does. */
  forget(person: PersonId): Promise<void>
  close(): void
}

export interface Sender {
  /** The address of the house. */
  readonly from: string
  /** Names the house in the ids of mails. */
  readonly host: string
}

/** The mail for nodemailer, which writes headers by the rules: what stands in a name cannot become a header. */
export const messageOf = (mail: Mail, { from, host }: Sender): SendMailOptions => ({
  from: { name: 'Werkstatt Integrationsplan', address: from },
  to: mail.to,
  subject: mail.subject,
  text: mail.text,
  html: mail.html,
  attachments: mail.pictures.map(({ cid, name, png }) => ({
    cid,
    filename: name,
    content: Buffer.from(png),
    contentType: 'image/png',
    contentDisposition: 'inline',
  })),
  date: mail.at,
  messageId: `<${mail.id}@${host}>`,
  list: { unsubscribe: { url: mail.settings.link, comment: mail.settings.words } },
  headers: { 'Auto-Submitted': 'auto-generated', 'X-Auto-Response-Suppress': 'All' },
  disableFileAccess: true,
  disableUrlAccess: true,
})

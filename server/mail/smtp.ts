/** The way to the mail server that `LIP_SMTP_URL` names. */
import { createTransport } from 'nodemailer'
import { codeOf } from '../store/disk.ts'
import { messageOf, type Post, type Posted, type Sender } from './mail.ts'

/** How long each step may take, in milliseconds. */
const patience = {
  dnsTimeout: 5000,
  connectionTimeout: 10_000,
  greetingTimeout: 10_000,
  socketTimeout: 20_000,
}

/** With a password, mails go over TLS or not at all, unless the mail server is this very machine. */
export function smtpPost(url: URL, sender: Sender): Post {
  const auth = url.username === '' ? null : { user: decoded(url.username), pass: decoded(url.password) }
  const secure = url.protocol === 'smtps:'
  const transport = createTransport({
    host: url.hostname.replace(/^\[(.*)\]$/u, '$1'),
    port: url.port === '' ? (secure ? 465 : 587) : Number(url.port),
    secure,
    requireTLS: auth !== null && !isThisMachine(url),
    // A mail server on this machine rarely has a certificate that names it so.
    ...(isThisMachine(url) ? { tls: { rejectUnauthorized: false } } : {}),
    ...(auth === null ? {} : { auth }),
    ...patience,
  })
  return {
    way: 'smtp',
    post: async (mail) => {
      try {
        await transport.sendMail(messageOf(mail, sender))
        return { kind: 'sent' }
      } catch (error) {
        return troubleOf(error)
      }
    },
    forget: async () => {},
    close: () => transport.close(),
  }
}

const decoded = (text: string): string => decodeURIComponent(text)

const isThisMachine = ({ hostname }: URL): boolean => ['127.0.0.1', '[::1]', 'localhost'].includes(hostname)

/** What is wrong with one mail or its address holds up no other. The server's own words may name people: they stay here. */
function troubleOf(error: unknown): Posted {
  const code = codeOf(error) ?? 'UNKNOWN'
  const answered =
    error instanceof Error && 'responseCode' in error && typeof error.responseCode === 'number'
      ? error.responseCode
      : null
  const isOwn = (code === 'EENVELOPE' || code === 'EMESSAGE') && answered !== 421
  return { kind: isOwn ? 'refused' : 'down', code: answered === null ? code : `${code} ${answered}` }
}

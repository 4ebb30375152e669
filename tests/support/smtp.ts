/** A real SMTP server on loopback that can die, come back on the same port, and refuse. */
import { SMTPServer } from 'smtp-server'

export interface Received {
  to: string[]
  from: string
  raw: string
}

export async function openSmtp() {
  const received: Received[] = []
  let port = 0
  let server: SMTPServer | undefined
  const open = async () => {
    const next = new SMTPServer({
      authOptional: true,
      disabledCommands: ['STARTTLS'],
      logger: false,
      onRcptTo({ address }, _session, callback) {
        if (address.startsWith('unknown@'))
          callback(Object.assign(new Error('5.1.1 No such user here'), { responseCode: 550 }))
        else if (address.startsWith('full@'))
          callback(Object.assign(new Error('4.2.2 Mailbox full'), { responseCode: 452 }))
        else callback()
      },
      onData(stream, session, callback) {
        const chunks: Buffer[] = []
        stream.on('data', (chunk: Buffer) => chunks.push(chunk))
        stream.on('end', () => {
          const { mailFrom, rcptTo } = session.envelope
          received.push({
            from: mailFrom === false ? '' : mailFrom.address,
            to: rcptTo.map(({ address }) => address),
            raw: Buffer.concat(chunks).toString('utf8'),
          })
          callback()
        })
      },
    })
    next.on('error', () => {})
    await new Promise<void>((resolve) => next.listen(port, '127.0.0.1', () => resolve()))
    port = (next.server.address() as { port: number }).port
    server = next
  }
  await open()
  return {
    received,
    get port() {
      return port
    },
    die: () => new Promise<void>((resolve) => server?.close(() => resolve())),
    comeBack: open,
  }
}

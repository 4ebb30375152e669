/** The door for letters: no sign-in, nothing passed on, one address a letter; 250 only once everything has an end. */
import { createWriteStream } from 'node:fs'
import { mkdir, readdir, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { finished, PassThrough, Transform, type Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { SMTPServer, type SMTPServerSession } from 'smtp-server'
import { newId } from '../../../platform/ids.ts'
import { createLanes } from '../../../platform/lanes.ts'
import { findDestination, type Destination } from './deposit-addresses.ts'
import type { MailedDepositsDeps } from './index.ts'
import { LetterUnreadable, openLetter } from './open-letter.ts'
import { answerTo, takeLetter } from './take-letter.ts'

/** Bytes of a letter as it is sent; files are a quarter smaller than their letter. */
export const letterLimit = 50_000_000
/** Letters of one address within an hour. */
const mostLetters = 60
const hour = 3_600_000

export interface SmtpDoor {
  port: number
  close(): Promise<void>
}

const refusal = (responseCode: number, text: string) => Object.assign(new Error(text), { responseCode })
const tooLarge = () => refusal(552, `5.3.4 A letter may have ${letterLimit / 1e6} MB at most`)

export async function openSmtpDoor(
  deps: MailedDepositsDeps,
  { host, port, domain }: { host: string; port: number; domain: string },
): Promise<SmtpDoor> {
  const { db, clock, storage, log } = deps
  const folder = await storage.workplace('letters')
  const destinations = new Map<string, Destination>()
  // Each holds its letter and files on the disk, and its words in memory.
  const inLane = createLanes(2)

  async function resolve(address: string): Promise<Destination> {
    const destination = await findDestination(deps, address, domain)
    if (destination === undefined) throw refusal(550, '5.1.1 No such address here')
    const { count } = await db
      .selectFrom('bank.letter')
      .select((eb) => eb.fn.countAll<string>().as('count'))
      .where('address_id', '=', destination.addressId)
      .where('received_at', '>', new Date(clock.now().getTime() - hour))
      .executeTakeFirstOrThrow()
    if (Number(count) >= mostLetters) throw refusal(450, '4.7.1 Too many letters, try again in an hour')
    return destination
  }

  async function enter(address: string, session: SMTPServerSession): Promise<void> {
    // Another one comes with a letter of its own, so that each has an end of its own (RFC 5321, 4.5.3.1.10).
    if (session.envelope.rcptTo.length > 0) throw refusal(452, '4.5.3 One address a letter')
    destinations.set(session.id, await resolve(address))
  }

  async function take(stream: Readable, session: SMTPServerSession): Promise<void> {
    const destination = destinations.get(session.id)
    destinations.delete(session.id)
    if (destination === undefined) throw refusal(550, '5.1.1 No such address here')
    await storage.requireRoom(2 * letterLimit)
    const place = join(folder, newId())
    await mkdir(place, { recursive: true, mode: 0o700 })
    try {
      const path = join(place, 'letter')
      await pipeline(apart(stream), limited(), createWriteStream(path, { mode: 0o600 }))
      await inLane(async () => {
        const letter = await openLetter(path, place)
        // It may be an answer to ours.
        if (letter.automatic) throw refusal(550, '5.7.1 Letters of machines are not taken')
        await takeLetter(deps, destination, letter)
      })
    } finally {
      await rm(place, { recursive: true, force: true })
    }
  }

  /** What the mail server is told: nothing for what went well. */
  async function refusalOf(act: Promise<void>): Promise<Error | null> {
    try {
      await act
      return null
    } catch (error) {
      if (error instanceof LetterUnreadable) return refusal(554, '5.6.0 This letter cannot be read')
      if (error instanceof Error && 'responseCode' in error) return error
      const { code, text } = answerTo(error)
      if (code === 451)
        log.warn({ err: error }, 'a letter could not be taken; its mail server brings it again')
      return refusal(code, text)
    }
  }

  const server = new SMTPServer({
    name: domain,
    banner: 'Pendopo',
    size: letterLimit,
    authOptional: true,
    // Behind the institution's mail server, on its own network.
    disabledCommands: ['AUTH', 'STARTTLS'],
    disableReverseLookup: true,
    logger: false,
    maxClients: 20,
    socketTimeout: 60_000,
    closeTimeout: 5_000,
    async onRcptTo({ address }, session, callback) {
      callback(await refusalOf(enter(address, session)))
    },
    async onData(stream, session, callback) {
      const refused = await refusalOf(take(stream, session))
      // What is still sent is let run out: the answer is heard only after it.
      stream.resume()
      callback(refused, '2.0.0 Taken; what became of it follows by mail')
    },
    onClose: ({ id }) => void destinations.delete(id),
  })
  server.on('error', (error) => log.debug({ err: error }, 'a mail server broke off'))
  await new Promise<void>((opened, failed) => {
    server.server.once('error', failed)
    server.listen(port, host, () => {
      server.server.off('error', failed)
      opened()
    })
  })
  await sweep(folder)
  return {
    port: (server.server.address() as { port: number }).port,
    close: () => new Promise((closed) => server.close(() => closed())),
  }
}

/** As a stream of its own: a failed pipeline destroys its source, and then the sender would never be answered. */
function apart(stream: Readable): Readable {
  const bytes = stream.pipe(new PassThrough())
  bytes.once('close', () => stream.unpipe(bytes))
  // A mail server that hangs up in the middle ends the one without ending the other.
  finished(stream, (error) => void (error && bytes.destroy(error)))
  return bytes
}

/** Nothing beyond the limit is written down. */
function limited(): Transform {
  let bytes = 0
  return new Transform({
    transform(chunk: Buffer, _encoding, done) {
      bytes += chunk.length
      if (bytes > letterLimit) done(tooLarge())
      else done(null, chunk)
    },
  })
}

/** What a killed process left; its letters come again. */
async function sweep(folder: string): Promise<void> {
  for (const name of await readdir(folder)) {
    const found = await stat(join(folder, name)).catch(() => undefined)
    if (found !== undefined && found.mtimeMs < Date.now() - hour)
      await rm(join(folder, name), { recursive: true, force: true })
  }
}

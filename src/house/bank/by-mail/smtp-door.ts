/** The door for letters: no sign-in, nothing passed on, one address a letter; 250 only once everything has an end. */
import { createWriteStream } from 'node:fs'
import { mkdir, readdir, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { PassThrough, Transform } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { SMTPServer } from 'smtp-server'
import { newId } from '../../../platform/ids.ts'
import { createLanes } from '../../../platform/lanes.ts'
import { findDestination, type Destination } from './deposit-addresses.ts'
import type { MailedDepositsDeps } from './index.ts'
import { LetterTooDeep, openLetter, refuseDeepLetters } from './open-letter.ts'
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

  async function take(stream: NodeJS.ReadableStream, destination: Destination): Promise<void> {
    await storage.requireRoom(2 * letterLimit)
    const place = join(folder, newId())
    await mkdir(place, { mode: 0o700 })
    try {
      const path = join(place, 'letter')
      // Through a stream of its own: a failed pipeline destroys its source, and then the sender would never be answered.
      const bytes = stream.pipe(new PassThrough())
      await pipeline(bytes, limited(), refuseDeepLetters(), createWriteStream(path, { mode: 0o600 })).finally(
        () => stream.unpipe(bytes),
      )
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

  function toAnswer(error: unknown): Error {
    if (error instanceof LetterTooDeep) return refusal(554, '5.6.0 This letter has too many parts')
    if (error instanceof Error && 'responseCode' in error) return error
    const { code, text } = answerTo(error)
    if (code === 451) log.warn({ err: error }, 'a letter could not be taken; its mail server brings it again')
    return refusal(code, text)
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
    onRcptTo({ address }, session, callback) {
      // Another one comes with a letter of its own, so that each has an end of its own (RFC 5321, 4.5.3.1.10).
      if (session.envelope.rcptTo.length > 0) return callback(refusal(452, '4.5.3 One address a letter'))
      resolve(address).then(
        (destination) => {
          destinations.set(session.id, destination)
          callback()
        },
        (error: unknown) => callback(toAnswer(error)),
      )
    },
    onData(stream, session, callback) {
      const destination = destinations.get(session.id)
      destinations.delete(session.id)
      const taken =
        destination === undefined
          ? Promise.reject(refusal(550, '5.1.1 No such address here'))
          : take(stream, destination)
      taken.then(
        () => callback(null, '2.0.0 Taken; what became of it follows by mail'),
        (error: unknown) => {
          // What is still sent is let run out: the answer is heard only after it.
          stream.once('end', () => callback(toAnswer(error)))
          if (stream.readableEnded) callback(toAnswer(error))
          else stream.resume()
        },
      )
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

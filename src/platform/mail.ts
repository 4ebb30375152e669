/** Mail by SMTP. platform.mail is the queue of truth: a server that is away delays mail and loses none. */
import { createTransport, type Transporter } from 'nodemailer'
import type { Clock } from './clock.ts'
import type { Config } from './config.ts'
import type { HouseDb, HouseTransaction } from './db.ts'
import { newId } from './ids.ts'
import type { Jobs } from './jobs.ts'
import type { Log } from './log.ts'
import type { SealedColumn } from './reseal.ts'
import type { Secrets } from './secrets.ts'

declare module './jobs.ts' {
  interface HouseJobs {
    'send-mail': { mailId: string }
    'sweep-mail': object
  }
}

const day = 86_400_000
/** Links inside have long expired by then. */
const giveUpAfter = 7 * day
/** How long the outbox of a demonstration shows a mail's text. */
const shownFor = 3 * day

export const sealedMail: SealedColumn = {
  table: 'platform.mail',
  column: 'body_sealed',
  by: 'id',
  context: (id) => id,
}

export interface Letter {
  to: string
  subject: string
  text: string
  html?: string
  /** Address that ends the subscription by one POST: List-Unsubscribe and List-Unsubscribe-Post (RFC 8058). */
  unsubscribe?: string
}

export type LetterState = 'waiting' | 'sent' | 'shown' | 'refused' | 'expired'

export interface OutboxRow {
  id: string
  to: string
  subject: string
  /** Null once dropped. */
  text: string | null
  state: LetterState
  createdAt: Date
  settledAt: Date | null
}

export interface Mail {
  /** Puts a letter into the outbox within the caller's transaction; it leaves once that commits. */
  send(trx: HouseTransaction, letter: Letter): Promise<string>
  /** Sent and waiting letters, newest first; keyset by id. */
  outbox(page: { before?: string; limit: number }): Promise<OutboxRow[]>
  /** Somebody is erased: what was sent to them keeps neither address nor subject, and what waits is not sent. */
  forget(trx: HouseTransaction, address: string): Promise<void>
  /** How letters stand, by id; for those who wait to hear whether somebody was reached. */
  states(ids: readonly string[]): Promise<Map<string, LetterState>>
  /** Hands over one letter; done by the job `send-mail`. Settled letters are left alone. */
  deliver(mailId: string): Promise<void>
  /** Enqueues what still waits, gives up what is too old and drops texts; done by the job `sweep-mail`. */
  sweep(): Promise<void>
}

export interface MailDeps {
  config: Pick<Config, 'smtp' | 'mailFrom' | 'mode'>
  db: HouseDb
  jobs: Jobs
  clock: Clock
  secrets: Secrets
  log: Log
}

export function createMail({ config, db, jobs, clock, secrets, log }: MailDeps): Mail {
  const transport: Transporter | undefined = config.smtp && createTransport(transportOptions(config.smtp))
  const domain = config.mailFrom.split('@').at(-1)?.replace(/>$/, '') ?? 'localhost'

  async function settle(
    mailId: string,
    state: Exclude<LetterState, 'waiting'>,
    fault: string | null = null,
  ): Promise<void> {
    const keep = config.mode === 'demo'
    await db
      .updateTable('platform.mail')
      .set({ state, fault, settled_at: clock.now(), ...(keep ? {} : { body_sealed: null }) })
      .where('id', '=', mailId)
      .where('state', '=', 'waiting')
      .execute()
  }

  async function deliver(mailId: string): Promise<void> {
    const row = await db
      .updateTable('platform.mail')
      .set((eb) => ({ attempts: eb('attempts', '+', 1) }))
      .where('id', '=', mailId)
      .where('state', '=', 'waiting')
      .returning(['id', 'to_address', 'subject', 'body_sealed'])
      .executeTakeFirst()
    if (row === undefined || row.body_sealed === null) return
    if (transport === undefined) {
      if (config.mode === 'demo') return settle(mailId, 'shown')
      log.warn({ mailId }, 'mail waits: no SMTP server is set (SMTP_HOST)')
      return
    }
    const { unsubscribe, ...body } = JSON.parse(secrets.unseal(row.body_sealed, row.id)) as Omit<
      Letter,
      'to' | 'subject'
    >
    try {
      await transport.sendMail({
        from: config.mailFrom,
        to: row.to_address,
        subject: row.subject,
        ...body,
        // The same letter sent twice after a crash is recognisable as one.
        messageId: `<${row.id}@${domain}>`,
        headers: {
          'Auto-Submitted': 'auto-generated',
          ...(unsubscribe === undefined
            ? {}
            : {
                'List-Unsubscribe': `<${unsubscribe}>`,
                'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
              }),
        },
        disableFileAccess: true,
        disableUrlAccess: true,
      })
    } catch (error) {
      if (isRefusal(error)) {
        log.warn({ err: error, mailId }, 'the mail server refused a letter for good')
        return settle(mailId, 'refused', (error as Error).message.slice(0, 500))
      }
      throw error
    }
    await settle(mailId, 'sent')
  }

  async function sweep(): Promise<void> {
    const now = clock.now()
    await db
      .updateTable('platform.mail')
      .set({ state: 'expired', settled_at: now, body_sealed: null })
      .where('state', '=', 'waiting')
      .where('created_at', '<', new Date(now.getTime() - giveUpAfter))
      .execute()
    await db
      .updateTable('platform.mail')
      .set({ body_sealed: null })
      .where('body_sealed', 'is not', null)
      .where('settled_at', '<', new Date(now.getTime() - shownFor))
      .execute()
    if (transport === undefined && config.mode !== 'demo') return
    const waiting = await db
      .selectFrom('platform.mail')
      .select('id')
      .where('state', '=', 'waiting')
      .where('created_at', '<', new Date(now.getTime() - 60_000))
      .orderBy('created_at')
      .limit(500)
      .execute()
    for (const { id } of waiting) await jobs.enqueue(db, 'send-mail', { mailId: id }, { singletonKey: id })
  }

  // Each letter has few quick attempts of its own; after those the sweep goes on asking every minute.
  jobs.define('send-mail', ({ mailId }) => deliver(mailId), {
    queue: { policy: 'exclusive', retryLimit: 3, retryDelay: 2, retryBackoff: true, expireInSeconds: 120 },
    work: { atOnce: 2 },
  })
  jobs.define('sweep-mail', () => sweep(), { every: '* * * * *' })

  return {
    async send(trx, { to, subject, ...body }) {
      const id = newId()
      await trx
        .insertInto('platform.mail')
        .values({
          id,
          to_address: to,
          subject,
          body_sealed: secrets.seal(JSON.stringify(body), id),
          created_at: clock.now(),
        })
        .execute()
      await jobs.enqueue(trx, 'send-mail', { mailId: id }, { singletonKey: id })
      return id
    },
    async outbox({ before, limit }) {
      const rows = await db
        .selectFrom('platform.mail')
        .select(['id', 'to_address', 'subject', 'body_sealed', 'state', 'created_at', 'settled_at'])
        .$if(before !== undefined, (query) => query.where('id', '<', before as string))
        .orderBy('id', 'desc')
        .limit(limit)
        .execute()
      return rows.map((row) => ({
        id: row.id,
        to: row.to_address,
        subject: row.subject,
        text:
          row.body_sealed === null
            ? null
            : (JSON.parse(secrets.unseal(row.body_sealed, row.id)) as { text: string }).text,
        state: row.state as LetterState,
        createdAt: row.created_at,
        settledAt: row.settled_at,
      }))
    },
    async states(ids) {
      if (ids.length === 0) return new Map()
      const rows = await db
        .selectFrom('platform.mail')
        .select(['id', 'state'])
        .where('id', 'in', [...ids])
        .execute()
      return new Map(rows.map((row) => [row.id, row.state as LetterState]))
    },
    deliver,
    async forget(trx, address) {
      await trx
        .updateTable('platform.mail')
        .set((eb) => ({
          to_address: '',
          subject: '',
          body_sealed: null,
          state: eb.case().when('state', '=', 'waiting').then('expired').else(eb.ref('state')).end(),
          settled_at: eb.fn.coalesce('settled_at', eb.val(clock.now())),
        }))
        .where('to_address', '=', address)
        .execute()
    },
    sweep,
  }
}

const transportOptions = ({ host, port, secure, user, pass }: NonNullable<Config['smtp']>) => ({
  host,
  port,
  secure,
  ...(user !== undefined && pass !== undefined
    ? { auth: { user, pass }, requireTLS: !secure && !/^(localhost|127\.|::1)/.test(host) }
    : {}),
  connectionTimeout: 10_000,
  greetingTimeout: 10_000,
  socketTimeout: 30_000,
})

// 5xx to the envelope or the message itself concerns this letter alone. A 4xx, a failed login, a broken line or a
// certificate concern the server, and the letter waits.
function isRefusal(error: unknown): boolean {
  const { code, responseCode } = error as { code?: string; responseCode?: number }
  return (code === 'EENVELOPE' || code === 'EMESSAGE') && responseCode !== undefined && responseCode >= 500
}

import { afterAll, beforeAll, expect, test } from 'vitest'
import { openSmtp } from '../../tests/support/smtp.ts'
import { testDatabase } from '../../tests/support/test-database.ts'
import { standingClock } from './clock.ts'
import type { Config } from './config.ts'
import type { Database } from './db.ts'
import { createJobs, type Jobs } from './jobs.ts'
import { createLog } from './log.ts'
import { createMail, type Mail, type MailDeps } from './mail.ts'
import { createSecrets } from './secrets.ts'

const day = 86_400_000
const log = createLog('silent')
const clock = standingClock('2026-11-24T03:00:00Z')
let database: Database
let smtp: Awaited<ReturnType<typeof openSmtp>>
let jobs: Jobs
let mail: Mail

const build = (config: MailDeps['config'], queue: Jobs) =>
  createMail({ config, db: database.db, jobs: queue, clock, secrets: createSecrets('ab'.repeat(32)), log })

beforeAll(async () => {
  database = await testDatabase()
  smtp = await openSmtp()
  jobs = createJobs({ url: database.url, db: database.db, log })
  const server: Config['smtp'] = { host: '127.0.0.1', port: smtp.port, secure: false }
  mail = build({ smtp: server, mailFrom: 'Pendopo <humas@house.test>', mode: 'start' }, jobs)
  await jobs.start({ work: true })
})
afterAll(async () => {
  await jobs.stop()
  await smtp.die()
})

const send = (to: string, subject = 'Surat') =>
  database.db
    .transaction()
    .execute((trx) => mail.send(trx, { to, subject, text: 'Buka https://house.test/konsol#rahasia' }))
const state = async (id: string) =>
  (await mail.outbox({ limit: 100 })).find((letter) => letter.id === id)?.state

test('a letter leaves once its transaction commits, and its text is dropped', async () => {
  const id = await send('sari@house.test', 'Undangan')
  await expect.poll(() => state(id)).toBe('sent')
  const letter = smtp.received.find(({ to }) => to.includes('sari@house.test'))
  expect(letter?.raw).toContain('Subject: Undangan')
  expect(letter?.raw).toContain(`Message-ID: <${id}@house.test>`)
  expect((await mail.outbox({ limit: 100 })).find((row) => row.id === id)?.text).toBeNull()
})

test('a letter of a transaction that fails is never sent', async () => {
  const gone = database.db.transaction().execute(async (trx) => {
    await mail.send(trx, { to: 'never@house.test', subject: 'x', text: 'x' })
    throw new Error('rolled back')
  })
  await expect(gone).rejects.toThrow('rolled back')
  expect((await mail.outbox({ limit: 100 })).some((letter) => letter.to === 'never@house.test')).toBe(false)
})

test('while the server is dead letters wait, and when it returns each arrives once', async () => {
  await smtp.die()
  const ids = await Promise.all([1, 2, 3].map((n) => send(`antre${n}@house.test`)))
  await expect
    .poll(async () =>
      Math.min(
        ...(
          await database.db.selectFrom('platform.mail').select('attempts').where('id', 'in', ids).execute()
        ).map((row) => row.attempts),
      ),
    )
    .toBeGreaterThan(0)
  expect(await Promise.all(ids.map(state))).toEqual(['waiting', 'waiting', 'waiting'])
  const { rows } = await database.pool.query<{ all: string }>(
    "select string_agg(m::text, '') as all from platform.mail m",
  )
  expect(rows[0]?.all).not.toContain('rahasia')

  await smtp.comeBack()
  await expect.poll(() => Promise.all(ids.map(state))).toEqual(['sent', 'sent', 'sent'])
  for (const n of [1, 2, 3])
    expect(smtp.received.filter(({ to }) => to.includes(`antre${n}@house.test`))).toHaveLength(1)
})

test('a letter whose own attempts are used up is taken up again by the sweep', async () => {
  await jobs.stop()
  await smtp.die()
  const id = await send('lama@house.test')
  await database.pool.query("delete from jobs.job where name = 'send-mail'")
  await smtp.comeBack()
  clock.advance(120_000)
  jobs = createJobs({ url: database.url, db: database.db, log })
  mail = build(
    {
      smtp: { host: '127.0.0.1', port: smtp.port, secure: false },
      mailFrom: 'humas@house.test',
      mode: 'start',
    },
    jobs,
  )
  await jobs.start({ work: true })
  await mail.sweep()
  await expect.poll(() => state(id)).toBe('sent')
})

test('an address that does not exist is refused for good; a full mailbox is tried again', async () => {
  const unknown = await send('unknown@house.test')
  await expect.poll(() => state(unknown)).toBe('refused')
  const full = await send('full@house.test')
  await expect(mail.deliver(full)).rejects.toThrow(/Mailbox full/)
  expect(await state(full)).toBe('waiting')
})

test('a letter that waited for a week is given up, and its text is gone', async () => {
  const id = await send('full@house.test')
  clock.advance(7 * day + 1)
  await mail.sweep()
  expect(await state(id)).toBe('expired')
  clock.advance(-7 * day - 1)
})

test('without a server letters rest: in the demonstration its outbox shows them for some days', async () => {
  const idle = createJobs({ url: database.url, db: database.db, log })
  const demo = build({ smtp: undefined, mailFrom: 'humas@house.test', mode: 'demo' }, idle)
  const id = await send('full@house.test', 'Untuk dilihat')
  await demo.deliver(id)
  const shown = async () => (await demo.outbox({ limit: 1 }))[0]
  expect(await shown()).toMatchObject({ id, state: 'shown', subject: 'Untuk dilihat' })
  expect((await shown())?.text).toContain('#rahasia')
  clock.advance(3 * day + 1)
  await demo.sweep()
  expect((await shown())?.text).toBeNull()
})

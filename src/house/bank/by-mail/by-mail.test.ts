/** Sari writes letters to her deposit address; the institution's mail server brings them by real SMTP. */
import { connect } from 'node:net'
import { readdir } from 'node:fs/promises'
import { sql } from 'kysely'
import { createTransport, type SendMailOptions } from 'nodemailer'
import { afterAll, expect, test } from 'vitest'
import { openTestHouse } from '../../../../tests/support/house.ts'
import { photograph } from '../../../../tests/support/pictures.ts'
import { signIn } from '../../../../tests/support/sign-in.ts'
import { theHouse } from '../../../platform/actor.ts'
import { newId } from '../../../platform/ids.ts'

const house = await openTestHouse({
  env: { PENDOPO_DEPOSIT_PORT: '0', PENDOPO_DEPOSIT_DOMAIN: 'setor.kota.example' },
})
const { identity, deposits, database } = house
const unitId = house.units.root().id
const email = 'sari@kota.example'
const personId = await identity.enrol({ email, name: 'Sari', homeUnitId: unitId })
const grantId = await identity.giveGrant(theHouse, { personId, unitId, role: 'contributor' })
const sari = { kind: 'person' as const, id: personId, name: 'Sari', sessionId: '' }
const door = (await deposits.open()) as NonNullable<Awaited<ReturnType<typeof deposits.open>>>
const server = createTransport({ host: '127.0.0.1', port: door.port, secure: false, ignoreTLS: true })
afterAll(() => door.close())

const jpeg = (seed: number, width = 300) => photograph(width, 200, seed).jpeg().toBuffer()
const send = (to: string, letter: SendMailOptions = {}) =>
  server.sendMail({ from: 'sari@pribadi.example', to, subject: 'Gotong royong', text: 'Warga', ...letter })
const answers = async () => (await house.mail.outbox({ limit: 50 })).filter(({ to }) => to === email)
const assets = () =>
  database.db
    .selectFrom('bank.asset')
    .select(['filename', 'event', 'headline', 'caption', 'uploader_name', 'unit_id'])
    .orderBy('filename')
    .execute()
const letters = await house.storage.workplace('letters')
let address = await deposits.make(sari, unitId)

test('each attachment is kept in her name with the words of the letter, and one answer gives receipts and reasons', async () => {
  expect(
    JSON.stringify(await database.db.selectFrom('bank.deposit_address').selectAll().execute()),
  ).not.toContain(address.slice(6, 46))
  const letter = {
    messageId: '<satu@pribadi.example>',
    text: 'Warga membersihkan sungai.\n\n-- \nSari\nHumas',
    html: '<p>Warga membersihkan sungai.</p><img src="cid:logo">',
    attachments: [
      { filename: '../sungai.jpg', content: await jpeg(1) },
      { filename: 'program.jpg', content: 'MZ\u0090 bukan gambar' },
      { filename: 'logo.png', content: await photograph(20, 20, 3).png().toBuffer(), cid: 'logo' },
    ],
  }
  // Some mail servers write addresses in capitals.
  await send(address.toUpperCase(), letter)
  expect(await assets()).toEqual([
    {
      filename: 'sungai.jpg',
      event: 'Gotong royong',
      headline: 'Gotong royong',
      caption: 'Warga membersihkan sungai.',
      uploader_name: 'Sari',
      unit_id: unitId,
    },
  ])
  const receipt = await database.db.selectFrom('bank.receipt').select('number').executeTakeFirstOrThrow()
  const [answer] = await answers()
  expect(answer?.subject).toBe('Setoran: Gotong royong')
  expect(answer?.text).toContain(`sungai.jpg: tersimpan, tanda terima ${receipt.number}`)
  expect(answer?.text).toMatch(/program\.jpg: tidak disimpan\. \p{Lu}.+\./u)
  expect(answer?.text).not.toContain('logo.png')

  // The 250 was lost on its way: brought again, it makes no second answer and no second receipt.
  await send(address, letter)
  expect(await answers()).toHaveLength(1)
  expect(await database.db.selectFrom('bank.receipt').select('number').execute()).toHaveLength(1)
  // Another letter under the same number is another letter.
  await send(address, { ...letter, attachments: [] })
  expect((await answers())[0]?.text).toContain('tidak berisi berkas')
})

test('killed before the answer is written, the letter is refused for now and comes again whole', async () => {
  const { db } = database
  const letter = {
    messageId: '<dua@pribadi.example>',
    attachments: [{ filename: 'pasar.jpg', content: await jpeg(5) }],
  }
  const before = (await answers()).length
  await sql`alter table bank.letter add constraint away check (message_id not like '<dua@%')`.execute(db)
  await expect(send(address, letter)).rejects.toMatchObject({ responseCode: 451 })
  await sql`alter table bank.letter drop constraint away`.execute(db)
  expect(await answers()).toHaveLength(before)
  await send(address, letter)
  expect(await answers()).toHaveLength(before + 1)
  expect((await assets()).filter(({ filename }) => filename === 'pasar.jpg')).toHaveLength(1)
})

test('what is too much is refused with a reason, and nothing of it stays on the disk', async () => {
  const before = (await assets()).length
  // Announced, it is refused before its first byte; a server that lies is stopped at the limit.
  const telling = await speak(['EHLO kota', 'MAIL FROM:<a@b.example> SIZE=50000001'])
  expect(telling.said).toMatch(/^552 /m)
  telling.end()
  const lying = await speak(['EHLO kota', 'MAIL FROM:<a@b.example>', `RCPT TO:<${address}>`, 'DATA'])
  lying.write(`Subject: x\r\n\r\n${`${'x'.repeat(998)}\r\n`.repeat(50_001)}.\r\n`)
  expect(await lying.next()).toMatch(/^552 /)
  lying.end()
  const deep = Array.from(
    { length: 60 },
    (_, n) => `Content-Type: multipart/mixed; boundary=b${n}\r\n\r\n--b${n}\r\n`,
  )
  await expect(
    server.sendMail({ envelope: { from: 'a@b.example', to: address }, raw: deep.join('') }),
  ).rejects.toMatchObject({ responseCode: 554 })
  const crumbs = '--b\r\nContent-Disposition: attachment; filename=a.jpg\r\n\r\nx\r\n'
  await expect(
    server.sendMail({
      envelope: { from: 'a@b.example', to: address },
      raw: `Content-Type: multipart/mixed; boundary=b\r\n\r\n${crumbs.repeat(20_000)}--b--`,
    }),
  ).rejects.toMatchObject({ responseCode: 554 })
  await expect(send(address, { headers: { 'Auto-Submitted': 'auto-replied' } })).rejects.toMatchObject({
    responseCode: 550,
  })
  expect(await assets()).toHaveLength(before)
  await send(address, {
    attachments: Array.from({ length: 31 }, (_, n) => ({ filename: `${n}.jpg`, content: 'bukan gambar' })),
  })
  expect((await answers())[0]?.text).toContain('30.jpg: tidak disimpan. Paling banyak 30')
  expect(await readdir(letters)).toEqual([])
  // Cut off in the middle, it comes again; what had arrived of it is gone.
  const cut = await speak(['EHLO kota', 'MAIL FROM:<a@b.example>', `RCPT TO:<${address}>`, 'DATA'])
  cut.write(`Subject: x\r\n\r\n${`${'x'.repeat(998)}\r\n`.repeat(500)}`)
  await expect.poll(() => readdir(letters)).toHaveLength(1)
  cut.end()
  await expect.poll(() => readdir(letters)).toEqual([])
})

test('nobody signs in, nothing is passed on, one address a letter, and strangers hear what the refused hear', async () => {
  const line = await speak(['EHLO kota'])
  expect(line.said).toContain('SIZE 50000000')
  expect(line.said).not.toMatch(/AUTH|STARTTLS/)
  line.write('AUTH PLAIN AGEAYg==\r\n')
  expect(await line.next()).toMatch(/^5/)
  line.end()
  const both = await send(`${address}, warga@lain.example`)
  expect(both).toMatchObject({ accepted: [address], rejected: ['warga@lain.example'] })

  const refusals = async (...to: string[]) => {
    const heard = new Set<string>()
    for (const one of to)
      heard.add(
        await send(one).then(
          () => 'taken',
          (error: { response: string }) => error.response,
        ),
      )
    return [...heard]
  }
  const old = address
  address = await deposits.make(sari, unitId)
  const unknown = `setor-${'a'.repeat(40)}@setor.kota.example`
  const elsewhere = address.replace('setor.kota', 'lain')
  expect(await refusals(old, unknown, elsewhere, 'warga@lain.example')).toEqual([
    '550 5.1.1 No such address here',
  ])
  expect(await refusals(address)).toEqual(['taken'])
  await identity.revokeGrant(theHouse, { grantId })
  expect(await refusals(address, unknown)).toEqual(['550 5.1.1 No such address here'])
  await identity.giveGrant(theHouse, { personId, unitId, role: 'contributor' })
  expect(await refusals(address)).toEqual(['taken'])
  await deposits.end(sari, unitId)
  expect(await refusals(address)).toEqual(['550 5.1.1 No such address here'])
})

test('an address bears so many letters an hour', async () => {
  address = await deposits.make(sari, unitId)
  const { id } = await database.db
    .selectFrom('bank.deposit_address')
    .select('id')
    .where('ended_at', 'is', null)
    .executeTakeFirstOrThrow()
  const received_at = house.clock.now()
  await database.db
    .insertInto('bank.letter')
    .values(
      Array.from({ length: 60 }, (_, n) => ({
        id: newId(),
        address_id: id,
        message_id: `<${n}@pribadi.example>`,
        sha256: 'a'.repeat(64),
        received_at,
      })),
    )
    .execute()
  await expect(send(address)).rejects.toMatchObject({ responseCode: 450 })
  house.clock.advance(3_600_000)
  await send(address)
  // No mail server brings a letter a month later.
  house.clock.advance(30 * 86_400_000)
  await house.jobs.enqueue(database.db, 'sweep-rows', {})
  await house.jobs.drain()
  expect((await database.db.selectFrom('bank.letter').select('id').execute()).length).toBe(1)
})

test('Tono asks the house for his address, once for each unit that he may deposit into', async () => {
  const tono = await signIn(house, { name: 'Tono', unit: unitId, roles: ['contributor'] })
  const guest = await signIn(house, { name: 'Tamu', unit: unitId })
  const ask = (method: 'GET' | 'POST' | 'DELETE', { headers } = tono, unit = unitId) =>
    house.server.inject({
      method,
      url: `/api/v1/deposit-address${method === 'POST' ? '' : `?unitId=${unit}`}`,
      headers,
      ...(method === 'POST' ? { payload: { unitId: unit } } : {}),
    })
  expect((await ask('GET')).json()).toEqual({ offered: true, createdAt: null })
  const made = await ask('POST')
  expect(made.statusCode).toBe(201)
  const own = made.json().address
  expect(own).toMatch(/^setor-[0-9a-f]{40}@setor\.kota\.example$/)
  expect((await ask('GET')).json()).toEqual({ offered: true, createdAt: house.clock.now().toISOString() })
  await send(own)
  expect((await ask('DELETE')).statusCode).toBe(204)
  await expect(send(own)).rejects.toMatchObject({ responseCode: 550 })
  for (const method of ['GET', 'POST', 'DELETE'] as const) {
    expect((await ask(method, guest)).statusCode).toBe(403)
    expect((await ask(method, tono, newId())).statusCode).toBe(404)
  }
})

/** A mail server that does as it likes. */
async function speak(lines: string[]) {
  const socket = connect(door.port, '127.0.0.1')
  socket.setEncoding('latin1')
  let waiting: ((text: string) => void) | undefined
  let heard = ''
  socket.on('data', (text: string) => {
    heard += text
    if (!/^\d{3} .*\r\n$/m.test(heard)) return
    waiting?.(heard)
  })
  const next = () =>
    new Promise<string>((resolve) => {
      waiting = (text) => {
        heard = ''
        waiting = undefined
        resolve(text)
      }
    })
  let said = await next()
  for (const line of lines) {
    const answer = next()
    socket.write(`${line}\r\n`)
    said += await answer
  }
  return {
    said,
    next,
    write: (text: string) => void socket.write(text, 'latin1'),
    end: () => void socket.destroy(),
  }
}

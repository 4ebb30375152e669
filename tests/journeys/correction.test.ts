/**
 * A caption proves wrong after a journalist took the file: mended in the bank, told by a letter that a real mail
 * server carried in the journalist's quiet hours, answered by the letter's button, and seen by the desk.
 */
import { Readable } from 'node:stream'
import type { Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { newId } from '../../src/platform/ids.ts'
import { closeWindows, openWindow, photographWindows } from '../support/browser.ts'
import { takenByPress } from '../support/hub.ts'
import { openLiveHouse, type LiveHouse } from '../support/live-house.ts'
import { signIn } from '../support/sign-in.ts'
import { openSmtp } from '../support/smtp.ts'
import { enter, label, password, t } from './steps.ts'

let house: LiveHouse
let smtp: Awaited<ReturnType<typeof openSmtp>>
let desk: Page
let reader: Page
const email = 'wulan@media.test'

beforeAll(async () => {
  smtp = await openSmtp()
  house = await openLiveHouse({
    env: { SMTP_HOST: '127.0.0.1', SMTP_PORT: String(smtp.port), SMTP_FROM: 'Humas <humas@house.test>' },
  })
  const officer = await signIn(house, {
    name: 'Nining Petugas',
    password,
    roles: ['desk_officer', 'archivist'],
  })
  desk = (await enter(house.url, officer, { wide: true })).page
  reader = await (await openWindow({ javaScriptEnabled: false })).newPage()
})
afterAll(async () => {
  await closeWindows()
  await smtp.die()
})
afterEach(async ({ task }) => {
  if (task.result?.state === 'fail') await photographWindows('correction')
})

test('a correction reaches whoever downloaded the file, and the desk sees the answer', async () => {
  const { db } = house.database
  const now = house.clock.now()
  const [outlet, journalist] = [newId(), newId()]
  await db
    .insertInto('hub.outlet')
    .values({ id: outlet, name: 'Harian Pagi', name_key: 'harian pagi', created_at: now })
    .execute()
  await db
    .insertInto('hub.journalist')
    .values({
      id: journalist,
      email,
      locale: 'id',
      name: 'Wulan Sari',
      outlet_id: outlet,
      position: 'Reporter',
      card_number: '',
      state: 'accredited',
      accredited_at: now,
      accredited_until: new Date(now.getTime() + 86_400_000),
      applied_at: now,
      changed_at: now,
    })
    .execute()
  await db
    .insertInto('hub.alert_wish')
    .values({
      journalist_id: journalist,
      rhythm: 'daily',
      digest_minute: 0,
      // Quiet all day but for one minute.
      quiet_from: 1,
      quiet_until: 0,
      time_zone: 'Asia/Jakarta',
      every_language: false,
      muted: true,
      by_mail: false,
      by_push: false,
      changed_at: now,
    })
    .execute()
  const sari = await signIn(house, { name: 'Sari Lestari', roles: ['contributor'] })
  const asset = await house.bank.receive(sari.actor, {
    unitId: house.units.root().id,
    filename: 'rapat.txt',
    stream: Readable.from([Buffer.from('Catatan rapat koordinasi.')]),
    caption: 'Rapat di Balai Kota',
  })
  await takenByPress(house, asset.id, { id: journalist, name: 'Wulan Sari' })

  await house.bank.describe(sari.actor, asset.id, { caption: 'Rapat di Gedung Serbaguna' })
  const letter = () => smtp.received.find(({ to }) => to.includes(email))?.raw
  await expect.poll(letter).toBeDefined()
  const [head = '', ...rest] = (letter() ?? '').split('\r\n\r\n')
  const raw = rest.join('\r\n\r\n')
  const text = /base64/i.test(head)
    ? Buffer.from(raw, 'base64').toString()
    : raw.replaceAll(/=\r\n/g, '').replaceAll('=3D', '=')
  expect(head).not.toContain('List-Unsubscribe')
  const link = /http\S+\/media\/koreksi\/[\w.-]+/.exec(text)?.[0] ?? ''

  await desk.goto(`${house.url}/konsol/media/koreksi`)
  await desk
    .getByText(label('console.hub.acknowledged_of', { n: 0, of: 1 }))
    .first()
    .waitFor()
  await reader.goto(link)
  await reader.getByText('Rapat di Gedung Serbaguna').waitFor()
  await reader.getByRole('button', { name: t('site.media.correction.acknowledge') }).click()
  await reader.getByText('Terima kasih.').waitFor()

  await desk.reload()
  await desk
    .getByText(label('console.hub.acknowledged_of', { n: 1, of: 1 }))
    .first()
    .waitFor()
  await desk.getByRole('link', { name: 'rapat.txt' }).click()
  await desk.getByText('Wulan Sari').first().waitFor()
  await desk.getByText(label('console.hub.acknowledged_in.letter')).first().waitFor()
})

/**
 * A journalist comes to the house, without a script, by letters that a real mail server carried; the desk decides in the
 * console; an event is put off and its follower hears of it.
 */
import type { Locator, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { closeWindows, openWindow, photographWindows } from '../support/browser.ts'
import { pressCookie } from '../../src/house/hub/index.ts'
import { startFakePush } from '../support/fake-push.ts'
import { accredited, announcement, signedInPress } from '../support/hub.ts'
import { openLiveHouse, type LiveHouse } from '../support/live-house.ts'
import { storyAt } from '../support/newsroom.ts'
import { signIn } from '../support/sign-in.ts'
import { openSmtp, type Received } from '../support/smtp.ts'
import { enter, label, password, t } from './steps.ts'

let house: LiveHouse
let smtp: Awaited<ReturnType<typeof openSmtp>>
let desk: Page
let officerAddress: string
let reader: Page
beforeAll(async () => {
  smtp = await openSmtp()
  house = await openLiveHouse({
    env: { SMTP_HOST: '127.0.0.1', SMTP_PORT: String(smtp.port), SMTP_FROM: 'Humas <humas@house.test>' },
  })
  const officer = await signIn(house, { name: 'Nining Petugas', password, roles: ['desk_officer'] })
  officerAddress = officer.email
  desk = (await enter(house.url, officer, { wide: true })).page
  reader = await (await openWindow({ javaScriptEnabled: false })).newPage()
})
afterAll(async () => {
  await closeWindows()
  await smtp.die()
})
afterEach(async ({ task }) => {
  if (task.result?.state === 'fail') await photographWindows('hub')
})

/** The text of a letter as its reader sees it, and its head. */
function open({ raw }: Received): { head: string; subject: string; text: string } {
  const [head = '', ...rest] = raw.split('\r\n\r\n')
  const unfolded = head.replaceAll(/\r\n[ \t]+/g, ' ')
  const body = rest.join('\r\n\r\n')
  const bytes = /^Content-Transfer-Encoding: base64/im.test(head)
    ? Buffer.from(body, 'base64')
    : /^Content-Transfer-Encoding: quoted-printable/im.test(head)
      ? Buffer.from(
          body
            .replaceAll(/=\r\n/g, '')
            .replaceAll(/=([0-9A-F]{2})/g, (_, hex: string) =>
              String.fromCodePoint(Number.parseInt(hex, 16)),
            ),
          'latin1',
        )
      : Buffer.from(body)
  const subject = /^Subject: (.*)$/m.exec(unfolded)?.[1] ?? ''
  return { head: unfolded, subject, text: bytes.toString('utf8') }
}

/** Waits for the letter to the address that holds this text. */
async function letter(to: string, holds: string | RegExp) {
  const found = () =>
    smtp.received
      .filter((one) => one.to.includes(to))
      .map(open)
      .findLast(({ text, subject }) =>
        typeof holds === 'string' ? `${subject}\n${text}`.includes(holds) : holds.test(`${subject}\n${text}`),
      )
  await expect.poll(() => found()?.text).toBeDefined()
  return found() ?? Promise.reject(new Error(to))
}
const linkIn = (text: string, folder: string) =>
  new RegExp(`${house.url}(?:/en)?/media/${folder}/\\S+`).exec(text)?.[0] ?? Promise.reject(new Error(text))

const sees = (page: Page, text: string | RegExp) =>
  page.getByText(text).filter({ visible: true }).first().waitFor()
const press = (page: Page | Locator, name: string) =>
  page.getByRole('button', { name, exact: true }).first().click()

/** Presses a link that was mailed: it leads to a page with one button. */
async function follow(text: string, folder: string, button: string): Promise<void> {
  await reader.goto(await linkIn(text, folder))
  await press(reader, button)
}

const email = 'wulan@media.test'

test('a journalist registers with a press card and confirms the mailbox by the mailed link', async () => {
  await reader.goto(`${house.url}/media`)
  await reader
    .getByRole('link', { name: t('site.media.nav.register'), exact: true })
    .first()
    .click()
  await reader.getByLabel(t('site.media.register.name')).fill('Wulan Sari')
  await reader.getByLabel(t('site.media.email')).fill(email)
  await reader.getByLabel(t('site.media.register.outlet')).fill('Harian Pagi')
  await reader.getByLabel(t('site.media.register.position')).fill('Reporter')
  await reader.getByLabel(t('site.media.register.proof')).setInputFiles({
    name: 'kartu.pdf',
    mimeType: 'application/pdf',
    buffer: Buffer.from('%PDF-1.7\n1 0 obj\n<<>>\nendobj\n%%EOF\n'),
  })
  await press(reader, t('site.media.register.submit'))
  await sees(reader, t('site.media.sent.title'))
  const { text } = await letter(email, '/media/daftar/')
  await follow(text, 'daftar', t('site.media.register.confirm'))
  await sees(reader, t('site.media.register.confirmed'))
  await follow(text, 'daftar', t('site.media.register.confirm'))
  await sees(reader, t('fault.hub_link_gone'))
  expect((await house.hub.press.knownOutlets()).length).toBe(0)
})

test('the desk looks at the proof and accredits; the journalist comes in without a password', async () => {
  await desk.goto(`${house.url}/konsol`)
  await desk.getByRole('link', { name: house.units.pack.rooms.hub.id }).first().click()
  await desk
    .getByRole('navigation', { name: house.units.pack.rooms.hub.id })
    .getByRole('link', { name: new RegExp(`^${label('console.hub.journalists')}`) })
    .click()
  await desk.getByRole('link', { name: 'Wulan Sari' }).click()
  const [download] = await Promise.all([
    desk.waitForEvent('download'),
    desk.getByRole('link', { name: label('console.hub.proof_save', { kind: 'PDF' }) }).click(),
  ])
  expect(download.suggestedFilename()).toMatch(/^proof-.*\.pdf$/)
  await press(desk, label('console.hub.act_accredit'))
  await press(desk.getByRole('dialog'), label('console.hub.act_accredit'))
  await sees(desk, label('console.hub.done_accredit'))
  await sees(desk, label('console.hub.standing.accredited'))
  await letter(email, t('mail.hub_accredit_subject'))

  await reader.goto(`${house.url}/media/saya`)
  await reader.getByLabel(t('site.media.email')).fill(email)
  await press(reader, t('site.media.sign_in.submit'))
  await sees(reader, t('site.media.sent.title'))
  const { text } = await letter(email, '/media/masuk/')
  await follow(text, 'masuk', t('site.media.sign_in.enter'))
  await reader.waitForURL(`${house.url}/media/saya`)
  await sees(reader, t('site.media.standing.accredited'))
})

test('the journalist asks; the desk is told, answers in the console, and the answer is mailed', async () => {
  await reader.getByLabel(t('site.media.ask.subject')).fill('Antrean surat')
  await reader
    .getByLabel(t('site.media.ask.text'), { exact: true })
    .fill('Berapa lama antrean surat sekarang?')
  await press(reader, t('site.media.ask.submit'))
  await reader.getByRole('heading', { name: 'Antrean surat' }).waitFor()
  const told = await letter(officerAddress, 'Antrean surat')
  await desk.goto(/http\S+\/konsol\/media\/pertanyaan\/\S+/.exec(told.text)?.[0] ?? '')
  await press(desk, label('console.hub.answer'))
  const dialog = desk.getByRole('dialog')
  await dialog.getByLabel(label('console.hub.answer_text')).fill('Rata-rata dua belas menit.')
  await dialog.getByRole('button', { name: label('console.hub.answer_send') }).click()
  await sees(desk, label('console.hub.answered'))
  await letter(email, 'Rata-rata dua belas menit.')
  await reader.reload()
  await sees(reader, 'Rata-rata dua belas menit.')
  expect(await reader.content()).toContain(t('site.media.enquiry.state_answered'))
})

test('an event is put off in the console, and its follower’s mail says so', async () => {
  const officer = await signIn(house, { roles: ['desk_officer'] })
  const event = await house.hub.announceEvent(
    officer.actor,
    announcement(house, { title: { id: 'Temu media' } }),
  )
  await reader.goto(`${house.url}/media/agenda`)
  await reader.getByRole('link', { name: 'Temu media' }).click()
  await reader.getByLabel(t('site.media.email')).fill('tari@media.test')
  await press(reader, t('site.media.follow.submit'))
  const { text } = await letter('tari@media.test', '/media/ikuti/')
  await follow(text, 'ikuti', t('site.media.follow.confirm'))
  await sees(reader, t('site.media.follow.confirmed'))

  await desk.goto(`${house.url}/konsol/media/acara/${event.id}`)
  await press(desk, label('console.hub.act_postpone'))
  const dialog = desk.getByRole('dialog')
  await dialog.getByLabel(label('console.hub.new_time_open')).check()
  await dialog.getByLabel(label('console.edition.reason')).fill('Menunggu hasil laboratorium.')
  await dialog.getByRole('button', { name: label('console.hub.act_postpone'), exact: true }).click()
  await sees(desk, label('console.hub.done_postpone'))

  const news = await letter('tari@media.test', 'Menunggu hasil laboratorium.')
  expect(news.subject).toBe(t('mail.hub_event_subject_postponed', { title: 'Temu media' }))
  expect(news.text).toContain(t('hub.event.time_open'))
  // RFC 8058: the mail program's own button.
  expect(news.head).toContain(`List-Unsubscribe: <${await linkIn(news.text, 'berhenti')}>`)
  expect(news.head).toContain('List-Unsubscribe-Post: List-Unsubscribe=One-Click')
  await reader.goto(`${house.url}/media/agenda`)
  await sees(reader, t('hub.event.time_open'))

  await follow(news.text, 'berhenti', t('site.media.unfollow.one'))
  await sees(reader, t('site.media.unfollow.done'))
})

test('a browser that was asked takes messages: sealed for it alone, shown by the worker, and leading to what they tell of', async () => {
  const push = await startFakePush()
  const officer = await signIn(house, { name: 'Ratih', roles: ['desk_officer'] })
  const { email: address } = await accredited(house, officer)
  const { token } = await signedInPress(house, address)
  const window = await openWindow({ permissions: ['notifications'] })
  await window.addCookies([{ name: pressCookie, value: token, url: house.url }])
  const page = await window.newPage()
  const faults: string[] = []
  page.on('pageerror', (error) => faults.push(error.message))
  page.on('console', (line) => line.type() === 'error' && faults.push(line.text()))
  // The browser's own push service cannot be reached from here; one on loopback takes its place, keys and all.
  const given = push.subscribe()
  const { endpoint, p256dh, auth } = given
  await page.addInitScript(`PushManager.prototype.subscribe = async (options) => {
    globalThis.asked = options
    return { toJSON: () => (${JSON.stringify({ endpoint, keys: { p256dh, auth } })}) }
  }`)
  await page.goto(`${house.url}/media/saya/kabar`)
  await press(page, t('site.media.push.start'))
  await sees(page, t('site.media.push.on'))
  expect(await page.evaluate('asked')).toEqual({
    userVisibleOnly: true,
    applicationServerKey: house.hub.press.pushKey(),
  })
  await page.reload()
  await page.locator('form[action$="/perangkat"]').waitFor()

  const who = await house.hub.press.session({ cookie: `${pressCookie}=${token}` })
  if (who === undefined) throw new Error('no session')
  await house.hub.press.changeAlertWish(who, { ...(await house.hub.press.alertWish(who)), quiet: null })
  await house.hub.press.addWatch(who, { topic: 'kesehatan' })
  const [author, approver] = [
    await signIn(house, { roles: ['contributor'] }),
    await signIn(house, { roles: ['approver'] }),
  ]
  const people = { author: author.actor, approver: approver.actor, unitId: house.units.root().id }
  await storyAt(house, people, 'published')
  await expect.poll(() => push.received.length).toBe(1)
  const [{ text } = { text: '' }] = push.received

  // What the service would hand over reaches the worker as it was sealed for this browser.
  const tools = await window.newCDPSession(page)
  const registered = new Promise<string>((resolve) => {
    tools.on('ServiceWorker.workerRegistrationUpdated', ({ registrations }) => {
      const own = registrations.find(({ scopeURL }) => scopeURL === `${house.url}/media/`)
      if (own !== undefined) resolve(own.registrationId)
    })
  })
  await tools.send('ServiceWorker.enable')
  const registrationId = await registered
  const deliver = (data: string) =>
    tools.send('ServiceWorker.deliverPushMessage', { origin: house.url, registrationId, data })
  const worker = window.serviceWorkers().find((one) => one.url() === `${house.url}/media/pesan.js`)
  if (worker === undefined) throw new Error('no worker')
  // This Chromium draws no notices of the system: what the worker asks to be shown is heard on its way there.
  await worker.evaluate(`
    self.shown = []
    self.opened = []
    Object.defineProperty(self.registration, 'showNotification', {
      value: async (title, { body, tag, data }) => self.shown.push({ title, body, tag, url: data.url }),
    })
    Object.defineProperty(self.clients, 'openWindow', { value: async (href) => self.opened.push(href) })`)
  const shown = () => worker.evaluate<unknown[]>('self.shown')
  await deliver(text)
  await expect.poll(shown).toEqual([JSON.parse(text)])
  /** Presses the message, as a finger would: answers which windows it opens. */
  const pressed = (url: string) =>
    worker.evaluate<unknown>(`(async () => {
      const event = new Event('notificationclick')
      self.opened = []
      let closed = false
      let work
      Object.assign(event, {
        notification: { data: { url: ${JSON.stringify(url)} }, close: () => (closed = true) },
        waitUntil: (promise) => (work = promise),
      })
      self.dispatchEvent(event)
      await work
      return { closed, opened: self.opened }
    })()`)
  const { title, url } = JSON.parse(text) as { title: string; url: string }
  expect(await pressed(url)).toEqual({ closed: true, opened: [`${house.url}${url}`] })
  // Whatever a message says, it leads to no other house.
  expect(await pressed('https://jahat.example/')).toEqual({ closed: true, opened: [] })
  // Its service gives it another address, long after the session is over: the house writes there from now on.
  const moved = push.subscribe()
  const asJson = (keys: typeof moved) =>
    JSON.stringify({ endpoint: keys.endpoint, keys: { p256dh: keys.p256dh, auth: keys.auth } })
  await window.clearCookies()
  await worker.evaluate(`(async () => {
    const event = new Event('pushsubscriptionchange')
    let work
    PushManager.prototype.subscribe = async (options) => {
      self.asked = options
      return { toJSON: () => (${asJson(moved)}) }
    }
    Object.assign(event, {
      oldSubscription: {
        options: { userVisibleOnly: true, applicationServerKey: 'kunci' },
        toJSON: () => (${asJson(given)}),
      },
      waitUntil: (promise) => (work = promise),
    })
    self.dispatchEvent(event)
    await work
  })()`)
  expect(await worker.evaluate('self.asked')).toEqual({
    userVisibleOnly: true,
    applicationServerKey: 'kunci',
  })
  expect(
    await house.database.db.selectFrom('hub.push_subscription').select('endpoint').execute(),
  ).toContainEqual({ endpoint: moved.endpoint })
  await page.goto(`${house.url}${url}`)
  await page.getByRole('heading', { name: title }).first().waitFor()
  expect(faults).toEqual([])
  await window.close()
  await push.close()
})

/** What people do with their own accounts, clicked through in a real browser: coming in, staying in, shutting others out. */
import type { Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { closeWindows, openWindow, photographWindows } from '../support/browser.ts'
import { letterTo } from '../support/letters.ts'
import { openLiveHouse, type LiveHouse } from '../support/live-house.ts'
import { signIn } from '../support/sign-in.ts'
import { totp } from '../support/totp.ts'
import { carry, choose, enter, label, password } from './steps.ts'

let house: LiveHouse
beforeAll(async () => {
  house = await openLiveHouse()
})
afterAll(closeWindows)
afterEach(async ({ task }) => {
  if (task.result?.state === 'fail') await photographWindows('accounts')
})

const newPassword = 'payung biru di atas lemari'

/** A window in front of the door, on a phone. */
async function stranger(path = '/masuk'): Promise<Page> {
  const page = await (await openWindow()).newPage()
  await page.goto(path.startsWith('http') ? path : `${house.url}/konsol${path}`)
  return page
}
const press = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).click()
const fill = (page: Page, name: string, text: string) =>
  page.getByLabel(name, { exact: true }).and(page.locator('input')).fill(text)
const sees = (page: Page, text: string) => page.getByText(text).filter({ visible: true }).first().waitFor()

async function type(page: Page, email: string, secret: string): Promise<void> {
  await fill(page, label('console.auth.email'), email)
  await fill(page, label('console.auth.password'), secret)
  await press(page, label('console.auth.sign_in'))
}
const isIn = (page: Page) => page.getByRole('heading', { level: 1, name: /^Meja / }).waitFor()

/** Somebody enrolled signs in by typing. */
async function arrive(person: { name: string; email: string }, options: { wide?: boolean } = {}) {
  const entered = await enter(house.url, person, options)
  return entered
}

/** Reads the newest letter as soon as it is there, and takes the link out of it. */
async function linkMailedTo(address: string): Promise<string> {
  const read = () => letterTo(house, address).catch(() => ({ text: '' }))
  await expect.poll(async () => (await read()).text).toContain('http')
  return /https?:\S+/.exec((await read()).text)?.[0] ?? ''
}

async function openMenu(page: Page, name: string): Promise<void> {
  const burger = page.getByRole('button', { name: label('console.shell.menu') })
  if (await burger.isVisible()) await burger.click()
  await page
    .getByRole('button', { name: new RegExp(`^${name}`) })
    .filter({ visible: true })
    .click()
}
async function signOut(page: Page, name: string): Promise<void> {
  await openMenu(page, name)
  await page.getByRole('menuitem', { name: label('console.who.sign_out') }).press('Enter')
  await page.getByRole('button', { name: label('console.auth.sign_in'), exact: true }).waitFor()
}

test('whoever is invited by mail follows the link, chooses a password, signs in and may work', async () => {
  const administrator = await signIn(house, { name: 'Arif Maulana', password, roles: ['administrator'] })
  const { page: desk } = await arrive(administrator, { wide: true })
  await desk.goto(`${house.url}/konsol/orang`)
  await press(desk, label('console.people.invite'))
  const dialog = desk.getByRole('dialog')
  await dialog.getByLabel(label('console.auth.email')).fill('wulan@house.test')
  await dialog.getByRole('combobox', { name: label('console.people.role') }).click()
  await desk.getByRole('option', { name: 'Kontributor' }).click()
  await choose(desk, label('console.board.unit'), 'Jawa Barat', 'Polda Jawa Barat', dialog)
  await dialog.getByRole('button', { name: label('console.people.send_invitation') }).click()
  await dialog.waitFor({ state: 'hidden' })
  await sees(desk, label('console.people.invitation_sent', { email: 'wulan@house.test' }))
  await desk.getByRole('heading', { name: label('console.people.invitations', { n: 1 }) }).waitFor()

  const link = await linkMailedTo('wulan@house.test')
  const phone = await stranger(link)
  await fill(phone, label('console.invitation.name'), 'Wulan Sari')
  await fill(phone, label('console.auth.new_password'), 'terlalu')
  await press(phone, label('console.invitation.accept'))
  await sees(phone, label('console.auth.password_short', { n: 12 }))
  await fill(phone, label('console.auth.new_password'), newPassword)
  await fill(phone, label('console.auth.password_again'), newPassword)
  await press(phone, label('console.invitation.accept'))
  await sees(phone, label('console.invitation.done'))
  await phone.getByRole('link', { name: label('console.auth.sign_in') }).click()
  await type(phone, 'wulan@house.test', newPassword)
  await isIn(phone)
  await phone
    .getByRole('link', { name: label('console.story.new') })
    .first()
    .waitFor()
  await openMenu(phone, 'Wulan Sari')
  await sees(phone, 'Kontributor, Polda Jawa Barat')

  await desk.reload()
  await desk.getByRole('link', { name: 'Wulan Sari' }).waitFor()
  expect(
    await desk.getByRole('heading', { name: label('console.people.invitations', { n: 1 }) }).count(),
  ).toBe(0)

  // The same link once more: it says what has become of it, and leads to the door.
  const again = await stranger(link)
  await fill(again, label('console.invitation.name'), 'Orang Lain')
  await fill(again, label('console.auth.new_password'), newPassword)
  await fill(again, label('console.auth.password_again'), newPassword)
  await press(again, label('console.invitation.accept'))
  await sees(again, label('console.invitation.gone'))
  await again.getByRole('link', { name: label('console.auth.sign_in') }).click()
  await again.waitForURL(/\/konsol\/masuk$/)
})

test('an invitation that has expired says so, and asks for a new one', async () => {
  const { actor } = await signIn(house, { roles: ['administrator'] })
  const { id } = await house.identity.invite(actor, {
    email: 'terlambat@house.test',
    unitId: house.units.root().id,
    role: 'editor',
  })
  const link = await linkMailedTo('terlambat@house.test')
  await house.database.db
    .updateTable('identity.invitation')
    .set({ expires_at: new Date(Date.now() - 1000) })
    .where('id', '=', id)
    .execute()
  const page = await stranger(link)
  await fill(page, label('console.invitation.name'), 'Tono Lambat')
  await fill(page, label('console.auth.new_password'), newPassword)
  await fill(page, label('console.auth.password_again'), newPassword)
  await press(page, label('console.invitation.accept'))
  await sees(page, label('console.invitation.gone'))
  expect(await page.getByRole('heading', { level: 1 }).innerText()).toBe(
    label('console.invitation.gone_title'),
  )
})

test('an invited person who has an account already keeps name and password, and gains the role', async () => {
  const { actor } = await signIn(house, { roles: ['administrator'] })
  const known = await signIn(house, { name: 'Yusuf Hidayat', password, roles: ['contributor'] })
  await house.identity.invite(actor, {
    email: known.email,
    unitId: house.units.root().id,
    role: 'archivist',
  })
  const page = await stranger(await linkMailedTo(known.email))
  await page.getByLabel(label('console.invitation.known')).check()
  await press(page, label('console.invitation.accept'))
  await sees(page, label('console.invitation.done_lead', { email: known.email }))
  expect((await house.identity.grantsOf(known.personId)).map(({ role }) => role)).toEqual([
    'contributor',
    'archivist',
  ])
})

test('a forgotten password is replaced by way of the mailbox, and whoever was signed in is out', async () => {
  const person = await signIn(house, { name: 'Dina Lupa', password, roles: ['contributor'] })
  const page = await stranger()
  await type(page, person.email, 'bukan kata sandinya')
  await sees(page, 'Alamat surel atau kata sandi tidak cocok.')
  await page.getByRole('link', { name: label('console.auth.forgot') }).click()
  await page.getByRole('heading', { name: label('console.auth.forgot_title') }).waitFor()
  await fill(page, label('console.auth.email'), person.email)
  await press(page, label('console.auth.send_reset'))
  await sees(page, label('console.auth.reset_sent', { email: person.email }))

  const link = await linkMailedTo(person.email)
  const phone = await stranger(link)
  await fill(phone, label('console.auth.new_password'), newPassword)
  await fill(phone, label('console.auth.password_again'), `${newPassword}!`)
  await press(phone, label('console.auth.save_password'))
  await sees(phone, label('console.auth.password_differs'))
  await fill(phone, label('console.auth.password_again'), newPassword)
  await press(phone, label('console.auth.save_password'))
  await sees(phone, label('console.auth.password_saved'))
  expect((await fetch(`${house.url}/api/v1/me`, { headers: person.headers })).status).toBe(401)
  await type(phone, person.email, password)
  await sees(phone, 'Alamat surel atau kata sandi tidak cocok.')
  await type(phone, person.email, newPassword)
  await isIn(phone)

  const again = await stranger(link)
  await fill(again, label('console.auth.new_password'), newPassword)
  await fill(again, label('console.auth.password_again'), newPassword)
  await press(again, label('console.auth.save_password'))
  await sees(again, label('console.auth.link_dead'))
  await again.getByRole('link', { name: label('console.auth.ask_again') }).click()
  await again.waitForURL(/\/konsol\/lupa-sandi$/)
})

test('a second factor is set up, asked for, and replaced by a recovery code when the phone is lost', async () => {
  const person = await signIn(house, { name: 'Teguh Dua', password, roles: ['contributor'] })
  const { page } = await arrive(person)
  await page.goto(`${house.url}/konsol/keamanan`)
  await press(page, label('console.security.set_up'))
  await fill(page, label('console.security.confirm_password'), 'bukan kata sandinya')
  await press(page, label('console.act.continue'))
  await sees(page, 'Kata sandi tidak cocok.')
  await fill(page, label('console.security.confirm_password'), password)
  await press(page, label('console.act.continue'))
  await page.getByRole('img', { name: label('console.security.qr_label') }).waitFor()
  const secret = /: ([A-Z2-7]{16,})/.exec(await page.getByText(label('console.security.by_hand')).innerText())
  const code = () => totp(secret?.[1] ?? '')
  await fill(page, label('console.auth.code'), '000000')
  await press(page, label('console.security.turn_on'))
  await sees(page, 'Kode tidak cocok.')
  await fill(page, label('console.auth.code'), code())
  await press(page, label('console.security.turn_on'))
  await sees(page, label('console.security.codes_why'))
  const codes = await page
    .getByRole('list', { name: label('console.security.codes_title') })
    .getByRole('listitem')
    .allInnerTexts()
  expect(codes.length).toBeGreaterThanOrEqual(8)
  await press(page, label('console.security.codes_kept'))
  await sees(page, label('console.security.two_factor_is_on'))
  await signOut(page, 'Teguh Dua')

  // With the authenticator.
  await type(page, person.email, password)
  await sees(page, label('console.auth.code_lead'))
  await fill(page, label('console.auth.code'), '12')
  await press(page, label('console.auth.sign_in'))
  await sees(page, label('console.auth.code_needed'))
  await fill(page, label('console.auth.code'), code())
  await press(page, label('console.auth.sign_in'))
  await isIn(page)
  await signOut(page, 'Teguh Dua')

  // Without it: a recovery code opens the door once.
  const withRecoveryCode = async (recovery: string) => {
    const phone = await stranger()
    await type(phone, person.email, password)
    await press(phone, label('console.auth.use_recovery'))
    await fill(phone, label('console.auth.recovery_code'), recovery)
    await press(phone, label('console.auth.sign_in'))
    return phone
  }
  const [first = ''] = codes
  const phone = await withRecoveryCode(first)
  await isIn(phone)
  await sees(await withRecoveryCode(first), 'Kode pemulihan tidak cocok atau sudah dipakai.')

  await phone.goto(`${house.url}/konsol/keamanan`)
  await press(phone, label('console.security.turn_off'))
  await fill(phone, label('console.security.confirm_password'), password)
  await press(phone, label('console.act.continue'))
  await sees(phone, label('console.security.two_factor_off'))
  await press(phone, label('console.security.set_up'))
})

test('a passkey is added, opens the door without a password, and is removed', async () => {
  const person = await signIn(house, { name: 'Kunci Sandi', password, roles: ['contributor'] })
  const { page, window } = await arrive(person)
  const devtools = await window.newCDPSession(page)
  await devtools.send('WebAuthn.enable')
  await devtools.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      protocol: 'ctap2',
      transport: 'internal',
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  })
  await page.goto(`${house.url}/konsol/keamanan`)
  await sees(page, label('console.security.passkeys_none'))
  await press(page, label('console.security.add_passkey'))
  const remove = page.getByRole('button', { name: /^Hapus kunci sandi/ })
  await remove.waitFor()
  await signOut(page, 'Kunci Sandi')

  await press(page, label('console.auth.with_passkey'))
  await isIn(page)

  await page.goto(`${house.url}/konsol/keamanan`)
  await remove.click()
  await sees(page, label('console.security.passkeys_none'))
  await signOut(page, 'Kunci Sandi')
  await press(page, label('console.auth.with_passkey'))
  await sees(page, 'Kunci sandi ini tidak terdaftar lagi.')
  expect(new URL(page.url()).pathname).toBe('/konsol/masuk')
})

test('a session that stands open elsewhere is seen and ended, and that window stands before the door', async () => {
  const person = await signIn(house, { name: 'Sekar Dua', password, roles: ['contributor'] })
  const elsewhere = await stranger()
  await carry(elsewhere.context(), house.url, person)
  await elsewhere.goto(`${house.url}/konsol/papan?tahap=draft`)
  await elsewhere.getByRole('heading', { name: label('console.nav.board') }).waitFor()

  const { page } = await arrive(person)
  await page.goto(`${house.url}/konsol/keamanan`)
  await sees(page, label('console.security.this_session'))
  const end = page.getByRole('button', { name: label('console.security.end_session', { device: 'test' }) })
  await end.click()
  await sees(page, label('console.security.session_ended'))
  await expect.poll(() => end.count()).toBe(0)
  expect((await fetch(`${house.url}/api/v1/me`, { headers: person.headers })).status).toBe(401)

  await elsewhere.waitForURL(/\/konsol\/masuk/)
  await type(elsewhere, person.email, password)
  await elsewhere.waitForURL(/\/konsol\/papan\?tahap=draft$/)
})

test('a password is changed by whoever knows the old one', async () => {
  const person = await signIn(house, { name: 'Ganti Sandi', password, roles: ['contributor'] })
  const { page } = await arrive(person)
  await page.goto(`${house.url}/konsol/keamanan`)
  await fill(page, label('console.security.current_password'), password)
  await fill(page, label('console.auth.new_password'), newPassword)
  await fill(page, label('console.auth.password_again'), newPassword)
  await press(page, label('console.security.change_password'))
  await sees(page, label('console.security.password_changed'))
  expect((await fetch(`${house.url}/api/v1/me`, { headers: person.headers })).status).toBe(401)
  await page.reload()
  await sees(page, label('console.security.this_session'))
  await signOut(page, 'Ganti Sandi')
  await type(page, person.email, newPassword)
  await isIn(page)
})

/** An officer connects a unit's accounts in a real browser: refused with a wrong password, then with the right ones. */
import type { Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { closeWindows, openWindow, photographWindows } from '../support/browser.ts'
import { startFakeBluesky, type FakeBluesky } from '../support/fake-bluesky.ts'
import { startFakeWordpress, type FakeWordpress } from '../support/fake-wordpress.ts'
import { openLiveHouse, type LiveHouse } from '../support/live-house.ts'
import { signIn, type SignedIn } from '../support/sign-in.ts'
import { carry, label } from './steps.ts'

let house: LiveHouse
let bluesky: FakeBluesky
let wordpress: FakeWordpress
let nadia: SignedIn
let page: Page

beforeAll(async () => {
  ;[bluesky, wordpress] = await Promise.all([startFakeBluesky(), startFakeWordpress()])
  house = await openLiveHouse()
  nadia = await signIn(house, { name: 'Nadia Kusuma', roles: ['channel_officer'] })
  const window = await openWindow()
  await carry(window, house.url, nadia)
  page = await window.newPage()
  await page.goto(`${house.url}/konsol/kanal`)
})
afterAll(async () => {
  await closeWindows()
  await Promise.all([bluesky.close(), wordpress.close()])
})
afterEach(async ({ task }) => {
  if (task.result?.state === 'fail') await photographWindows('connect')
})

const dialog = () => page.getByRole('dialog', { name: label('console.channel.connect') })
const connect = () =>
  dialog()
    .getByRole('button', { name: label('console.channel.connect_now'), exact: true })
    .click()

const instead = () =>
  dialog()
    .getByRole('button', { name: label('console.channel.enter_instead') })
    .click()

async function begin(network: string): Promise<void> {
  await page
    .getByRole('button', { name: label('console.channel.connect'), exact: true })
    .first()
    .click()
  await dialog()
    .getByRole('combobox', { name: label('console.channel.network') })
    .or(dialog().getByRole('textbox', { name: label('console.channel.network') }))
    .first()
    .click()
  await page.getByRole('option', { name: network, exact: true }).click()
}

test('a wrong password is explained and nothing is kept; the right one brings the account', async () => {
  await begin('Bluesky')
  await instead()
  await dialog().getByLabel(label('console.connect_field.server')).fill(bluesky.url)
  await dialog().getByLabel(label('console.connect_field.handle')).fill(bluesky.handle)
  const password = dialog().getByRole('textbox', { name: label('console.connect_field.app_password') })
  await password.fill('salah-sandi-ini')
  await connect()
  await dialog().getByText(label('fault.channel_unauthorised')).first().waitFor()
  expect(await house.channels.list(nadia.actor)).toEqual([])

  await password.fill(bluesky.password)
  await connect()
  await page.getByText(label('console.channel.connected')).waitFor()
  await page.getByText(bluesky.handle).first().waitFor()
})

test('a WordPress site is connected with an application password', async () => {
  await begin('WordPress')
  await instead()
  await dialog().getByLabel(label('console.connect_field.site_address')).fill(wordpress.url)
  await dialog().getByLabel(label('console.connect_field.user_name')).fill(wordpress.user)
  await dialog()
    .getByRole('textbox', { name: label('console.connect_field.application_password') })
    .fill(wordpress.password)
  await connect()
  await dialog().waitFor({ state: 'hidden' })
  const connected = await house.channels.list(nadia.actor)
  expect(connected.map(({ kind, state }) => `${kind} ${state}`).toSorted()).toEqual([
    'bluesky connected',
    'wordpress connected',
  ])
})

test('the board asks both networks and says that they take the sign-ins', async () => {
  await page.goto(`${house.url}/konsol/kanal/sambungan`)
  const ask = page.getByRole('button', { name: label('console.connections.ask_now') })
  await ask.nth(1).waitFor()
  for (const nth of [0, 1]) {
    await ask.nth(nth).click()
    await page.getByText(label('console.connections.sound')).nth(nth).waitFor()
  }
  expect(await page.getByText(label('console.connections.unsound')).count()).toBe(0)
})

test('for an account that lets nobody in any more, the board offers a link to whoever keeps it', async () => {
  const [sky] = (await house.channels.list(nadia.actor)).filter(({ kind }) => kind === 'bluesky')
  const { outlets } = await house.register.list(nadia.actor, {})
  const entry = outlets.find(({ channelId }) => channelId === sky?.id)
  await house.register.handOver(nadia.actor, entry?.id ?? '', [
    { name: 'Dedi Kurnia', email: 'dedi@luar.example' },
    { personId: nadia.personId },
  ])
  await house.database.db
    .updateTable('channels.channel')
    .set({ state: 'unauthorised' })
    .where('id', '=', sky?.id ?? '')
    .execute()
  await page.reload()
  await page.getByRole('button', { name: label('console.connections.send_link') }).click()
  const form = page.getByRole('dialog', { name: label('console.links.send_again') })
  // The first of them, until somebody chooses otherwise.
  await form.getByRole('radio', { name: 'Dedi Kurnia', checked: true }).waitFor()
  expect(await form.getByRole('textbox').first().inputValue()).toBe('dedi@luar.example')
  await form.getByRole('button', { name: label('console.links.send_now') }).click()
  await page.getByText(label('console.links.sent')).waitFor()
})

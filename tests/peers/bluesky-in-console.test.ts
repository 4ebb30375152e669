/** An officer, and a unit's person with a link, sign in at a real Bluesky server in a browser; the house is on its own machine. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { closeBrowser, openWindow } from '../support/browser.ts'
import { openLiveHouse, type LiveHouse } from '../support/live-house.ts'
import { signIn, type SignedIn } from '../support/sign-in.ts'
import { carry, label } from '../journeys/steps.ts'
import { startBluesky, type Bluesky, type BlueskyAccount } from './bluesky.ts'
import { giveIn } from './bluesky-pages.ts'

let bluesky: Bluesky
let house: LiveHouse
let officer: SignedIn
const people = new Map<string, BlueskyAccount>()
const network = 'Bluesky'

beforeAll(async () => {
  bluesky = await startBluesky()
  for (const name of ['humas', 'lalulintas']) {
    const person = await bluesky.account(name)
    people.set(person.handle, person)
  }
  house = await openLiveHouse({
    hosts: { plc: bluesky.plc },
    resolveTxt: async (name) => {
      const person = people.get(name.replace('_atproto.', ''))
      return person === undefined ? [] : [[`did=${person.did}`]]
    },
  })
  officer = await signIn(house, { name: 'Nadia Kusuma', roles: ['channel_officer'] })
})
afterAll(async () => {
  await closeBrowser()
  await bluesky.close()
})

const personOf = (handle: string) => people.get(handle) as BlueskyAccount

test('an officer types the account’s name in the console and comes back to pick it', async () => {
  const window = await openWindow()
  await carry(window, house.url, officer)
  const page = await window.newPage()
  await page.goto(`${house.url}/konsol/kanal`)
  await page
    .getByRole('button', { name: label('console.channel.connect'), exact: true })
    .first()
    .click()
  const dialog = page.getByRole('dialog', { name: label('console.channel.connect') })
  const name = dialog.getByLabel(label('console.connect_field.handle_or_server'))
  const go = dialog.getByRole('button', { name: label('console.channel.sign_in_at', { network }) })
  await name.fill('@tidak.ada.test')
  await go.click()
  await dialog.getByText(label('channels.why_no_such_account')).waitFor()

  await name.fill('@humas.test')
  await go.click()
  await page.waitForURL(`${bluesky.issuer}/**`)
  await giveIn(page, personOf('humas.test'))
  await page.waitForURL(`${house.url}/konsol/kanal/masuk/**`)
  await page.getByText('humas.test').first().waitFor()
  await page.getByRole('button', { name: label('console.sign_in_page.connect', { count: 1 }) }).click()
  await page.waitForURL(`${house.url}/konsol/kanal`)
  expect(await house.channels.list(officer.actor)).toMatchObject([
    { kind: 'bluesky', handle: 'humas.test', state: 'connected' },
  ])
})

test('a unit’s person signs in by a link; an app password is asked for below it, folded', async () => {
  const link = {
    unitId: house.units.root().id,
    kind: 'bluesky' as const,
    languages: ['id' as const],
    email: 'penjaga@satuan.test',
    locale: 'id' as const,
  }
  await house.channels.connecting.sendLink(officer.actor, link)
  const [letter] = await house.mail.outbox({ limit: 1 })
  const [address = ''] = /http:\/\/localhost\S*\/sambung\/\S+/.exec(letter?.text ?? '') ?? []
  const page = await (await openWindow()).newPage()
  await page.goto(address)
  await page.getByText(label('site.connecting.by_entry_instead')).click()
  const form = page.getByRole('region', { name: label('site.connecting.at_network', { network }) })
  await form.getByLabel(label('console.connect_field.handle_or_server')).fill('lalulintas.test')
  await form.getByRole('button').click()
  await page.getByRole('link', { name: new RegExp(new URL(bluesky.issuer).host) }).click()
  await giveIn(page, personOf('lalulintas.test'))
  await page.waitForURL(`${house.url}/sambung/masuk/**`)
  await page.getByRole('button', { name: label('site.connecting.connect') }).click()
  await page.getByRole('heading', { name: label('site.connecting.done') }).waitFor()
  const handles = (await house.channels.list(officer.actor)).map(({ handle }) => handle)
  expect(handles.toSorted()).toEqual(['humas.test', 'lalulintas.test'])
})

/** A citizen checks an account and reports its imitation without a script; two officers settle the case. */
import type { Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { closeWindows, openWindow, photographWindows } from '../support/browser.ts'
import { freePort } from '../support/house-process.ts'
import { signIn, type SignedIn } from '../support/sign-in.ts'
import { openSiteHouse, type SiteTestHouse } from '../support/site-house.ts'
import { carry, label, t } from './steps.ts'

let house: SiteTestHouse
let url: string
let citizen: Page
let rina: SignedIn
let agus: SignedIn

beforeAll(async () => {
  const port = await freePort()
  url = `http://localhost:${port}`
  house = await openSiteHouse({
    now: new Date().toISOString(),
    env: { PENDOPO_URL: url, PORT: String(port) },
  })
  await house.server.listen({ host: 'localhost', port })
  rina = await signIn(house, { name: 'Rina Kartika', roles: ['channel_officer'] })
  agus = await signIn(house, { name: 'Agus Salim', roles: ['channel_officer'] })
  const { id } = await house.register.enter(rina.actor, {
    unitId: house.units.root().id,
    network: 'instagram',
    url: 'https://www.instagram.com/humaskota',
    languages: ['id'],
    mandate: 'SK 4/2026',
    contact: 'humas@kota.example',
  })
  await house.register.handOver(rina.actor, id, [{ personId: rina.personId }, { personId: agus.personId }])
  await house.register.publish(rina.actor, id)
  citizen = await (await openWindow({ javaScriptEnabled: false })).newPage()
})
afterAll(closeWindows)
afterEach(async ({ task }) => {
  if (task.result?.state === 'fail') await photographWindows('register')
})

const ask = async (asked: string) => {
  await citizen.goto(`${url}/kanal`)
  await citizen.getByLabel(label('site.accounts.question')).fill(asked)
  await citizen.getByRole('button', { name: label('site.accounts.button'), exact: true }).click()
  return citizen.locator('.verdict h2').innerText()
}
const officer = async (who: SignedIn) => {
  const window = await openWindow({ viewport: { width: 1280, height: 900 } })
  await carry(window, url, who)
  const page = await window.newPage()
  await page.goto(`${url}/konsol/kanal/tiruan`)
  await page.getByRole('link', { name: 'humask0ta_resmi' }).click()
  return page
}
const press = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).last().click()

test('a citizen learns that a name only looks official, and reports it', async () => {
  expect(await ask('https://instagram.com/humaskota/')).toBe(
    t('site.accounts.yes', { asked: 'https://instagram.com/humaskota/' }),
  )
  expect(await ask('humask0ta_resmi')).toBe(t('site.accounts.looks_like', { asked: 'humask0ta_resmi' }))
  await citizen.locator('.beside').getByRole('link', { name: 'humaskota' }).waitFor()
  await citizen.getByText(label('site.impostors.report'), { exact: true }).click()
  await citizen.getByLabel(label('site.impostors.note')).fill('Menawarkan bantuan palsu.')
  await press(citizen, label('site.impostors.send'))
  await citizen.getByRole('heading', { name: label('site.impostors.sent') }).waitFor()
})

test('one officer proposes, another agrees, and the citizen reads that it is an imitation', async () => {
  const first = await officer(rina)
  await first.getByText('Menawarkan bantuan palsu.').waitFor()
  await press(first, label('console.impostor.propose'))
  const dialog = first.getByRole('dialog')
  await dialog.getByLabel(label('console.register.why')).fill('Memakai nama kami.')
  await press(first, label('console.impostor.propose'))
  await first.getByText(label('console.impostor.state_proposed'), { exact: true }).waitFor()
  await expect
    .poll(() => first.getByRole('button', { name: label('console.impostor.approve') }).count())
    .toBe(0)

  const second = await officer(agus)
  await press(second, label('console.impostor.approve'))
  await second.getByText(label('console.impostor.state_listed'), { exact: true }).waitFor()
  expect(await ask('humask0ta_resmi')).toBe(t('site.accounts.impostor', { asked: 'humask0ta_resmi' }))
  await citizen.goto(`${url}/kanal/tiruan`)
  await citizen.getByRole('rowheader', { name: 'humask0ta_resmi' }).waitFor()
})

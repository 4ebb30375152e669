/** Who may do what, and how the institution is built: roles, keys and units, clicked through in a real browser. */
import type { Locator, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import type { Unit } from '../../src/house/units/index.ts'
import { closeWindows, photographWindows } from '../support/browser.ts'
import { letterTo } from '../support/letters.ts'
import { openLiveHouse, type LiveHouse } from '../support/live-house.ts'
import { signIn, type SignedIn } from '../support/sign-in.ts'
import { choose, enter, label, password } from './steps.ts'

let house: LiveHouse
let desk: Page
let region: Unit

beforeAll(async () => {
  house = await openLiveHouse()
  const found = house.units.byCode('jabar')
  if (found === undefined) throw new Error('The pack has no jabar.')
  region = found
  const administrator = await signIn(house, { name: 'Arif Maulana', password, roles: ['administrator'] })
  desk = await at(administrator, { wide: true })
})
afterAll(closeWindows)
afterEach(async ({ task }) => {
  if (task.result?.state === 'fail') await photographWindows('institution')
})

async function at(person: SignedIn, options: { wide?: boolean } = {}): Promise<Page> {
  const { page } = await enter(house.url, person, options)
  return page
}
const open = (page: Page, path: string) => page.goto(`${house.url}/konsol${path}`)
const button = (within: Page | Locator, name: string) => within.getByRole('button', { name, exact: true })
const sees = (page: Page, text: string | RegExp) =>
  page.getByText(text).filter({ visible: true }).first().waitFor()

/** Fills the dialog that stands open, confirms it and waits until it is gone. */
async function confirm(page: Page, submit: string, fill: (dialog: Locator) => Promise<unknown>) {
  const dialog = page.getByRole('dialog')
  await fill(dialog)
  await button(dialog, submit).click()
  await dialog.waitFor({ state: 'hidden' })
}

const inDays = (days: number) => new Date(Date.now() + days * 86_400_000)
const asDay = (day: Date, month: 'long' | 'short') =>
  new Intl.DateTimeFormat('id-ID', {
    day: 'numeric',
    month,
    year: 'numeric',
    timeZone: 'Asia/Jakarta',
  }).format(day)

/** Picks a day from the calendar behind the field, turning the page where it lies in a later month. */
async function pickDay(page: Page, within: Locator, field: string, wanted: Date): Promise<void> {
  await within.getByRole('button', { name: field }).click()
  const calendar = page.locator('[data-dates-dropdown]')
  const day = calendar.getByRole('button', { name: asDay(wanted, 'long'), exact: true })
  await calendar.waitFor()
  if (!(await day.isVisible())) await button(calendar, label('console.dates.next_month')).click()
  await day.click()
}

test('a role is given between two days, seen by whoever holds it, and taken back', async () => {
  const editor = house.units.pack.roles['editor']?.id ?? label('role.editor')
  const budi = await signIn(house, { name: 'Budi Santosa', password })
  await open(desk, `/orang/${budi.personId}`)
  await sees(desk, label('console.people.no_role'))
  await button(desk, label('console.people.give_role')).click()
  await confirm(desk, label('console.people.give_role'), async (dialog) => {
    await dialog.getByRole('combobox', { name: label('console.people.role') }).click()
    await desk.getByRole('option', { name: editor, exact: true }).click()
    await choose(desk, label('console.board.unit'), 'Jawa Barat', 'Polda Jawa Barat', dialog)
    await pickDay(desk, dialog, label('console.people.from'), inDays(0))
    await pickDay(desk, dialog, label('console.people.role_until'), inDays(7))
  })
  await sees(desk, `${editor}, Polda Jawa Barat`)
  await sees(desk, `sejak ${asDay(inDays(0), 'short')} sampai ${asDay(inDays(7), 'short')}`)
  const [grant] = await house.identity.grantsOf(budi.personId)
  expect(grant).toMatchObject({ role: 'editor', unitId: region.id })
  // The last day belongs to it, to its last second, in the time of whoever gave it.
  expect(grant?.until?.toISOString()).toMatch(/T16:59:59/)

  const page = await at(budi)
  await page
    .getByRole('link', { name: label('console.story.new') })
    .first()
    .waitFor()

  await button(desk, label('console.people.take_role', { role: editor })).click()
  await sees(desk, label('console.people.grant_taken'))
  await sees(desk, label('console.people.no_role'))
  await page.reload()
  await page.getByRole('heading', { level: 1 }).waitFor()
  expect(await page.getByRole('link', { name: label('console.story.new') }).count()).toBe(0)
})

test('somebody on leave delegates a role, and takes it back early', async () => {
  const chief = await signIn(house, { name: 'Ratna Dewi', password, unit: region.id, roles: ['approver'] })
  const deputy = await signIn(house, {
    name: 'Dadan Sukmana',
    email: 'dadan@house.test',
    unit: region.id,
    roles: ['contributor'],
  })
  const page = await at(chief, { wide: true })
  await page.getByRole('button', { name: /^Ratna Dewi/ }).click()
  await page.getByRole('menuitem', { name: label('console.who.roles') }).press('Enter')
  await page.getByRole('heading', { level: 1, name: 'Ratna Dewi' }).waitFor()
  // Nobody but an administrator takes a person's own role away.
  expect(
    await page.getByRole('button', { name: new RegExp(label('console.people.take_back')) }).count(),
  ).toBe(0)
  await button(page, label('console.people.delegate')).click()
  await confirm(page, label('console.people.delegate'), async (dialog) => {
    await button(dialog, label('console.people.delegate')).click()
    await sees(page, label('console.people.person_needed'))
    await choose(page, label('console.people.to_whom'), 'Dadan', /^Dadan Sukmana/, dialog)
    await pickDay(page, dialog, label('console.people.role_until'), inDays(3))
  })
  await sees(page, label('console.people.delegated'))
  await expect
    .poll(async () => (await house.identity.grantsOf(deputy.personId)).map(({ role }) => role))
    .toEqual(['contributor', 'approver'])
  expect((await letterTo(house, 'dadan@house.test')).subject).toContain('delegasi')

  await open(page, `/orang/${deputy.personId}`)
  await sees(page, label('console.people.delegated_by', { name: 'Ratna Dewi' }))
  await page.getByRole('button', { name: new RegExp(`^${label('console.people.take_back')}`) }).click()
  await sees(page, label('console.people.grant_taken'))
  expect((await house.identity.grantsOf(deputy.personId)).map(({ role }) => role)).toEqual(['contributor'])
})

test('a person is shut out with a reason, and let in again', async () => {
  const tono = await signIn(house, { name: 'Tono Ribut', password, roles: ['contributor'] })
  const asks = async () => (await fetch(`${house.url}/api/v1/me`, { headers: tono.headers })).status
  expect(await asks()).toBe(200)
  await open(desk, '/orang')
  await desk.getByLabel(label('console.people.find')).fill('Tono')
  await desk.getByRole('link', { name: 'Tono Ribut' }).click()
  await button(desk, label('console.people.suspend')).click()
  await confirm(desk, label('console.people.suspend'), async (dialog) => {
    await button(dialog, label('console.people.suspend')).click()
    await sees(desk, label('console.edition.say_why'))
    await dialog.getByLabel(label('console.edition.reason')).fill('Gawai hilang.')
  })
  await sees(desk, label('console.people.suspended'))
  expect(await asks()).toBe(401)
  await button(desk, label('console.people.restore')).click()
  await confirm(desk, label('console.people.restore'), (dialog) =>
    dialog.getByLabel(label('console.edition.reason')).fill('Gawai baru sudah aman.'),
  )
  await button(desk, label('console.people.suspend')).waitFor()
  await at(tono)
  await open(desk, '/jejak')
  await sees(desk, 'Gawai hilang.')
  const narrow = async (kind: 'release' | 'person') => {
    await desk.getByRole('combobox', { name: label('console.audit.kind') }).click()
    await desk.getByRole('option', { name: label(`console.audit_kind.${kind}`), exact: true }).click()
  }
  await narrow('release')
  await sees(desk, label('console.audit.empty'))
  await narrow('person')
  await sees(desk, 'Gawai hilang.')
})

test('a key is shown once, works for its unit, and is worthless once revoked', async () => {
  await open(desk, '/kunci')
  await sees(desk, label('console.keys_page.empty'))
  await button(desk, label('console.keys_page.make')).first().click()
  const dialog = desk.getByRole('dialog')
  await dialog.getByLabel(label('console.keys_page.name')).fill('Sistem arsip')
  await choose(desk, label('console.board.unit'), 'Jawa Barat', 'Polda Jawa Barat', dialog)
  await button(dialog, label('console.keys_page.make')).click()
  await sees(desk, label('console.keys_page.once'))
  const key = await dialog.locator('pre, code').filter({ hasText: /^pk_/ }).first().innerText()
  const ask = async (path: string) =>
    fetch(`${house.url}/api/v1${path}`, { headers: { authorization: `Bearer ${key}` } })
  const me = (await (await ask('/me')).json()) as { kind: string; units: { id: string }[]; acts: string[] }
  expect(me).toMatchObject({ kind: 'key', units: [{ id: region.id }] })
  expect(me.acts).toContain('story.write')
  expect((await ask('/board')).status).toBe(200)
  expect(await (await ask('/keys')).json()).toMatchObject({ keys: [] })
  await button(dialog, label('console.keys_page.kept')).click()
  await dialog.waitFor({ state: 'hidden' })
  await desk.reload()
  await sees(desk, 'Sistem arsip')
  expect(await desk.content()).not.toContain(key)
  expect(await desk.getByText(label('console.keys_page.never')).count()).toBe(0)

  await button(desk, label('console.keys_page.revoke_this', { name: 'Sistem arsip' })).click()
  await sees(desk, label('console.keys_page.revoked'))
  await sees(desk, label('console.key_state.revoked'))
  expect((await ask('/me')).status).toBe(401)
})

test('units are added, renamed, moved, merged and closed, and old addresses lead on', async () => {
  const add = async (name: string, code: string) => {
    await open(desk, `/satuan/${region.id}`)
    await button(desk, label('console.units.add_below')).click()
    await confirm(desk, label('console.units.add'), async (dialog) => {
      await dialog.getByRole('combobox', { name: label('console.units.level') }).click()
      await desk.getByRole('option', { name: 'Polres', exact: true }).click()
      await dialog.getByLabel(label('console.units.name'), { exact: true }).fill(name)
      await dialog.getByLabel(label('console.units.code'), { exact: true }).fill(code)
    })
    await sees(desk, label('console.units.added'))
    await desk.getByRole('link', { name, exact: true }).click()
    await desk.getByRole('heading', { level: 1, name }).waitFor()
    const unit = house.units.byCode(code)
    return unit ?? Promise.reject(new Error(`${code} was not added.`))
  }
  const leadsTo = async (from: string) => {
    const answer = await fetch(`${house.url}/satuan/${from}`, { redirect: 'manual' })
    return [answer.status, answer.headers.get('location')]
  }
  const addressOf = async (unit: Unit) => {
    await house.units.refresh()
    return house.units.require(unit.id).sitePath
  }
  const more = async (act: string) => {
    await button(desk, label('console.units.more')).click()
    await desk.getByRole('menuitem', { name: act }).press('Enter')
  }
  const unitPage = async (unit: Unit, name: string) => {
    await open(desk, `/satuan/${unit.id}`)
    await desk.getByRole('heading', { level: 1, name }).waitFor()
  }

  const first = await add('Polres Uji Pertama', 'uji_satu')
  const second = await add('Polres Uji Kedua', 'uji_dua')
  const third = await add('Polres Uji Ketiga', 'uji_tiga')
  const firstAddress = await addressOf(first)
  expect((await fetch(`${house.url}/satuan/${firstAddress}`)).status).toBe(200)

  await unitPage(first, 'Polres Uji Pertama')
  await button(desk, label('console.units.rename')).click()
  await confirm(desk, label('console.act.save'), async (dialog) => {
    await dialog.getByLabel(label('console.units.name'), { exact: true }).fill('Polres Uji Baru')
    await dialog.getByLabel(label('console.units.slug'), { exact: true }).fill('uji-baru')
  })
  await desk.getByRole('heading', { level: 1, name: 'Polres Uji Baru' }).waitFor()
  const renamed = await addressOf(first)
  expect(renamed).toMatch(/\/uji-baru$/)
  expect(await leadsTo(firstAddress)).toEqual([301, `/satuan/${renamed}`])

  await more(label('console.units.move'))
  await confirm(desk, label('console.units.move'), async (dialog) => {
    await choose(desk, label('console.units.new_parent'), 'Jawa Tengah', 'Polda Jawa Tengah', dialog)
    await button(dialog, label('console.units.move')).click()
    await sees(desk, label('console.edition.say_why'))
    await dialog.getByLabel(label('console.edition.reason')).fill('Batas wilayah berubah.')
  })
  await sees(desk, label('console.units.moved'))
  await desk.getByRole('link', { name: 'Polda Jawa Tengah' }).waitFor()
  const moved = await addressOf(first)
  expect(moved).toMatch(/^jawa-tengah\//)
  expect(await leadsTo(renamed)).toEqual([301, `/satuan/${moved}`])

  await unitPage(second, 'Polres Uji Kedua')
  await more(label('console.units.merge'))
  await confirm(desk, label('console.units.merge'), async (dialog) => {
    await choose(desk, label('console.units.successor'), 'Uji Ketiga', 'Polres Uji Ketiga', dialog)
    await dialog.getByLabel(label('console.edition.reason')).fill('Dua kantor menjadi satu.')
  })
  await sees(desk, label('console.units.merged'))
  await desk.getByRole('link', { name: label('console.units.successor_open') }).click()
  await desk.getByRole('heading', { level: 1, name: 'Polres Uji Ketiga' }).waitFor()
  expect(await leadsTo(second.sitePath)).toEqual([301, `/satuan/${await addressOf(third)}`])

  await more(label('console.units.close'))
  await confirm(desk, label('console.units.close'), async (dialog) => {
    await choose(desk, label('console.units.successor'), 'Uji Baru', 'Polres Uji Baru', dialog)
    await dialog.getByLabel(label('console.edition.reason')).fill('Kantor berhenti melayani.')
  })
  await sees(desk, label('console.units.now_closed'))
  expect(await leadsTo(third.sitePath)).toEqual([301, `/satuan/${moved}`])
  expect(await button(desk, label('console.units.rename')).count()).toBe(0)
})

test('posting is paused for everybody with a reason, shown to all, and goes on when somebody lets it', async () => {
  await open(desk, '/kiriman')
  await button(desk, label('console.pause.begin')).click()
  const dialog = desk.getByRole('dialog')
  await button(dialog, label('console.pause.submit')).click()
  await sees(desk, label('console.pause.reason_needed'))
  await dialog.getByLabel(label('console.pause.reason')).fill('Akun pusat diduga diambil alih.')
  await button(dialog, label('console.pause.submit')).click()
  await dialog.getByText('Tidak ada kiriman yang sedang menunggu.').waitFor()
  await button(dialog, label('console.act.close')).last().click()
  await dialog.waitFor({ state: 'hidden' })

  const brake = desk.getByRole('region', { name: label('console.pause.stands_label') })
  await brake.getByText('Akun pusat diduga diambil alih.').waitFor()
  await desk.goto(`${house.url}/konsol/kanal`)
  await brake.getByText(/Arif Maulana/).waitFor()
  await brake.getByRole('button', { name: label('console.pause.resume') }).click()
  await expect.poll(() => brake.count()).toBe(0)
})

/** The archivist's afternoon in a real browser: a picture that is there already, one credit for many, a collection by link. */
import { mkdir } from 'node:fs/promises'
import { Readable } from 'node:stream'
import type { Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { drawCloth } from '../../src/platform/art/draw-cloth.ts'
import { toPicture } from '../../src/platform/art/to-picture.ts'
import { sharp } from '../../src/platform/images.ts'
import { expectAccessible } from '../support/axe.ts'
import { closeWindows, openWindow, photographWindows } from '../support/browser.ts'
import { openLiveHouse, type LiveHouse } from '../support/live-house.ts'
import { signIn, type SignedIn } from '../support/sign-in.ts'
import { carry, label } from './steps.ts'

let house: LiveHouse
let sekar: SignedIn
let page: Page

/** Where a picture of the screen goes, when somebody wants to look at it: SHOTS=folder. */
const shots = process.env['SHOTS']
async function shoot(name: string): Promise<void> {
  if (shots === undefined) return
  await mkdir(shots, { recursive: true })
  for (const width of [390, 1440])
    for (const colorScheme of ['dark', 'light'] as const) {
      await page.setViewportSize({ width, height: 900 })
      await page.emulateMedia({ colorScheme })
      await page.screenshot({ path: `${shots}/${name}-${width}-${colorScheme}.png` })
    }
}

const cloth = (seed: string) =>
  toPicture(
    drawCloth({ seed, motif: 'kawung', palette: 'sogan', composition: 'bordered', width: 1200, height: 800 }),
    { width: 1200, height: 800 },
    seed,
  )

beforeAll(async () => {
  house = await openLiveHouse({ pack: 'kota' })
  const unit = house.units.byCode('tirta')!.id
  sekar = await signIn(house, { name: 'Sekar Melati', unit, roles: ['archivist'] })
  for (const [at, headline] of ['Loket baru', 'Antrean pagi', 'Papan petunjuk'].entries()) {
    const { id } = await house.bank.receive(sekar.actor, {
      unitId: unit,
      filename: `kain-${at}.jpg`,
      stream: Readable.from([await cloth(`kain ${at}`)]),
    })
    await house.bank.describe(sekar.actor, id, { headline })
  }
  const window = await openWindow({ viewport: { width: 1440, height: 900 } })
  await carry(window, house.url, sekar)
  page = await window.newPage()
})
afterAll(closeWindows)
afterEach(async ({ task }) => {
  if (task.result?.state === 'fail') await photographWindows('bank')
})

const press = (name: string | RegExp) => page.getByRole('button', { name }).first().click()

test('a picture that was sent before in another size is shown beside the one that is there', async () => {
  await page.goto(`${house.url}/konsol/bank`)
  await press(label('console.bank.upload'))
  await page.locator('#bank-files').setInputFiles({
    name: 'dari-grup-wa.jpg',
    mimeType: 'image/jpeg',
    buffer: await sharp(await cloth('kain 0'))
      .resize(900)
      .jpeg({ quality: 60 })
      .toBuffer(),
  })
  const notice = page.getByRole('region', { name: label('console.bank.looks_like') })
  await notice.getByRole('link', { name: 'Loket baru' }).waitFor()
  await notice.getByRole('link', { name: 'dari-grup-wa.jpg' }).waitFor()
  expect(await notice.locator('img').count()).toBe(2)
  await shoot('looks-like')
  await page
    .getByRole('dialog')
    .getByRole('button', { name: label('console.act.close') })
    .click()
})

test('many get the same credit in one act, and may have their old one back', async () => {
  await page.reload()
  const tile = (name: string) => page.locator('[data-asset]', { hasText: name }).first()
  await tile('Loket baru').focus()
  await page.keyboard.press('x')
  await tile('Antrean pagi').focus()
  await page.keyboard.press('x')
  await press(label('console.bulk.take'))
  await page.getByRole('menuitem', { name: label('console.bulk.sheet') }).waitFor()
  await shoot('take-menu')
  await page.keyboard.press('Escape')
  await press(label('console.bulk.change_record'))
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel(label('console.bank_field.credit'), { exact: true }).fill('Humas Tirta')
  await dialog.getByRole('button', { name: label('console.bulk.show') }).click()
  await dialog.getByText('Humas Tirta').first().waitFor()
  await shoot('bulk-preview')
  await dialog.getByRole('button', { name: label('console.bulk.apply', { n: 2 }) }).click()
  const undo = dialog.getByRole('button', { name: label('console.bulk.undo') })
  await undo.waitFor()
  const credits = async () =>
    (await house.database.db.selectFrom('bank.asset').select('credit').where('credit', '<>', '').execute())
      .length
  expect(await credits()).toBe(2)
  await undo.click()
  await expect.poll(credits).toBe(0)
  await page.keyboard.press('Escape')
})

test('what is looked for often is saved, and says by itself when something new fits', async () => {
  const name = 'Papan di loket, untuk laporan bulanan'
  await page.goto(`${house.url}/konsol/bank?q=papan&jenis=picture`)
  await page.locator('[data-asset]', { hasText: 'Papan petunjuk' }).waitFor()
  await press(label('console.saved_search.save'))
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel(label('console.saved_search.name'), { exact: true }).fill(name)
  await dialog.getByLabel(label('console.saved_search_alerts.at_once'), { exact: true }).check()
  await shoot('saved-search-dialog')
  await dialog.getByRole('button', { name: label('console.act.save'), exact: true }).click()
  await page.getByText(label('console.saved_search.saved')).waitFor()

  const budi = await signIn(house, { name: 'Budi', unit: 'tirta', roles: ['contributor'] })
  const { id } = await house.bank.receive(budi.actor, {
    unitId: house.units.byCode('tirta')!.id,
    filename: 'papan.jpg',
    stream: Readable.from([await cloth('papan')]),
  })
  await house.bank.describe(budi.actor, id, { headline: 'Papan pengumuman baru' })
  await house.jobs.enqueue(house.database.db, 'match-searches', {})
  const fresh = async () => (await house.bank.savedSearches.own(sekar.actor))[0]?.fresh
  await expect.poll(fresh).toBe(1)

  await page.goto(`${house.url}/konsol/bank`)
  await page.getByRole('link', { name: new RegExp(label('console.saved_search.fresh', { n: 1 })) }).click()
  await page.getByRole('link', { name }).waitFor()
  await shoot('saved-searches')
  await page.getByRole('link', { name }).click()
  await page.locator('[data-asset]', { hasText: 'Papan pengumuman baru' }).waitFor()
  expect(new URL(page.url()).searchParams.get('q')).toBe('papan')
  await expect.poll(fresh).toBe(0)

  // The letter's address leads to the same; then it is removed.
  const [saved] = await house.bank.savedSearches.own(sekar.actor)
  await page.goto(`${house.url}/konsol/bank/pencarian?buka=${saved?.id}`)
  await page.locator('[data-asset]', { hasText: 'Papan petunjuk' }).waitFor()
  await page.goto(`${house.url}/konsol/bank/pencarian`)
  await page.getByRole('button', { name: label('console.saved_search.change_this', { name }) }).click()
  await page.getByRole('button', { name: label('console.saved_search.remove') }).click()
  await page.getByText(label('console.saved_search.none')).waitFor()
  await shoot('saved-searches-none')
})

test('a collection goes out by a link, and only what nothing holds back is seen', async () => {
  await page.goto(`${house.url}/konsol/bank`)
  const tile = (name: string) => page.locator('[data-asset]', { hasText: name }).first()
  for (const name of ['Papan petunjuk', 'Antrean pagi']) {
    await tile(name).focus()
    await page.keyboard.press('x')
  }
  await press(label('console.collection.put'))
  await page.getByRole('dialog').getByLabel(label('console.collection.name')).fill('Untuk majalah kota')
  await page
    .getByRole('dialog')
    .getByRole('button', { name: label('console.collection.put') })
    .click()
  await page.getByRole('dialog').waitFor({ state: 'hidden' })
  await page.goto(`${house.url}/konsol/bank/koleksi`)
  await page.getByRole('link', { name: 'Untuk majalah kota' }).click()
  await shoot('collection')
  await press(label('console.collection.links'))
  await page
    .getByRole('dialog')
    .getByRole('button', { name: label('console.collection.make_link') })
    .click()
  const address = await page.getByLabel(label('console.collection.link')).inputValue()

  const stranger = await (await openWindow({ javaScriptEnabled: false })).newPage()
  await stranger.goto(address)
  await stranger.getByText('Papan petunjuk').first().waitFor()
  const held = await house.database.db
    .selectFrom('bank.asset')
    .select('id')
    .where('headline', '=', 'Antrean pagi')
    .executeTakeFirstOrThrow()
  await house.bank.changeRights((await signIn(house, { roles: ['approver'] })).actor, held.id, {
    sensitivity: ['minor'],
  })
  await stranger.reload()
  await stranger.getByText('Papan petunjuk').first().waitFor()
  expect(await stranger.getByText('Antrean pagi').count()).toBe(0)
})

test('what is past its retention one person asks to delete and another agrees to; its number is what stays', async () => {
  const unitId = house.units.byCode('tirta')!.id
  const budi = await signIn(house, { name: 'Budi Hartono', unit: unitId, roles: ['approver'] })
  const old = await Promise.all(
    ['Kirab lama', 'Rapat lama, tidak pernah dipakai di mana pun dan berjudul panjang sekali'].map(
      async (headline) => {
        const { id } = await house.bank.receive(sekar.actor, {
          unitId,
          filename: `${headline}.jpg`,
          stream: Readable.from([await cloth(headline)]),
        })
        await house.bank.describe(sekar.actor, id, { headline })
        return id
      },
    ),
  )
  const { db } = house.database
  const prepared = () =>
    db
      .selectFrom('bank.work')
      .select('asset_id')
      .where('asset_id', 'in', old)
      .where('state', '=', 'done')
      .execute()
  await expect.poll(async () => (await prepared()).length).toBe(2)
  await page.goto(`${house.url}/konsol/bank/masa-simpan`)
  await page.getByText(label('console.removal.none')).waitFor()
  await shoot('retention-none')
  for (const id of old)
    await house.bank.changeRights(budi.actor, id, { retentionUntil: new Date(Date.now() - 86_400_000) })
  // Somebody outside once took the first.
  await db
    .insertInto('bank.download')
    .values({
      id: old[0] ?? '',
      asset_id: old[0] ?? '',
      form: 'stamped',
      record_number: 1,
      audience: 'press',
      taker_kind: 'journalist',
      taker_id: null,
      taker_name: 'Gita',
      at: new Date(),
    })
    .execute()
  await page.reload()
  const ask = async (name: string) => {
    await page
      .getByRole('button', { name: label('console.removal.remove_label', { filename: `${name}.jpg` }) })
      .click()
    const dialog = page.getByRole('dialog')
    await dialog.getByLabel(label('console.removal.why')).fill('Masa simpan lima tahun sudah lewat.')
    if (name === 'Kirab lama') await shoot('removal-dialog')
    await dialog.getByRole('button', { name: label('console.removal.submit') }).click()
    await dialog.waitFor({ state: 'hidden' })
  }
  await ask('Kirab lama')
  await page.getByText(label('console.removal.waits')).waitFor()
  await ask('Rapat lama, tidak pernah dipakai di mana pun dan berjudul panjang sekali')
  const removed = page.getByRole('table', { name: label('console.removal.removed') })
  await removed.getByText('Masa simpan lima tahun').waitFor()
  await shoot('retention')
  await expectAccessible(page)

  const window = await openWindow({ viewport: { width: 1440, height: 900 } })
  await carry(window, house.url, budi)
  const second = await window.newPage()
  await second.goto(`${house.url}/konsol/bank/masa-simpan`)
  await second
    .getByRole('button', { name: label('console.removal.approve_label', { filename: 'Kirab lama.jpg' }) })
    .click()
  await second.getByText(label('console.removal.none')).waitFor()
  expect(
    await second
      .getByRole('table', { name: label('console.removal.removed') })
      .getByRole('row')
      .count(),
  ).toBe(3)
  // A link to it from long ago says what became of it.
  await second.goto(`${house.url}/konsol/bank?pilih=${old[0]}`)
  await second
    .getByRole('dialog')
    .getByText(/^Berkas ini dihapus pada/)
    .waitFor()
  await window.close()
})

/** A picture's way from the bank into a story, in a real browser: chosen, cut, described, covered. */
import { mkdir } from 'node:fs/promises'
import { Readable } from 'node:stream'
import type { BrowserContext, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Asset } from '../../src/house/bank/index.ts'
import { sharp } from '../../src/platform/images.ts'
import { closeWindows, openWindow } from '../support/browser.ts'
import { openLiveHouse, type LiveHouse } from '../support/live-house.ts'
import { completeContent, look, storyAt } from '../support/newsroom.ts'
import { signIn, type SignedIn } from '../support/sign-in.ts'
import { carry, label, saved } from './steps.ts'

let house: LiveHouse
let siti: SignedIn
let budi: SignedIn
let unitId: string
let queue: Asset
let page: Page
let window: BrowserContext

/** What is written is kept a moment later. */

/** Where a picture of the screen goes, when somebody wants to look at it: SHOTS=folder. */
const shots = process.env['SHOTS']
async function shoot(name: string): Promise<void> {
  if (shots === undefined) return
  await mkdir(shots, { recursive: true })
  const size = page.viewportSize()
  for (const [width, height] of [
    [1440, 900],
    [390, 844],
  ] as const)
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.setViewportSize({ width, height })
      await page.emulateMedia({ colorScheme })
      await page.screenshot({ path: `${shots}/${name}-${width}-${colorScheme}.png` })
    }
  await page.emulateMedia({ colorScheme: 'light' })
  if (size !== null) await page.setViewportSize(size)
}

const painted = (background: string, seed: number) =>
  sharp({
    create: {
      width: 1500,
      height: 1000,
      channels: 3,
      background,
      noise: { type: 'gaussian', mean: 90 + seed * 20, sigma: 30 },
    },
  })
    .jpeg()
    .toBuffer()

async function deposit(filename: string, caption: string, seed: number): Promise<Asset> {
  return house.bank.receive(siti.actor, {
    unitId,
    filename,
    stream: Readable.from([await painted('#884422', seed)]),
    caption,
    alt: `Uraian: ${caption}`,
    credit: 'Humas Tirta',
  })
}

beforeAll(async () => {
  house = await openLiveHouse({ pack: 'kota' })
  unitId = house.units.byCode('tirta')?.id ?? ''
  siti = await signIn(house, { name: 'Siti Rahmawati', unit: unitId, roles: ['contributor'] })
  budi = await signIn(house, { name: 'Budi Hartono', roles: ['approver'] })
  queue = await deposit('antrean.jpg', 'Antrean warga di loket tiga', 1)
  const child = await deposit('anak.jpg', 'Anak menunggu ibunya', 2)
  await house.bank.changeRights(budi.actor, child.id, { sensitivity: ['minor'] })
  await deposit('gedung.jpg', 'Gedung balai warga dari arah timur', 3)
  window = await openWindow({ viewport: { width: 1440, height: 900 } })
  await carry(window, house.url, siti)
  page = await window.newPage()
})
afterAll(closeWindows)

const open = (path: string) => page.goto(`${house.url}/konsol${path}`)
const button = (name: string) => page.getByRole('button', { name, exact: true })
const captionField = () => page.locator('#field-lead-caption')
let place: { storyId: string; editionId: string; hash: string }
const content = () => look(house, siti.actor, place.editionId).then((edition) => edition.content)

test('she picks from the bank by keyboard; what is held back says why and cannot be picked', async () => {
  place = await storyAt(
    house,
    { author: siti.actor, approver: budi.actor, unitId, content: completeContent() },
    'draft',
  )
  await open(`/berita/${place.storyId}/${place.editionId}`)
  await page
    .getByRole('region', { name: label('console.field.lead') })
    .getByRole('button', { name: label('console.pick.from_bank') })
    .click()
  const dialog = page.getByRole('dialog', { name: label('console.pick.title') })
  const tiles = dialog.getByRole('list').getByRole('button')
  await expect.poll(() => tiles.count()).toBe(3)
  expect(await tiles.first().innerText()).toContain('Gedung balai warga')
  const held = tiles.filter({ hasText: 'Anak menunggu' })
  expect(await held.getAttribute('aria-disabled')).toBe('true')
  expect(await held.innerText()).toContain(label('console.bank_held.sensitive'))
  await shoot('pick')
  await held.press('Enter')
  expect(await dialog.isVisible()).toBe(true)
  await dialog.getByRole('searchbox').fill('antrean')
  await expect.poll(() => tiles.count()).toBe(1)
  await dialog.getByRole('searchbox').fill('')
  await expect.poll(() => tiles.count()).toBe(3)
  await tiles.first().focus()
  await page.keyboard.press('End')
  await page.keyboard.press('Enter')
  await dialog.waitFor({ state: 'hidden' })
  await expect.poll(() => captionField().inputValue()).toBe('Antrean warga di loket tiga')
  await saved(page)
  await expect.poll(content).toMatchObject({
    lead: { assetId: queue.id, follows: ['alt', 'caption', 'credit', 'rights'] },
  })
})

test('she cuts it with the keyboard and keeps the point; the text holds the cut', async () => {
  await button(label('console.crop.open')).click()
  const dialog = page.getByRole('dialog', { name: label('console.crop.title') })
  await dialog.getByText('1:1', { exact: true }).click()
  const frame = dialog.getByRole('button', { name: label('console.crop.frame') })
  await frame.focus()
  for (let at = 0; at < 4; at++) await page.keyboard.press('ArrowRight')
  await page.keyboard.press('Shift+ArrowLeft')
  const point = dialog.getByRole('button', { name: label('console.crop.point') })
  await point.focus()
  await page.keyboard.press('ArrowDown')
  await shoot('crop')
  await dialog.getByRole('button', { name: label('console.crop.save') }).click()
  await dialog.waitFor({ state: 'hidden' })
  await expect.poll(async () => (await content()).lead?.crop).toMatchObject({ y: 0, focusY: 5150 })
  const { crop } = (await content()).lead ?? {}
  // A square of a picture of three to two.
  expect(((crop?.width ?? 0) * 1.5) / (crop?.height ?? 1)).toBeCloseTo(1, 1)
})

test('the caption follows the record while she writes, until she writes her own', async () => {
  await house.bank.describe(siti.actor, queue.id, { caption: 'Antrean warga di loket empat' })
  await page.reload()
  await page.getByText(label('console.picture.moved'), { exact: true }).waitFor()
  expect(await captionField().inputValue()).toBe('Antrean warga di loket tiga')
  await page.locator('#field-headline').focus()
  await expect.poll(() => captionField().inputValue()).toBe('Antrean warga di loket empat')
  await captionField().fill('Warga antre sejak pukul tujuh')
  await page
    .getByText(label('console.picture.own_beside', { text: 'Antrean warga di loket empat' }))
    .waitFor()
  await expect.poll(async () => (await content()).lead?.follows).toEqual(['alt', 'credit', 'rights'])
  await shoot('words')
  await button(label('console.picture.follow_label', { field: label('console.field.caption') })).click()
  await expect.poll(async () => (await content()).lead?.caption).toBe('Antrean warga di loket empat')
})

test('once published, a corrected record is offered, and the text changes only by a correction', async () => {
  const { hash } = await look(house, siti.actor, place.editionId)
  const seen = { editionId: place.editionId, versionHash: hash }
  await house.newsroom.submitEdition(siti.actor, seen)
  await house.newsroom.approveEdition(budi.actor, seen)
  await house.newsroom.publishEdition(budi.actor, seen)
  await house.bank.describe(siti.actor, queue.id, { caption: 'Antrean warga di loket lima' })
  await page.reload()
  await page.getByText(label('console.picture.moved_published')).waitFor()
  await shoot('moved')
  await page.getByRole('button', { name: label('console.edition.edit'), exact: true }).click()
  await page.locator('#field-headline').focus()
  expect(await captionField().inputValue()).toBe('Antrean warga di loket empat')
  await button(label('console.picture.take')).click()
  await expect.poll(async () => (await content()).lead?.caption).toBe('Antrean warga di loket lima')
})

const publicPicture = async () => {
  const { ref } = await look(house, siti.actor, place.editionId)
  const html = await (await fetch(`${house.url}/berita/${ref}`)).text()
  return /\/media\/[a-z0-9]{16}\/[0-9a-f]{12}\/640\.webp/.exec(html)?.[0] ?? html.slice(0, 200)
}

test('in the bank she sees where it is used, and covers a face by mouse and keyboard; the site has it at once', async () => {
  const before = await publicPicture()
  expect((await fetch(house.url + before)).status).toBe(200)
  await open(`/bank?pilih=${queue.id}`)
  await page.getByRole('tab', { name: label('console.bank.tab_uses') }).click()
  const use = page.getByRole('link', { name: 'Loket pelayanan dibuka setiap hari' })
  expect(await use.getAttribute('href')).toBe(`/konsol/berita/${place.storyId}/${place.editionId}`)
  await shoot('uses')
  await page.getByRole('tab', { name: label('console.bank.tab_cover') }).click()
  await button(label('console.cover.open')).click()
  const dialog = page.getByRole('dialog', { name: label('console.cover.title') })
  const picture = dialog.locator('img')
  await expect
    .poll(() => page.evaluate(`document.querySelector('img[src*=uncovered]')?.naturalWidth ?? 0`))
    .toBeGreaterThan(0)
  const box = await picture.boundingBox()
  if (box === null) throw new Error('no picture')
  await page.mouse.move(box.x + box.width * 0.2, box.y + box.height * 0.2)
  await page.mouse.down()
  await page.mouse.move(box.x + box.width * 0.45, box.y + box.height * 0.6, { steps: 5 })
  await page.mouse.up()
  await dialog.getByRole('button', { name: label('console.cover.add') }).click()
  await dialog.getByText(label('console.cover.box'), { exact: true }).click()
  await dialog.getByRole('button', { name: label('console.cover.place', { n: 2 }), exact: true }).focus()
  for (let at = 0; at < 6; at++) await page.keyboard.press('ArrowRight')
  await page.keyboard.press('Shift+ArrowDown')
  await shoot('cover')
  const save = dialog.getByRole('button', { name: label('console.cover.save'), exact: true })
  await save.click()
  await dialog.getByRole('alert').first().waitFor()
  await dialog.getByLabel(label('console.cover.why')).fill('Wajah warga di antrean.')
  await save.click()
  await dialog.waitFor({ state: 'hidden' })
  await page.getByText('2 tempat tertutup', { exact: true }).waitFor()
  await shoot('covered')
  await expect.poll(publicPicture).not.toBe(before)
  expect((await fetch(house.url + before)).status).toBe(410)
  expect((await fetch(house.url + (await publicPicture()))).status).toBe(200)
  const [cover] = await house.bank.covers(siti.actor, queue.id)
  expect(cover?.areas).toMatchObject([
    { shape: 'ellipse', how: 'blur' },
    { how: 'box', x: 4900 },
  ])
  expect(cover?.areas[0]?.x).toBeGreaterThan(1900)
  expect(cover?.areas[0]?.x).toBeLessThan(2100)
})

/** The field application as an application: installed, opened without a network, renewed, and fit for everybody's eyes. */
import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { expectAccessible } from '../support/axe.ts'
import { openRenewable } from './field-lines.ts'
import {
  button,
  choose,
  disguised,
  field,
  kept,
  openField,
  phone,
  receipts,
  release,
  takenPhoto,
} from './field-phone.ts'
import { carry, label } from './steps.ts'

const crew = openField()

test(
  'it can be installed, opens without a network, and asks nobody else for anything',
  crew.telling(async (enter) => {
    const window = await enter(await crew.member())
    const strangers: string[] = []
    window.on('request', (request) => {
      if (!request.url().startsWith(crew.house.url) && !/^(blob|data):/.test(request.url()))
        strangers.push(request.url())
    })
    const page = await crew.openApp(window)
    await page.getByText(label('field.empty.title')).waitFor()
    await kept(page)
    const manifest = (await (
      await page.request.get(`${crew.house.url}/setor/manifest.webmanifest`)
    ).json()) as {
      name: string
      icons: { src: string; sizes: string }[]
    }
    expect(manifest).toMatchObject({
      name: expect.stringContaining(crew.house.units.pack.shortName),
      display: 'standalone',
      start_url: '/setor/',
      scope: '/setor/',
    })
    for (const { src, sizes } of manifest.icons) {
      const icon = await page.request.get(crew.house.url + src)
      expect(icon.headers()['content-type']).toBe('image/png')
      expect(`${(await icon.body()).readUInt32BE(16)}x${(await icon.body()).readUInt32BE(20)}`).toBe(sizes)
    }
    const devtools = await window.newCDPSession(page)
    const { installabilityErrors } = await devtools.send('Page.getInstallabilityErrors')
    expect(installabilityErrors.map(({ errorId }) => errorId)).toEqual([])
    await window.setOffline(true)
    await page.reload()
    await page.getByText(label('field.empty.title')).waitFor()
    await page.goto(`${crew.house.url}/setor/#setelan`)
    await page.getByRole('heading', { name: label('field.settings.title') }).waitFor()
    expect(strangers).toEqual([])
  }),
)

test('whoever types the address without its last stroke is shown the way, and the page lets no strange program in', async () => {
  const moved = await fetch(`${crew.house.url}/setor`, { redirect: 'manual' })
  expect([moved.status, moved.headers.get('location')]).toEqual([308, '/setor/'])
  const page = await fetch(`${crew.house.url}/setor/`)
  const policy = page.headers.get('content-security-policy')
  expect(policy).toContain("require-trusted-types-for 'script'")
  expect(policy).not.toMatch(/unsafe|\*|https?:/)
})

test(
  'a new version waits until the person takes it, and the queue stays as it is',
  crew.telling(async (enter) => {
    const window = await enter(await crew.member())
    const between = await openRenewable(crew.house.url)
    try {
      const page = await crew.openApp(window, between.url)
      await page.getByText(label('field.empty.title')).waitFor()
      await kept(page)
      await page.locator('input[name=files]').setInputFiles([await takenPhoto('menunggu.jpg')])
      await button(page, 'field.back').click()
      await page.getByText(label('field.drafts.text', { n: 1 })).waitFor()
      between.renew()
      await page.reload()
      const reloaded = page.waitForEvent('load')
      await button(page, 'field.renewal.take').click()
      await reloaded
      await page.getByText(label('field.drafts.text', { n: 1 })).waitFor()
      expect(await button(page, 'field.renewal.take').count()).toBe(0)
    } finally {
      await between.close()
    }
  }),
)

const looks = {
  'a phone in daylight': { colorScheme: 'light', viewport: phone.viewport },
  'a desk at night': { colorScheme: 'dark', viewport: { width: 1440, height: 900 } },
} as const

/** What is pressed and lower than 44 px. */
const narrow = `[...document.querySelectorAll('button, a, select, input:not([hidden], [type=radio], [type=checkbox])')]
  .filter((one) => one.getClientRects().length > 0)
  .filter((one) => Math.round(one.getBoundingClientRect().height) < 44)
  .map((one) => one.outerHTML.slice(0, 120))`

async function expectNoFaults(page: Page): Promise<void> {
  for (const look of Object.values(looks)) {
    await page.emulateMedia({ colorScheme: look.colorScheme, reducedMotion: 'reduce' })
    await page.setViewportSize(look.viewport)
    await expect.poll(() => page.evaluate('document.getAnimations().length')).toBe(0)
    await expectAccessible(page)
    // Wide enough for a thumb, whatever the finger is used for.
    expect(await page.evaluate(narrow)).toEqual([])
  }
}

test(
  'axe finds nothing on any screen, by day and by night',
  crew.telling(async (enter) => {
    const window = await enter(undefined, { hasTouch: false, isMobile: false })
    const page = await crew.openApp(window)
    await page.getByRole('heading', { name: label('field.door.title') }).waitFor()
    await expectNoFaults(page)
    const sari = await crew.member()
    await carry(window, crew.house.url, sari)
    await page.reload()
    await page.getByText(label('field.empty.title')).waitFor()
    await expectNoFaults(page)
    await kept(page)
    await window.setOffline(true)
    await choose(page, [await takenPhoto('satu.jpg'), await takenPhoto('dua.jpg'), disguised('tiga.jpg')])
    await page.getByLabel(label('field.words.consent_given')).check()
    await page
      .getByRole('button', { name: label('field.words.own') })
      .first()
      .click()
    await release(page, 3, 'Warga menerima air bersih.')
    await page.getByText(label('field.words.consent_whose')).waitFor()
    await expectNoFaults(page)
    await field(page, 'field.words.consent_by').fill('Ibu Wati')
    await release(page, 3, 'Warga menerima air bersih.')
    await page.getByText(label('field.strip.offline', { n: 3 })).waitFor()
    await expectNoFaults(page)
    await window.setOffline(false)
    await receipts(page).nth(1).waitFor()
    await page.getByText(label('fault.file_disguised', { found: 'pdf' })).waitFor()
    await expectNoFaults(page)
    await button(page, 'field.remove.of', { filename: 'tiga.jpg' }).click()
    await page.getByRole('dialog').waitFor()
    await expectNoFaults(page)
    await button(page, 'field.cancel').click()
    await button(page, 'field.settings.title').click()
    await expectNoFaults(page)
    await crew.house.identity.endSession(sari.actor, sari.sessionId)
    await page.reload()
    await page.getByText(label('field.door.kept', { n: 1 })).waitFor()
    await expectNoFaults(page)
  }),
)

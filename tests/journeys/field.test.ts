/** What befalls a crew's files between the camera and the bank, in a real browser: no network, cut lines, dead phones. */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { chromium, type Request } from 'playwright-core'
import { expect, test } from 'vitest'
import { chromiumArgs, chromiumPath } from '../support/chromium.ts'
import { openTunnel } from './field-lines.ts'
import {
  button,
  choose,
  disguised,
  field,
  kept,
  onPhone,
  openField,
  phone,
  receipts,
  release,
  sha256,
  takenPhoto,
} from './field-phone.ts'
import { carry, label, password } from './steps.ts'

const crew = openField()

test('two photos are taken without a network, the phone goes out and comes back; both arrive, once each', async () => {
  const sari = await crew.member()
  const folder = await mkdtemp(join(tmpdir(), 'pendopo-phone-'))
  const photos = [await takenPhoto('lapangan-1.jpg'), await takenPhoto('lapangan-2.jpg')]
  const switchOn = async () =>
    chromium.launchPersistentContext(folder, {
      executablePath: await chromiumPath(),
      args: [...chromiumArgs, '--no-sandbox', '--disable-quic'],
      headless: true,
      ...phone,
    })
  let window = await switchOn()
  try {
    const [name = '', value = ''] = sari.cookie.split(/=(.*)/s)
    const nextWeek = Math.floor(Date.now() / 1000) + 7 * 86_400
    await window.addCookies([{ name, value, url: crew.house.url, expires: nextWeek }])
    let page = await crew.openApp(window)
    await page.getByText(label('field.empty.title')).waitFor()
    await kept(page)
    await window.setOffline(true)
    await choose(page, photos)
    await field(page, 'field.words.event').fill('Pembagian air bersih')
    await release(page, 2, 'Warga menerima air bersih di balai desa.')
    await page.getByText(label('field.strip.offline', { n: 2 })).waitFor()
    await window.close()

    window = await switchOn()
    await window.setOffline(true)
    page = await crew.openApp(window)
    await page.getByText(label('field.strip.offline', { n: 2 })).waitFor()
    await page.locator('.row img').nth(1).waitFor()
    await window.setOffline(false)
    for (const photo of photos) {
      await receipts(page, photo.name).waitFor()
      expect(await crew.inBank(photo.name)).toMatchObject([
        {
          sha256: sha256(photo.buffer),
          caption: 'Warga menerima air bersih di balai desa.',
          event: 'Pembagian air bersih',
        },
      ])
    }
    // Their bytes are gone from the phone, the receipts stay.
    expect(await onPhone(page, 'bytes')).toEqual([])
    await page.reload()
    await receipts(page).nth(1).waitFor()
  } finally {
    await window.close()
    await rm(folder, { recursive: true, force: true })
  }
})

test(
  'the line is cut twice and the application killed in the middle; the upload goes on from where it was',
  crew.telling(async (enter) => {
    const window = await enter(await crew.member())
    const tunnel = await openTunnel(crew.house.url)
    try {
      const photo = await takenPhoto('terpotong.jpg', 1_800_000)
      let page = await crew.openApp(window, tunnel.url)
      await page.getByText(label('field.empty.title')).waitFor()
      await kept(page)
      await choose(page, [photo])
      const first = tunnel.lostAfter(400_000)
      await release(page, 1)
      await first
      await page.getByText(label('field.strip.offline', { n: 1 })).waitFor()
      // Nobody presses anything: it tries again by itself.
      await tunnel.lostAfter(400_000)
      const third = tunnel.lostAfter(500_000, { silent: true })
      await third
      await page.close({ runBeforeUnload: false })
      tunnel.mend()

      const pieces: number[] = []
      window.on('request', (request: Request) => {
        if (request.method() === 'PATCH') pieces.push(Number(request.headers()['upload-offset']))
      })
      page = await crew.openApp(window, tunnel.url)
      await receipts(page, photo.name).waitFor()
      expect(pieces[0]).toBeGreaterThan(400_000)
      expect(pieces.toSorted((a, b) => a - b)).toEqual(pieces)
      expect(await crew.uploadsOf(photo.name)).toEqual(['kept'])
      expect(await crew.inBank(photo.name)).toMatchObject([{ sha256: sha256(photo.buffer) }])
    } finally {
      await tunnel.close()
    }
  }),
)

test(
  'the last answer is lost on its way; the receipt is asked for, and nothing is sent again',
  crew.telling(async (enter) => {
    // Playwright cannot stand between the page and the server where a service worker does.
    const window = await enter(await crew.member(), { serviceWorkers: 'block' })
    const photo = await takenPhoto('jawaban-hilang.jpg')
    const page = await crew.openApp(window)
    await page.getByText(label('field.empty.title')).waitFor()
    let lost = 0
    await page.route('**/api/v1/uploads/*', async (route) => {
      if (route.request().method() !== 'PATCH' || lost > 0) return route.fallback()
      lost++
      await route.fetch()
      return route.abort('connectionreset')
    })
    await choose(page, [photo])
    await release(page, 1)
    await receipts(page, photo.name).waitFor()
    expect(lost).toBe(1)
    expect(await page.getByText(label('field.sent.duplicate')).count()).toBe(0)
    expect(await crew.uploadsOf(photo.name)).toEqual(['kept'])
    expect(await crew.inBank(photo.name)).toHaveLength(1)
  }),
)

test(
  'what the unit has already is not sent again, and has a receipt all the same',
  crew.telling(async (enter) => {
    const window = await enter(await crew.member())
    const photo = await takenPhoto('sudah-ada.jpg')
    const first = await crew.openApp(window)
    await choose(first, [photo])
    await release(first, 1)
    await receipts(first, photo.name).waitFor()

    const budi = await enter(await crew.member('Budi Hartono'))
    const page = await crew.openApp(budi)
    const sent: string[] = []
    page.on('request', (request) => {
      if (request.url().includes('/api/v1/uploads')) sent.push(request.method())
    })
    await choose(page, [{ ...photo, name: 'dari-budi.jpg' }])
    await release(page, 1)
    await receipts(page, 'dari-budi.jpg').waitFor()
    await page.getByText(label('field.sent.duplicate')).waitFor()
    expect(sent).toEqual([])
    expect(await crew.inBank('dari-budi.jpg')).toEqual([])
  }),
)

test(
  'a disguised file is refused with the server’s sentence, and leaves when it is told to',
  crew.telling(async (enter) => {
    const window = await enter(await crew.member())
    const page = await crew.openApp(window)
    await choose(page, [disguised('foto-palsu.jpg')])
    await release(page, 1)
    await page.getByText(label('fault.file_disguised', { found: 'pdf' })).waitFor()
    expect(await button(page, 'field.state.again').count()).toBe(0)
    await button(page, 'field.remove.of', { filename: 'foto-palsu.jpg' }).click()
    await button(page, 'field.cancel').click()
    await page.getByRole('dialog').waitFor({ state: 'detached' })
    expect(await page.locator('.row').count()).toBe(1)
    await button(page, 'field.remove.of', { filename: 'foto-palsu.jpg' }).click()
    await page
      .getByRole('dialog')
      .getByRole('button', { name: label('field.remove') })
      .click()
    await page.getByText(label('field.empty.title')).waitFor()
    expect(await onPhone(page, 'bytes')).toEqual([])
  }),
)

test(
  'the session is over: the door is shown, nothing is lost, nobody else sees it, and it goes on after signing in',
  crew.telling(async (enter) => {
    const sari = await crew.member('Sari Lestari', { password })
    const window = await enter(sari)
    const photo = await takenPhoto('setelah-sesi.jpg')
    const page = await crew.openApp(window)
    await page.getByText(label('field.empty.title')).waitFor()
    await kept(page)
    await window.setOffline(true)
    await choose(page, [photo])
    await release(page, 1)
    await page.getByText(label('field.strip.offline', { n: 1 })).waitFor()
    await crew.house.identity.endSession(sari.actor, sari.sessionId)
    await window.setOffline(false)
    await page.getByRole('heading', { name: label('field.door.again') }).waitFor()
    await page.getByText(label('field.door.kept', { n: 1 })).waitFor()

    // Somebody else picks the phone up.
    await carry(window, crew.house.url, await crew.member('Budi Hartono'))
    await page.reload()
    await page.getByText(label('field.empty.title')).waitFor()
    expect(await page.getByText(photo.name).count()).toBe(0)
    expect(await crew.inBank(photo.name)).toEqual([])
    await button(page, 'field.settings.title').click()
    await button(page, 'field.settings.leave').click()

    await field(page, 'field.door.email').fill(sari.email)
    await field(page, 'field.door.password').fill(password)
    await page.getByRole('button', { name: label('field.door.enter'), exact: true }).click()
    await receipts(page, photo.name).waitFor()
    expect(await crew.inBank(photo.name)).toMatchObject([{ uploader_id: sari.personId }])
  }),
)

test(
  'the session ends in the middle of a file; after signing in it goes on at the same upload',
  crew.telling(async (enter) => {
    const sari = await crew.member('Sari Lestari', { password })
    const window = await enter(sari, { serviceWorkers: 'block' })
    const photo = await takenPhoto('tengah-jalan.jpg', 400_000)
    const page = await crew.openApp(window)
    let pieces = 0
    await page.route('**/api/v1/uploads/*', async (route) => {
      if (route.request().method() === 'PATCH' && ++pieces === 2)
        await crew.house.identity.endSession(sari.actor, sari.sessionId)
      return route.fallback()
    })
    await choose(page, [photo])
    await release(page, 1)
    await page.getByText(label('field.door.kept', { n: 1 })).waitFor()
    await field(page, 'field.door.email').fill(sari.email)
    await field(page, 'field.door.password').fill(password)
    await page.getByRole('button', { name: label('field.door.enter'), exact: true }).click()
    await receipts(page, photo.name).waitFor()
    expect(await crew.uploadsOf(photo.name)).toEqual(['kept'])
    expect(await crew.inBank(photo.name)).toMatchObject([{ sha256: sha256(photo.buffer) }])
  }),
)

test(
  'two windows of one person send a file once',
  crew.telling(async (enter) => {
    const window = await enter(await crew.member())
    const photo = await takenPhoto('dua-jendela.jpg', 700_000)
    const page = await crew.openApp(window)
    await page.getByText(label('field.empty.title')).waitFor()
    await kept(page)
    await window.setOffline(true)
    await choose(page, [photo])
    await release(page, 1)
    const other = await crew.openApp(window)
    for (const one of [page, other]) await one.getByText(label('field.strip.offline', { n: 1 })).waitFor()
    await window.setOffline(false)
    for (const one of [page, other]) await receipts(one, photo.name).waitFor()
    expect(await crew.uploadsOf(photo.name)).toEqual(['kept'])
  }),
)

test(
  'with the application closed, Background Sync sends what waits when the network is back',
  crew.telling(async (enter) => {
    const window = await enter(await crew.member())
    // Driven from outside, this browser refuses the wish; that it is made, and what comes of it, can be seen all the same.
    await window.addInitScript(
      'self.tags = []; SyncManager.prototype.register = async (tag) => void self.tags.push(tag)',
    )
    const photo = await takenPhoto('latar-belakang.jpg')
    const page = await crew.openApp(window)
    await page.getByText(label('field.empty.title')).waitFor()
    await kept(page)
    await window.setOffline(true)
    await choose(page, [photo])
    await release(page, 1)
    await page.getByText(label('field.strip.offline', { n: 1 })).waitFor()
    await expect.poll(() => page.evaluate('self.tags')).toContain('setor')
    // A picture of the same house runs no program, and so sends nothing by itself.
    const elsewhere = await window.newPage()
    await page.close()
    await window.setOffline(false)
    await elsewhere.goto(`${crew.house.url}/setor/icon-192.png`)
    const devtools = await window.newCDPSession(elsewhere)
    const registrationId = new Promise<string>((resolve) => {
      devtools.on('ServiceWorker.workerRegistrationUpdated', ({ registrations }) => {
        const own = registrations.find(({ scopeURL }) => scopeURL === `${crew.house.url}/setor/`)
        if (own !== undefined) resolve(own.registrationId)
      })
    })
    await devtools.send('ServiceWorker.enable')
    await devtools.send('ServiceWorker.dispatchSyncEvent', {
      origin: crew.house.url,
      registrationId: await registrationId,
      tag: 'setor',
      lastChance: false,
    })
    await expect.poll(() => crew.inBank(photo.name)).toHaveLength(1)
    const again = await crew.openApp(window)
    await receipts(again, photo.name).waitFor()
    expect(await crew.uploadsOf(photo.name)).toEqual(['kept'])
  }),
)

test(
  'a large file waits for Wi-Fi when it is told to, and goes when it must',
  crew.telling(async (enter) => {
    const window = await enter(await crew.member())
    const page = await crew.openApp(window)
    await button(page, 'field.settings.title').click()
    await page.getByRole('switch').check()
    await button(page, 'field.back').click()
    const [large, small] = [await takenPhoto('besar.jpg', 10_500_000), await takenPhoto('kecil.jpg')]
    await choose(page, [large, small])
    await release(page, 2)
    await receipts(page, small.name).waitFor()
    await page.getByText(label('field.strip.held', { n: 1 })).waitFor()
    expect(await crew.uploadsOf(large.name)).toEqual([])
    await button(page, 'field.state.send_anyway').click()
    await receipts(page, large.name).waitFor()
    expect(await crew.inBank(large.name)).toMatchObject([{ sha256: sha256(large.buffer) }])
  }),
)

test(
  'words of one file change before it is sent, and what is said about consent reaches the desk',
  crew.telling(async (enter) => {
    const window = await enter(await crew.member())
    const photo = await takenPhoto('izin.jpg')
    const page = await crew.openApp(window)
    await page.getByText(label('field.empty.title')).waitFor()
    await kept(page)
    await window.setOffline(true)
    await choose(page, [photo])
    await page.getByLabel(label('field.words.consent_given')).check()
    await release(page, 1, 'Anak-anak bermain di halaman.')
    await page.getByText(label('field.words.consent_whose')).waitFor()
    await field(page, 'field.words.consent_by').fill('Ibu Wati')
    await release(page, 1, 'Anak-anak bermain di halaman.')
    await button(page, 'field.words.change_of', { filename: photo.name }).click()
    await field(page, 'field.words.caption').fill('Anak-anak bermain di halaman sekolah.')
    await button(page, 'field.words.save').click()
    await window.setOffline(false)
    await receipts(page, photo.name).waitFor()
    await page.getByText(label('field.sent.consent_by', { name: 'Ibu Wati' })).waitFor()
    const [asset] = await crew.inBank(photo.name)
    expect(asset?.caption).toBe('Anak-anak bermain di halaman sekolah.')
    const { rows } = await crew.house.database.pool.query<{ consent: string }>(
      'select consent from bank.rights where asset_id = $1',
      [asset?.id],
    )
    // In the rights where the house takes it from the announcement; in words that name nobody where it does not.
    if (rows[0]?.consent !== 'given')
      expect(asset?.rights).toContain('Izin orang di dalamnya sudah diberikan')
    expect(asset?.rights).not.toContain('Wati')
  }),
)

test(
  'what does not fit on the phone is refused with a sentence; words half written outlast a restart',
  crew.telling(async (enter) => {
    const window = await enter(await crew.member())
    await window.addInitScript('navigator.storage.estimate = async () => ({ quota: 30_900_000, usage: 0 })')
    let page = await crew.openApp(window)
    const [large, small] = [await takenPhoto('terlalu-besar.jpg', 1_000_000), await takenPhoto('muat.jpg')]
    await page.locator('input[name=files]').setInputFiles([large, small])
    await page
      .getByRole('alert')
      .getByText(/terlalu-besar\.jpg .* tidak muat/)
      .waitFor()
    await button(page, 'field.drafts.go').click()
    await field(page, 'field.words.caption').fill('Setengah kalimat')
    await expect.poll(async () => (await onPhone(page, 'notes')).join('')).toContain('Setengah kalimat')
    await page.close({ runBeforeUnload: false })
    page = await crew.openApp(window)
    await button(page, 'field.drafts.go').click()
    expect(await field(page, 'field.words.caption').inputValue()).toBe('Setengah kalimat')
    await release(page, 1, 'Sekalimat penuh.')
    await receipts(page, small.name).waitFor()
  }),
)

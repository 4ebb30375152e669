/** `npm run shots`: a picture of every page of the demonstration, narrow and wide, light and dark, into shots/. */
import { mkdir, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { closeBrowser, openWindow } from './support/browser.ts'
import { startHouse } from './support/house-process.ts'

const only = process.argv.slice(2)
const data = await mkdtemp(join(tmpdir(), 'pendopo-shots-'))
const house = await startHouse('demo', { PENDOPO_DATA: data })
const last = await house.says(/sign in as (\S+) \/ (\S+)/)
const [, email = '', password = ''] = /sign in as (\S+) \/ (\S+)/.exec(last) ?? []

const administrator = 'arifin@pendopo.example'

const html = async (path: string) => (await fetch(`${house.url}${path}`)).text()
const first = async (path: string, pattern: RegExp) => pattern.exec(await html(path))?.[1] ?? '/'
const story = await first('/', /href="(\/berita\/[^"]+)"/)
const publicPages: Record<string, string> = {
  home: '/',
  'home-en': '/en/',
  region: '/satuan/jawa-barat',
  district: await first('/satuan/jawa-barat', /href="(\/satuan\/jawa-barat\/[^"/]+)"/),
  units: '/satuan',
  story,
  'story-corrected': await first('/koreksi', /href="(\/berita\/[^"]+)"/),
  'story-film': await first('/cari?q=mega+mendung+kawung', /href="(\/berita\/[^"]+)"/),
  'story-sound': await first('/cari?q=siaran+radio', /href="(\/berita\/[^"]+)"/),
  release: await first('/media/rilis', /href="(\/media\/rilis\/[^"]+)"/),
  topic: await first(story, /href="(\/topik\/[^"]+)"/),
  tag: await first(story, /href="(\/tag\/[^"]+)"/),
  day: await first('/', /href="(\/arsip\/[^"]+)"/),
  search: '/cari?q=warga',
  'search-nothing': '/cari?q=zzzzqqq',
  corrections: '/koreksi',
  accounts: '/kanal',
  'how-we-work': '/cara-kami-bekerja',
  'not-found': '/tidak-ada',
}
const consolePages: Record<string, string> = {
  'sign-in': '/konsol/masuk',
  desk: '/konsol',
  board: '/konsol/papan',
  calendar: '/konsol/kalender',
  'new-story': '/konsol/berita/baru',
  bank: '/konsol/bank',
  'bank-work': '/konsol/bank/pekerjaan',
  channels: '/konsol/kanal',
  deliveries: '/konsol/kiriman',
  figures: '/konsol/media/analisis?kurun=90',
  security: '/konsol/keamanan',
}
const officer = 'nadia@pendopo.example'
const officerPages: Record<string, string> = {
  distributions: '/konsol/sebaran',
  quotas: '/konsol/kanal/kuota',
  'posts-read': '/konsol/kanal/arus',
  inbox: '/konsol/kanal/kotak-masuk',
  connections: '/konsol/kanal/sambungan',
  silence: '/konsol/kanal/sambungan?tampilan=silent',
  register: '/konsol/kanal/daftar',
  imitations: '/konsol/kanal/tiruan',
  'channel-calendar': '/konsol/kanal/kalender',
}
const administratorPages: Record<string, string> = {
  people: '/konsol/orang',
  'units-console': '/konsol/satuan',
  keys: '/konsol/kunci',
  audit: '/konsol/jejak',
  outbox: '/konsol/kotak-keluar',
}
/** Pages that stay connected never fall silent; a moment without news is enough. */
const settled = (page: Page) => page.waitForLoadState('networkidle', { timeout: 4000 }).catch(() => {})
const wanted = (name: string) => only.length === 0 || only.includes(name)

await mkdir('shots', { recursive: true })
try {
  for (const colorScheme of ['light', 'dark'] as const)
    for (const width of [390, 1440]) {
      const window = await openWindow({ colorScheme, viewport: { width, height: width === 390 ? 844 : 900 } })
      const page = await window.newPage()
      const shoot = async (name: string, path: string) => {
        if (!wanted(name)) return
        await page.goto(`${house.url}${path}`)
        await settled(page)
        await page.screenshot({ path: `shots/${name}-${width}-${colorScheme}.png`, fullPage: true })
      }
      for (const [name, path] of Object.entries(publicPages)) await shoot(name, path)
      const { 'sign-in': door = '', ...behind } = consolePages
      await shoot('sign-in', door)
      const enter = async (person: string) => {
        await window.clearCookies()
        await page.goto(`${house.url}${door}`)
        await page.getByLabel('Alamat surel').fill(person)
        await page.getByLabel('Kata sandi', { exact: true }).fill(password)
        await page.getByRole('button', { name: 'Masuk', exact: true }).click()
        await page.waitForURL((address) => !address.pathname.endsWith('/masuk'))
      }
      await enter(administrator)
      for (const [name, path] of Object.entries(administratorPages)) await shoot(name, path)
      await enter(officer)
      for (const [name, path] of Object.entries(officerPages)) await shoot(name, path)
      // One that is being written, with the looks of its posts.
      await page.goto(`${house.url}/konsol/sebaran`)
      await settled(page)
      const links = page.locator('main a[href*="/sebaran/"]')
      for (const [at, name] of ['distribution', 'distribution-2'].entries()) {
        const address = (await links.count()) > at ? await links.nth(at).getAttribute('href') : null
        if (address !== null) await shoot(name, address)
      }
      await enter(email)
      for (const [name, path] of Object.entries(behind)) await shoot(name, path)
      await page.goto(`${house.url}/konsol/papan?tahap=published`)
      await settled(page)
      // The lead story was sent back once, so it has versions to compare.
      const workspace = await page
        .locator('tr[data-edition]', { hasText: 'Satu pintu' })
        .first()
        .getByRole('link')
        .first()
        .getAttribute('href')
      if (workspace !== null) {
        await shoot('workspace', workspace)
        await shoot('history', workspace.replace(/^(\/konsol\/berita\/[^/]+).*$/, '$1'))
        await shoot('versions', `${workspace}/versi`)
      }
      await window.close()
      console.log(`${width} px, ${colorScheme}: done`)
    }
} finally {
  await closeBrowser()
  await house.signal('SIGTERM')
  await rm(data, { recursive: true, force: true })
}

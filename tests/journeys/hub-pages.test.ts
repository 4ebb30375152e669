/** Every page of the hub for the public in a real browser: axe finds nothing, its policy blocks nothing, nothing scrolls sideways. */
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { pressCookie } from '../../src/house/hub/index.ts'
import { expectAccessible } from '../support/axe.ts'
import { closeWindows, openWindow } from '../support/browser.ts'
import {
  accredited,
  announcement,
  correctedAsset,
  forgetAttempts,
  hours,
  lettersTo,
  linkMailedTo,
  officer,
  signedInPress,
} from '../support/hub.ts'
import { storyAt } from '../support/newsroom.ts'
import { pressKits } from '../support/press-kits.ts'
import { signIn, type SignedIn } from '../support/sign-in.ts'
import { openSiteHouse, publish, type SiteTestHouse } from '../support/site-house.ts'

const looks = {
  'phone in daylight': { colorScheme: 'light', viewport: { width: 390, height: 844 } },
  'desk at night': { colorScheme: 'dark', viewport: { width: 1440, height: 900 } },
} as const

let house: SiteTestHouse
let origin: string
let token: string
const addresses: Record<string, string> = {}
const complaints: string[] = []
const windows = new Map<string, Page>()

/** Before and after the journalist's word, open to everybody, and taken back. */
async function kitsInEveryState(desk: SignedIn, who: Awaited<ReturnType<typeof signedInPress>>) {
  const unitId = house.units.root().id
  const siti = await signIn(house, { name: 'Siti', roles: ['contributor'] })
  const budi = await signIn(house, { name: 'Budi', roles: ['approver', 'editor'] })
  const { editionId } = await storyAt(
    house,
    { author: siti.actor, approver: budi.actor, unitId },
    'published',
  )
  const { release, draft, parts } = await pressKits(house, desk, who, { editionIds: [editionId] })
  await house.jobs.drain()
  const { hub } = house
  const open = await hub.publishRelease(desk.actor, draft.id, draft)
  await hub.correctRelease(desk.actor, open.id, {
    version: open.version,
    why: 'Jumlahnya dua puluh satu.',
    summary: { id: 'Dua puluh satu layanan.', en: 'Twenty-one services.' },
  })
  const put = async (title: string, more: object = {}) => {
    const made = await hub.composeRelease(desk.actor, { ...parts, title: { id: title, en: title }, ...more })
    return hub.publishRelease(desk.actor, made.id, made)
  }
  const ahead = await put('Hasil operasi lalu lintas', {
    embargoUntil: new Date(house.clock.now().getTime() + 30 * hours),
    terms: { id: 'Wawancara boleh, siaran tidak.' },
  })
  const back = await put('Jadwal layanan keliling')
  await hub.withdrawRelease(desk.actor, back.id, { version: back.version, why: 'Jadwalnya berubah.' })
  return {
    releases: '/media/rilis',
    'a release': `/media/rilis/laporan-akhir-tahun-${open.ref}`,
    'a release in English': `/en/media/rilis/year-end-report-${open.ref}`,
    'a release withdrawn': `/media/rilis/jadwal-layanan-keliling-${back.ref}`,
    'the terms of an embargo': `/media/saya/rilis/${ahead.ref}`,
    'a release under embargo, accepted': `/media/saya/rilis/${release.ref}`,
  }
}

beforeAll(async () => {
  house = await openSiteHouse({ pack: 'polri', now: '2026-11-24T07:05:00Z' })
  origin = await house.server.listen({ port: 0, host: '127.0.0.1' })
  const desk = await officer(house)
  const root = house.units.root()
  await publish(house, { unit: root.code, headline: 'Rilis dengan gambar', picture: true })
  await publish(house, { unit: root.code, headline: 'Rilis tanpa gambar' })
  const announce = (title: string, more: object = {}) =>
    house.hub.announceEvent(
      desk.actor,
      announcement(house, {
        title: { id: title },
        coordinates: { lat: -6.2, lon: 106.8 },
        capacity: 40,
        ...more,
      }),
    )
  const event = await announce('Konferensi pers', { accreditUntil: new Date('2026-11-26T03:00:00Z') })
  const off = await announce('Kunjungan media')
  await house.hub.cancelEvent(desk.actor, off.id, { version: 1, why: 'Cuaca buruk.' })
  const put = await announce('Rilis kasus')
  await house.hub.postponeEvent(desk.actor, put.id, { version: 1, why: 'Menunggu hasil laboratorium.' })
  await announce('Pembukaan pos', { state: 'provisional' })

  const { email } = await accredited(house, desk, { name: 'Gita Larasati', outlet: 'Harian Pagi' })
  const who = await signedInPress(house, email)
  for (let nth = 0; nth < 2; nth += 1) await signedInPress(house, email)
  token = who.token
  const number = await house.hub.press.ask(
    who,
    { subject: 'Antrean surat', text: 'Berapa lama sekarang?' },
    '192.0.2.1',
  )
  const { id } = await house.database.db
    .selectFrom('hub.enquiry')
    .select('id')
    .where('number', '=', number)
    .executeTakeFirstOrThrow()
  const story = await publish(house, { unit: root.code, headline: 'Antrean makin pendek' })
  await house.hub.answer(desk.actor, id, {
    text: 'Dua belas menit.',
    story: { ref: story.ref, locale: 'id' },
  })
  await house.hub.press.requestFollow(
    { email: 'tari@media.test', locale: 'id', of: { unitId: root.id } },
    '192.0.2.1',
  )
  await house.hub.press.addWatch(who, { topic: house.units.pack.topics[0]?.key ?? '' })
  await house.hub.press.addWatch(who, { words: 'banjir "Kali Ciliwung" -latihan' })
  await house.hub.press.addBookmark(who, { ref: story.ref, locale: 'id' })
  await correctedAsset(house, who.journalist)
  const warned = /\/media\/koreksi\/[\w.-]+/.exec((await lettersTo(house, email))[0]?.text ?? '')?.[0]
  const confirm = await linkMailedTo(house, 'tari@media.test')
  const kits = await kitsInEveryState(desk, who)
  await forgetAttempts(house)

  Object.assign(addresses, {
    'the first page': '/media',
    'the first page in English': '/en/media',
    'the agenda': '/media/agenda',
    'the agenda in English': '/en/media/agenda',
    'a unit’s empty agenda': `/media/agenda?satuan=${house.units.children(root.id)[0]?.sitePath}`,
    'what is over': '/media/agenda?waktu=lalu',
    'an event': `/media/agenda/x-${event.ref}`,
    'an event called off, in English': `/en/media/agenda/x-${off.ref}`,
    'an event put off': `/media/agenda/x-${put.ref}`,
    'the registration': '/media/daftar',
    'signing in': '/media/masuk',
    'after a form': '/media/terkirim/daftar',
    'a mailed link': confirm,
    'a link that is gone': '/media/berhenti/x',
    'one’s own page': '/media/saya',
    'what proved wrong': warned ?? '',
    'one’s alerts': '/media/saya/kabar',
    'one’s alerts in English': '/en/media/saya/kabar',
    'what was saved': '/media/saya/simpanan',
    'whether to save': `/media/saya/simpan/${story.ref}`,
    'one’s own enquiry': `/media/saya/pertanyaan/${number}`,
    'the way out': '/media/saya/pergi',
    ...kits,
  })
  for (const [name, look] of Object.entries(looks)) {
    const window = await openWindow(look)
    await window.addCookies([{ name: pressCookie, value: token, url: origin }])
    const page = await window.newPage()
    page.on('console', (message) => {
      if (!/status of 4\d\d/.test(message.text())) complaints.push(`${page.url()} ${message.text()}`)
    })
    page.on('request', (request) => {
      if (new URL(request.url()).origin !== origin) complaints.push(`asks elsewhere: ${request.url()}`)
    })
    windows.set(name, page)
  }
})
afterAll(closeWindows)

const names = [
  'the first page',
  'the first page in English',
  'the agenda',
  'the agenda in English',
  'a unit’s empty agenda',
  'what is over',
  'an event',
  'an event called off, in English',
  'an event put off',
  'the registration',
  'signing in',
  'after a form',
  'a mailed link',
  'a link that is gone',
  'one’s own page',
  'what proved wrong',
  'one’s alerts',
  'one’s alerts in English',
  'what was saved',
  'whether to save',
  'one’s own enquiry',
  'the way out',
  'releases',
  'a release',
  'a release in English',
  'a release withdrawn',
  'the terms of an embargo',
  'a release under embargo, accepted',
]

test.each(names.flatMap((name) => Object.keys(looks).map((look) => [name, look] as const)))(
  '%s (%s)',
  async (name, look) => {
    const page = windows.get(look)
    const address = addresses[name]
    if (page === undefined || address === undefined) throw new Error(`${name} ${look}`)
    complaints.length = 0
    const answer = await page.goto(origin + address, { waitUntil: 'load' })
    expect(answer?.status()).toBe(name === 'a link that is gone' ? 410 : 200)
    // Nobody was sent to the door instead.
    expect(new URL(page.url()).pathname.startsWith('/media/masuk')).toBe(name === 'signing in')
    await expectAccessible(page)
    expect(complaints).toEqual([])
  },
)

test.each(Object.keys(looks))('a form that comes back with its faults (%s)', async (look) => {
  const page = windows.get(look)
  if (page === undefined) throw new Error(look)
  complaints.length = 0
  await page.goto(`${origin}/media/daftar`)
  // The browser's own check would hold it back.
  await page.evaluate("document.querySelector('form.form').noValidate = true")
  await page.locator('form.form button[type=submit]').click()
  await page.locator('[aria-invalid]').first().waitFor()
  await expectAccessible(page)
  expect(complaints).toEqual([])
})

test('targets are large enough for a thumb', async () => {
  const page = windows.get('phone in daylight')
  if (page === undefined) throw new Error('no phone')
  for (const path of ['/media/agenda', '/media/daftar', '/media/saya', addresses['a release'] ?? '']) {
    await page.goto(origin + path)
    const small =
      await page.evaluate(`[...document.querySelectorAll('main button, main input:not([type=hidden], .vh *), main select, main nav a, main .button')]
      .filter((one) => one.getBoundingClientRect().height < 44).map((one) => one.outerHTML.slice(0, 120))`)
    expect(small, path).toEqual([])
  }
})

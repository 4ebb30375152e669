import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import {
  accredited,
  announcement,
  days,
  forgetAttempts,
  lettersTo,
  linkMailedTo,
  officer,
  pressBrowser,
} from '../../../tests/support/hub.ts'
import type { SignedIn } from '../../../tests/support/sign-in.ts'
import { heard, openSiteHouse, type SiteTestHouse } from '../../../tests/support/site-house.ts'

let house: SiteTestHouse
let desk: SignedIn
beforeAll(async () => {
  house = await openSiteHouse()
  desk = await officer(house)
})
beforeEach(() => forgetAttempts(house))

const announce = (given: Parameters<typeof announcement>[1] = {}) =>
  house.hub.announceEvent(desk.actor, announcement(house, given))
const hostile = '"><img src=x onerror=alert(1)><script>alert(2)</script>'

describe('the journalist’s own pages', () => {
  async function enter(email: string, browser = pressBrowser(house)) {
    await browser.post('/media/masuk', { email })
    const link = await linkMailedTo(house, email)
    expect((await browser.get(link)).body).toContain('Masuk sekarang')
    const opened = await browser.post(link)
    expect([opened.statusCode, opened.headers.location]).toEqual([303, '/media/saya'])
    return { browser, link, cookie: String(opened.headers['set-cookie']) }
  }

  test('open by the mailed link and a cookie that scripts and other sites cannot use; nobody keeps a copy', async () => {
    const { email } = await accredited(house, desk, { name: 'Dian <Pers>' })
    const { browser, link, cookie } = await enter(email)
    expect(cookie).toMatch(/^pendopo_press=[\w-]{43}; Path=\/; Max-Age=2592000; HttpOnly; SameSite=Lax$/)
    const own = await browser.get('/media/saya')
    expect(own.body).toContain('Dian &lt;Pers&gt;')
    expect(own.body).toContain('Anda terakreditasi')
    expect(own.headers).toMatchObject({
      'cache-control': 'no-store',
      'x-robots-tag': expect.stringContaining('noindex'),
      'referrer-policy': 'same-origin',
    })
    expect((await browser.post(link)).statusCode).toBe(410)
    const stranger = await pressBrowser(house).get('/media/saya')
    expect([stranger.statusCode, stranger.headers.location]).toEqual([303, '/media/masuk'])
    expect(stranger.body).not.toContain('Dian')
  })

  test('behind https the cookie is never sent in the clear', async () => {
    const { sessionCookie } = await import('../../site/routes/media-doors.tsx')
    expect(sessionCookie({ config: { ...house.config, url: 'https://humas.example' } }, 'x')).toMatch(
      /; SameSite=Lax; Secure$/,
    )
  })

  test('let them ask, read answers, ask on, end sessions and leave', async () => {
    const { email } = await accredited(house, desk)
    const { browser } = await enter(email)
    const wrong = await browser.post('/media/saya/tanya', {
      subject: 'Singkat',
      text: '',
      deadline: '2026-02-31T10:00',
    })
    expect(wrong.statusCode).toBe(422)
    expect(wrong.body).toContain('Tenggat harus di masa depan')
    expect(wrong.body).toContain('value="Singkat"')
    const asked = await browser.post('/media/saya/tanya', {
      unit: '',
      subject: `Soal ${hostile}`,
      text: 'Berapa lama antrean?\r\n\r\nTerima kasih.',
      deadline: '2026-11-25T09:30',
    })
    expect(asked.statusCode).toBe(303)
    const address = String(asked.headers.location)
    const read = (await browser.get(address)).body
    expect(read).not.toContain('<img src=x')
    expect(read).toContain('tenggat 25 November 2026, 09.30 WITA')
    const number = address.split('/').at(-1) ?? ''
    const { id } = await house.database.db
      .selectFrom('hub.enquiry')
      .select('id')
      .where('number', '=', number)
      .executeTakeFirstOrThrow()
    await house.hub.addNote(desk.actor, id, { text: 'Catatan dalam.' })
    await house.hub.answer(desk.actor, id, { text: 'Dua belas menit.' })
    const answered = (await browser.get(address)).body
    expect(answered).toContain('Dua belas menit.')
    expect(answered).not.toContain('Catatan dalam.')
    expect((await browser.post(address, { text: 'Di mana saja?' })).headers.location).toBe(address)

    const other = await enter((await accredited(house, desk)).email)
    expect((await other.browser.get(address)).statusCode).toBe(404)

    const second = await enter(email)
    expect((await browser.get('/media/saya')).body.match(/name="sesi"/g)).toHaveLength(2)
    await browser.post('/media/saya/sesi', { sesi: 'lain' })
    expect((await second.browser.get('/media/saya')).statusCode).toBe(303)
    const out = await browser.post('/media/saya/sesi', { sesi: 'ini' })
    expect(String(out.headers['set-cookie'])).toMatch(/^pendopo_press=; .*Max-Age=0/)

    const last = await enter(email)
    expect((await last.browser.get('/media/saya/pergi')).body).toContain('Ya, hapus data saya')
    expect((await last.browser.post('/media/saya/pergi')).body).toContain('Data Anda sudah dihapus')
    expect((await last.browser.get('/media/saya')).statusCode).toBe(303)
    await pressBrowser(house).post('/media/masuk', { email })
    // Their letters went with them, and the mailbox is nobody's now.
    expect(await lettersTo(house, email)).toEqual([])
  })

  test('show whoever expired or was turned down how they stand, without a form to ask', async () => {
    const { email, id } = await accredited(house, desk, {
      until: new Date(house.clock.now().getTime() + days),
    })
    house.clock.advance(2 * days)
    const { browser } = await enter(email)
    const body = (await browser.get('/en/media/saya')).body
    expect(body).toContain('Your accreditation has expired')
    expect(body).not.toContain('name="subject"')
    expect(
      (await browser.post('/media/saya/tanya', { subject: 'Halo', text: 'Boleh bertanya sekarang?' }))
        .statusCode,
    ).toBe(403)
    await house.hub.suspend(desk.actor, id, { why: 'Uji.' })
    expect((await browser.get('/media/saya')).statusCode).toBe(303)
    house.clock.advance(-2 * days)
  })
})

test('what is personal stands on no public page, in no calendar and no answer to anybody', async () => {
  const secret = await accredited(house, desk, {
    name: 'Sandiwara Tersembunyi',
    email: 'tersembunyi@media.test',
  })
  await house.hub.press.requestFollow(
    { email: secret.email, locale: 'id', of: { unitId: house.units.root().id } },
    '192.0.2.9',
  )
  await house.hub.press.confirmFollow(
    (await linkMailedTo(house, secret.email)).split('/').at(-1) ?? '',
    '192.0.2.9',
  )
  const event = await announce({ title: { id: 'Umum' } })
  await heard(house)
  for (const url of [
    '/',
    '/media',
    '/media/agenda',
    `/media/agenda/umum-${event.ref}`,
    '/media/agenda.ics',
    '/media/daftar',
    '/media/masuk',
    '/media/saya',
    '/sitemap/halaman.xml',
    '/api/v1/openapi.json',
    '/api/v1/hub/journalists',
    '/api/v1/hub/enquiries',
  ]) {
    const { body } = await house.server.inject({ url })
    expect(body, url).not.toMatch(/Sandiwara|tersembunyi/)
  }
})

/** The public's doors as a browser without a script uses them. */
import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import {
  accredited,
  announcement,
  application,
  days,
  forgetAttempts,
  hours,
  lettersTo,
  linkMailedTo,
  officer,
  pressBrowser,
} from '../../../tests/support/hub.ts'
import type { SignedIn } from '../../../tests/support/sign-in.ts'
import { heard, openSiteHouse, publish, type SiteTestHouse } from '../../../tests/support/site-house.ts'

let house: SiteTestHouse
let desk: SignedIn
beforeAll(async () => {
  house = await openSiteHouse()
  desk = await officer(house)
})
beforeEach(() => forgetAttempts(house))

const announce = (given: Parameters<typeof announcement>[1] = {}) =>
  house.hub.announceEvent(desk.actor, announcement(house, given))
const page = async (url: string) => {
  const answer = await house.server.inject({ url })
  expect(answer.statusCode, url).toBe(200)
  return answer.body
}
const hostile = '"><img src=x onerror=alert(1)><script>alert(2)</script>'
const png = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
)

describe('the agenda’s pages', () => {
  test('show an event in both languages under one reference; old words lead on to the new address', async () => {
    const event = await announce({
      title: { id: 'Gelar pasukan', en: 'Parade' },
      description: { id: 'Di lapangan.', en: 'On the field.' },
    })
    const list = await page('/media/agenda')
    expect(list).toContain(`href="/media/agenda/gelar-pasukan-${event.ref}"`)
    expect(await page('/en/media/agenda')).toContain(`href="/en/media/agenda/parade-${event.ref}"`)
    const english = await page(`/en/media/agenda/parade-${event.ref}`)
    expect(english).toContain('<p>On the field.</p>')
    expect(english).toContain(
      `hreflang="id" href="http://house.test/media/agenda/gelar-pasukan-${event.ref}"`
        .replace('hreflang', 'hrefLang')
        .toLowerCase()
        .replace('hreflang', 'hrefLang'),
    )
    const old = await house.server.inject({ url: `/media/agenda/apa-saja-${event.ref}` })
    expect([old.statusCode, old.headers.location]).toEqual([301, `/media/agenda/gelar-pasukan-${event.ref}`])
    for (const url of [
      '/media/agenda/apa-saja',
      '/media/agenda/x-22222222',
      '/media/agenda?satuan=tidak-ada',
    ])
      expect((await house.server.inject({ url })).statusCode, url).toBe(404)
    expect((await house.server.inject({ url: '/media/agenda?sesudah=%27%20or%201=1' })).statusCode).toBe(422)
  })

  test('are kept under surrogate keys and change with the event, at once', async () => {
    const event = await announce({ title: { id: 'Sidang etik' } })
    const url = `/media/agenda/sidang-etik-${event.ref}`
    await heard(house)
    const kept = await house.server.inject({ url })
    expect(kept.headers['surrogate-key']).toBe(`event:${event.ref}`)
    expect(kept.headers['cache-control']).toContain('public')
    for (const address of ['/media', '/media/agenda', '/media/agenda.ics'])
      expect(
        String((await house.server.inject({ url: address })).headers['surrogate-key']).split(' '),
      ).toContain('agenda')
    const before = house.site.cache.figures().renders
    await page(url)
    expect(house.site.cache.figures().renders).toBe(before)
    await house.hub.cancelEvent(desk.actor, event.id, { version: 1, why: 'Hakim berhalangan.' })
    await heard(house)
    expect(await page(url)).toContain('Hakim berhalangan.')
    expect(await page('/media/agenda')).toMatch(/Dibatalkan[\s\S]{0,300}Sidang etik/)
    expect(await page('/media')).toMatch(/Sidang etik[\s\S]{0,200}Dibatalkan/)
  })

  test('turn by themselves when an event is over', async () => {
    const own = await openSiteHouse()
    const who = await officer(own)
    const startsAt = new Date(own.clock.now().getTime() + hours)
    await own.hub.announceEvent(
      who.actor,
      announcement(own, {
        title: { id: 'Singkat saja' },
        startsAt,
        endsAt: new Date(startsAt.getTime() + hours),
      }),
    )
    await heard(own)
    const at = async (url: string) => (await own.server.inject({ url })).body
    expect(await at('/media/agenda')).toContain('Singkat saja')
    own.clock.advance(90 * 60_000)
    expect(await at('/media/agenda')).toContain('Sedang berlangsung')
    own.clock.advance(hours)
    expect(await at('/media/agenda')).not.toContain('Singkat saja')
    expect(await at('/media/agenda?waktu=lalu')).toContain('Singkat saja')
  })

  test('say the unit’s own time, and hold a unit’s events with those below it', async () => {
    const unit = house.units.byCode('tirta')
    await announce({ unitId: house.units.byCode('tirta2')?.id ?? '', title: { id: 'Uji pipa' } })
    await heard(house)
    const list = await page(`/media/agenda?satuan=${unit?.sitePath}`)
    expect(list).toContain('Uji pipa')
    expect(list).toContain('11.00–13.00 WITA')
    expect(await page(`/media/agenda?satuan=${house.units.byCode('wana')?.sitePath}`)).not.toContain(
      'Uji pipa',
    )
    expect(await page(`/media/agenda.ics?satuan=${unit?.sitePath}`)).toContain('SUMMARY;LANGUAGE=id:Uji pipa')
  })

  test('are read by calendars: one file for all and one for each event, in either language', async () => {
    const event = await announce({
      title: { id: 'Rapat; satu, dua', en: 'Meeting' },
      state: 'provisional',
      coordinates: { lat: -6.2, lon: 106.8 },
    })
    await heard(house)
    const all = await house.server.inject({ url: '/en/media/agenda.ics' })
    expect(all.headers['content-type']).toBe('text/calendar; charset=utf-8')
    expect(all.headers['x-content-type-options']).toBe('nosniff')
    expect(all.body).toContain('SUMMARY;LANGUAGE=en:Meeting')
    const one = await page(`/media/agenda/rapat-satu-dua-${event.ref}.ics`)
    expect(one.match(/BEGIN:VEVENT/g)).toHaveLength(1)
    const lines = one.replaceAll('\r\n ', '').split('\r\n')
    expect(lines).toEqual(
      expect.arrayContaining([
        'METHOD:PUBLISH',
        `UID:${event.id}@house.test`,
        'SEQUENCE:0',
        'STATUS:TENTATIVE',
        'DTSTART:20261127T030000Z',
        'SUMMARY;LANGUAGE=id:Rapat\\; satu\\, dua',
        'GEO:-6.200000;106.800000',
      ]),
    )
  })

  test('write out what officers typed, and never run it', async () => {
    const event = await announce({
      title: { id: hostile, en: hostile },
      description: { id: hostile, en: hostile },
      place: hostile,
      contact: hostile,
    })
    await house.hub.cancelEvent(desk.actor, event.id, { version: 1, why: hostile })
    await heard(house)
    const { path } = {
      path:
        (await page('/media/agenda')).match(new RegExp(`/media/agenda/[a-z0-9-]*${event.ref}`))?.[0] ?? '',
    }
    for (const url of ['/media', '/media/agenda', path, `/en${path}`]) {
      const body = (await house.server.inject({ url })).body
      expect(body, url).not.toMatch(/<img src=x|<script>alert/)
    }
  })
})

describe('the hub’s first page', () => {
  test('shows the latest releases, the agenda and the way in; it stands in navigation and sitemap', async () => {
    await publish(house, { unit: house.units.root().code, headline: 'Rilis hari ini' })
    const event = await announce({ title: { id: 'Temu media' } })
    await heard(house)
    const body = await page('/media')
    expect(body).toContain('Rilis hari ini')
    expect(body).toContain(event.ref)
    expect(body).toContain('href="/media/daftar"')
    expect(body).not.toMatch(/<script(?! type="application\/ld\+json")/)
    expect(await page('/')).toContain(`<a href="/media">${house.units.pack.rooms.hub.id}</a>`)
    expect(await page('/sitemap/halaman.xml')).toContain('http://house.test/en/media/agenda')
  })

  test('is at home under the house’s own name', async () => {
    const administrator = await signInAdministrator()
    const unit = house.units.byCode('wana')
    await house.units.setHost(administrator.actor, { id: unit?.id ?? '', host: 'wana.test' })
    await heard(house)
    for (const url of ['/media', '/en/media/agenda?waktu=lalu', '/media/saya']) {
      const answer = await house.server.inject({ url, headers: { host: 'wana.test' } })
      expect([answer.statusCode, answer.headers.location]).toEqual([302, `http://house.test${url}`])
    }
  })
})

describe('a form', () => {
  test('leads from following to confirmation to the letter’s button, without a script', async () => {
    const browser = pressBrowser(house)
    const event = await announce({ title: { id: 'Uji ikuti' } })
    await heard(house)
    const sent = await browser.post('/media/ikuti', { email: 'budi@media.test', acara: event.ref })
    expect([sent.statusCode, sent.headers.location]).toEqual([303, '/media/terkirim/ikuti'])
    expect((await browser.get('/media/terkirim/ikuti')).body).toContain('Periksa surel Anda')
    const link = await linkMailedTo(house, 'budi@media.test')
    // Machines that look into letters open links: that must not use them up.
    for (let nth = 0; nth < 3; nth += 1)
      expect((await browser.get(link)).body).toContain(`<form class="acts" action="${link}" method="post">`)
    expect((await browser.post(link)).body).toContain('Anda kini mengikuti agenda')
    const again = await browser.post(link)
    expect(again.statusCode).toBe(410)
    expect(again.body).toContain('sudah dipakai, sudah diganti, atau kedaluwarsa')
    await house.jobs.drain()
    await house.hub.cancelEvent(desk.actor, event.id, { version: 1, why: 'Batal.' })
    await house.jobs.drain()
    const stop = await linkMailedTo(house, 'budi@media.test')
    expect((await browser.get(stop)).body).toContain('Uji ikuti')
    // RFC 8058: the mail program posts by itself, from anywhere, without cookie or origin.
    const oneClick = await house.server.inject({
      method: 'POST',
      url: stop,
      headers: {
        'content-type': 'application/x-www-form-urlencoded',
        origin: 'https://mail.example',
        'sec-fetch-site': 'cross-site',
      },
      payload: 'List-Unsubscribe=One-Click',
    })
    expect(oneClick.statusCode).toBe(200)
    expect((await browser.get(stop)).statusCode).toBe(410)
  })

  test('comes back with what was typed and what is wrong with it, beside its field', async () => {
    const browser = pressBrowser(house)
    const answer = await browser.upload(
      '/media/daftar',
      { name: 'Wulan', email: 'salah', outlet: '', position: hostile },
      { name: 'kartu.html', bytes: Buffer.from('<html>') },
    )
    expect(answer.statusCode).toBe(422)
    expect(answer.headers['cache-control']).toBe('no-store')
    expect(answer.body).toContain('value="Wulan"')
    expect(answer.body).toMatch(
      /id="daftar-email"[^>]*aria-invalid="true"[^>]*aria-describedby="daftar-email-bantuan daftar-email-salah"/,
    )
    expect(answer.body).toContain('Berkas bukti harus PDF, JPEG, atau PNG.')
    expect(answer.body).not.toContain('<img src=x')
    const large = await browser.upload(
      '/media/daftar',
      { name: 'W' },
      { name: 'a.png', bytes: Buffer.concat([png, Buffer.alloc(5_000_001)]) },
    )
    expect(large.statusCode).toBe(422)
    expect(large.body).toContain('Berkas bukti paling besar 5 MB.')
  })

  test('that a program filled in is thanked for and thrown away', async () => {
    const browser = pressBrowser(house)
    const { proof: _, locale: __, ...fields } = application({ email: 'robot@media.test' })
    const answer = await browser.upload('/media/daftar', { ...fields, situs: 'https://spam.example' })
    expect([answer.statusCode, answer.headers.location]).toEqual([303, '/media/terkirim/daftar'])
    expect(await lettersTo(house, 'robot@media.test')).toEqual([])
  })

  test.each([
    ['another site, as browsers say it', { origin: 'https://jahat.example', 'sec-fetch-site': 'cross-site' }],
    ['another site, by its origin', { origin: 'https://jahat.example' }],
    ['a neighbouring site', { origin: 'http://lain.house.test', 'sec-fetch-site': 'same-site' }],
    ['nowhere, but with a cookie', { origin: '', cookie: 'pendopo_press=x' }],
  ])('that comes from %s is refused at every door', async (_, headers) => {
    for (const url of [
      '/media/ikuti',
      '/media/daftar',
      '/media/masuk',
      '/media/masuk/x',
      '/media/daftar/x',
      '/media/ikuti/x',
      '/media/saya/tanya',
      '/media/saya/sesi',
      '/media/saya/media',
      '/media/saya/pergi',
      '/en/media/saya/pertanyaan/T-1',
    ]) {
      const { origin, ...rest } = headers
      const answer = await house.server.inject({
        method: 'POST',
        url,
        headers: {
          ...rest,
          ...(origin === '' ? {} : { origin }),
          'content-type': 'application/x-www-form-urlencoded',
        },
        payload: 'email=x@media.test',
      })
      expect(answer.statusCode, url).toBe(403)
    }
  })

  test('sent too often is told how long to wait', async () => {
    const browser = pressBrowser(house, '203.0.113.200')
    for (let nth = 0; nth < 30; nth += 1) await browser.post('/media/masuk', { email: `x${nth}@media.test` })
    const answer = await browser.post('/media/masuk', { email: 'y@media.test' })
    expect(answer.statusCode).toBe(429)
    expect(Number(answer.headers['retry-after'])).toBeGreaterThan(0)
    expect(answer.body).toContain('value="y@media.test"')
  })

  test('of the wrong kind, size or shape is refused, not a fault of ours', async () => {
    const send = (payload: string | Buffer, type: string) =>
      house.server.inject({
        method: 'POST',
        url: '/media/masuk',
        headers: { origin: 'http://house.test', 'content-type': type },
        payload,
      })
    expect((await send('{"email":"x"}', 'application/json')).statusCode).toBe(422)
    expect((await send('x'.repeat(70_000), 'application/x-www-form-urlencoded')).statusCode).toBe(413)
    expect((await send('<a/>', 'text/xml')).statusCode).toBe(415)
    expect((await send('--x\r\nbroken', 'multipart/form-data; boundary=x')).statusCode).toBe(422)
    expect((await send('email=%ff%00', 'application/x-www-form-urlencoded')).statusCode).toBe(422)
  })
})

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
    expect(
      (await lettersTo(house, email)).filter(({ subject }) => subject.includes('Tautan masuk')),
    ).toHaveLength(3)
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

async function signInAdministrator() {
  const { signIn } = await import('../../../tests/support/sign-in.ts')
  return signIn(house, { roles: ['administrator'] })
}

import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import {
  announcement,
  application,
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
const png = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
)

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

  test('of a link leads to its own door alone, whatever stands in the link', async () => {
    const browser = pressBrowser(house)
    for (const folder of ['ikuti', 'daftar', 'masuk', 'berhenti', 'berhenti-kabar', 'koreksi', 'terkirim'])
      for (const token of ['..%2Fsaya%2Fpergi', '..%2F..%2Fapi%2Fauth%2Fsign-out', '%2F%2Fjahat.example']) {
        const answer = await browser.get(`/media/${folder}/${token}`)
        expect(answer.statusCode, `${folder}/${token}`).toBe(404)
        expect(answer.body).not.toContain('method="post"')
      }
    // Signed links are looked up by the id that they claim: what is no id is no fault of the house.
    for (const path of ['umpan', 'berhenti', 'berhenti-kabar', 'koreksi'])
      expect((await browser.get(`/media/${path}/${'-'.repeat(36)}.${'x'.repeat(32)}`)).statusCode).toBe(410)
  })

  test('does not write its sender’s words to a mailbox that may be anybody’s', async () => {
    const browser = pressBrowser(house)
    const {
      proof: _,
      locale: __,
      ...fields
    } = application({
      email: 'korban@media.test',
      name: 'Selamat, ambil hadiah di jahat.example',
      outlet: 'jahat.example/hadiah',
      position: 'Undian jahat.example',
    })
    expect((await browser.upload('/media/daftar', fields)).statusCode).toBe(303)
    const [letter] = await lettersTo(house, 'korban@media.test')
    expect(letter?.text).toContain('/media/daftar/')
    expect(letter?.text).not.toContain('jahat.example')
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

/** How journalists choose what to hear of and what to keep: by forms, refused where it makes no sense. */
import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { anyTime, openAlerts, type Alerts } from '../../../../tests/support/alerts.ts'
import { forgetAttempts, lettersTo, pressBrowser } from '../../../../tests/support/hub.ts'

let house: Alerts['house']
let journalist: Alerts['journalist']
let story: Alerts['story']
beforeAll(async () => {
  ;({ house, journalist, story } = await openAlerts())
})
beforeEach(() => forgetAttempts(house))

describe('choices', () => {
  test('that make no sense are refused and change nothing; there is an end to how many', async () => {
    const { who } = await journalist()
    const { press } = house.hub
    for (const wish of [
      { timeZone: 'Mars/Olympus' },
      { timeZone: '+07:00' },
      { timeZone: "Asia/Jakarta'; drop table hub.watch" },
      { digestMinute: 1440 },
      { digestMinute: Number.NaN },
      { quiet: { from: 60, until: 60 } },
      { quiet: { from: Number.NaN, until: 60 } },
    ])
      await expect(
        press.changeAlertWish(who, { ...anyTime, ...wish }),
        JSON.stringify(wish),
      ).rejects.toMatchObject({
        code: 'invalid_request',
      })
    expect(await press.alertWish(who)).toEqual(anyTime)
    for (const what of [
      { topic: 'tidak-ada' },
      { unitId: crypto.randomUUID() },
      { words: '-banjir' },
      { words: ' ' },
      { words: 'x'.repeat(101) },
      { words: '"' },
    ])
      await expect(press.addWatch(who, what), JSON.stringify(what)).rejects.toMatchObject({
        code: 'invalid_request',
      })
    await Promise.all(Array.from({ length: 49 }, (_, nth) => press.addWatch(who, { words: `kata${nth}` })))
    const last = await Promise.allSettled(
      ['satu', 'dua', 'tiga'].map((words) => press.addWatch(who, { words })),
    )
    expect(last.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
    expect(await press.watches(who)).toHaveLength(50)
    const other = await journalist()
    await expect(press.removeWatch(other.who, (await press.watches(who))[0]?.id ?? '')).rejects.toMatchObject(
      {
        status: 404,
      },
    )
    await press.leave(who)
    expect(await press.watches(who)).toEqual([])
  })
})

describe('in the browser', () => {
  const enter = async () => {
    const one = await journalist()
    const browser = pressBrowser(house)
    browser.carry(one.who.token)
    return { ...one, browser }
  }

  test('a journalist chooses by forms, stops mail by one click from the letter, and reads the feed behind a key that can be replaced', async () => {
    const { browser, email, who } = await enter()
    const wrong = await browser.post('/media/saya/kabar/waktu', { timeZone: 'Mars/Olympus', digest: '25:00' })
    expect(wrong.statusCode).toBe(422)
    expect(wrong.body).toContain('Zona waktu ini tidak dikenal')
    const found = await browser.post('/media/saya/kabar/satuan', { find: 'tirta' })
    expect(found.body).toContain(house.units.byCode('tirta')?.name.id)
    expect((await browser.post('/media/saya/kabar/topik', { topic: 'kesehatan' })).statusCode).toBe(303)
    expect((await browser.post('/media/saya/kabar/kata', { words: '<b>"banjir' })).statusCode).toBe(303)
    const page = await browser.get('/media/saya/kabar')
    expect(page.body).toContain('&lt;b&gt;')
    expect(page.headers['content-security-policy']).toContain("script-src 'self'")
    await story({ headline: 'Kabar <untuk> umpan & surat' })

    const feed = /value="http:\/\/house\.test(\/media\/umpan\/[\w.-]+\.xml)"/.exec(page.body)?.[1] ?? ''
    const read = await pressBrowser(house).get(feed)
    expect(read.body).toContain('<![CDATA[Kabar <untuk> umpan & surat]]>')
    expect(read.headers).toMatchObject({
      'cache-control': 'no-store',
      'x-robots-tag': expect.stringContaining('noindex'),
    })
    await browser.post('/media/saya/kabar/umpan')
    expect((await pressBrowser(house).get(feed)).statusCode).toBe(410)
    expect((await pressBrowser(house).get('/media/umpan/apa-saja.xml')).statusCode).toBe(410)

    const [letter] = await lettersTo(house, email)
    const stop = /(\/media\/berhenti-kabar\/[\w.-]+)/.exec(letter?.text ?? '')?.[1] ?? ''
    const program = pressBrowser(house)
    expect((await program.get(stop)).body).toContain('Ya, berhenti')
    expect((await house.hub.press.alertWish(who)).byMail).toBe(true)
    const pressed = await program.send('POST', stop, {
      headers: { origin: 'https://mail.example', 'content-type': 'application/x-www-form-urlencoded' },
      form: { 'List-Unsubscribe': 'One-Click' },
    })
    expect(pressed.statusCode).toBe(200)
    expect((await house.hub.press.alertWish(who)).byMail).toBe(false)
    expect((await program.get(`${stop.slice(0, -1)}x`)).statusCode).toBe(410)
    await house.hub.press.leave(who)
  })

  test('a story’s page leads to the question whether to save it; a stranger is shown the way in', async () => {
    const { browser, who } = await enter()
    const { ref } = await story({ headline: 'Untuk disimpan' })
    const read = await house.server.inject({ url: `/berita/untuk-disimpan-${ref}` })
    expect(read.body).toContain(`/media/saya/simpan/${ref}`)
    expect((await pressBrowser(house).get(`/media/saya/simpan/${ref}`)).headers.location).toBe('/media/masuk')
    expect((await browser.get(`/media/saya/simpan/${ref}`)).body).toContain('Simpan berita ini?')
    expect((await browser.post(`/media/saya/simpan/${ref}`)).headers.location).toBe('/media/saya/simpanan')
    expect((await browser.get('/media/saya/simpanan')).body).toContain('Untuk disimpan')
    expect((await browser.get('/media/saya/simpan/zzzzzzzz')).statusCode).toBe(404)
    const [kept] = await house.hub.press.bookmarks(who)
    await browser.post('/media/saya/simpanan', { simpanan: kept?.id ?? '' })
    expect(await house.hub.press.bookmarks(who)).toEqual([])
  })
})

/** What journalists want to hear of reaches those who want it: once, at their time, by their ways. */
import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { openSiteHouse, type SiteTestHouse } from '../../../../tests/support/site-house.ts'
import {
  accredited,
  days,
  forgetAttempts,
  hours,
  lettersTo,
  officer,
  pressBrowser,
  signedInPress,
} from '../../../../tests/support/hub.ts'
import { completeContent, look, paragraphs, storyAt } from '../../../../tests/support/newsroom.ts'
import { signIn, type SignedIn } from '../../../../tests/support/sign-in.ts'
import type { HubDeps } from '../deps.ts'
import { matchEdition } from './match-news.ts'
import { matchRelease } from './match-release.ts'
import { findDueAlerts, sendAlerts } from './send-alerts.ts'
import { firstWish, type AlertWish } from './wish.ts'

let house: SiteTestHouse
let desk: SignedIn
let budi: SignedIn
let siti: SignedIn
beforeAll(async () => {
  // 10:00 in Jakarta.
  house = await openSiteHouse({ now: '2026-11-24T03:00:00Z' })
  desk = await officer(house)
  budi = await signIn(house, { name: 'Budi Hartono', roles: ['approver'] })
  siti = await signIn(house, { name: 'Siti Rahmawati', roles: ['contributor'] })
})
beforeEach(() => forgetAttempts(house))

const deps = () => ({ ...house, db: house.database.db, reading: house.newsroom.public }) as unknown as HubDeps
const anyTime = { ...firstWish('Asia/Jakarta'), quiet: null }

async function journalist(wish: Partial<AlertWish> = {}, given: Parameters<typeof accredited>[2] = {}) {
  const one = await accredited(house, desk, given)
  const who = await signedInPress(house, one.email)
  await house.hub.press.changeAlertWish(who, { ...anyTime, ...wish })
  return { ...one, who }
}
async function story(content: Parameters<typeof completeContent>[0], unit = house.units.root().code) {
  const people = { author: siti.actor, approver: budi.actor, unitId: house.units.byCode(unit)?.id ?? '' }
  const { editionId, hash } = await storyAt(
    house,
    { ...people, content: completeContent(content) },
    'published',
  )
  await house.jobs.drain()
  return { editionId, hash, ref: (await look(house, budi.actor, editionId)).ref }
}
/** Subjects of the alerts mailed to somebody, oldest first. */
const alerts = async (email: string) =>
  (await lettersTo(house, email))
    .filter(({ text }) => text?.includes('/media/berhenti-kabar/') === true)
    .map(({ subject }) => subject)
    .toReversed()
const tick = async () => {
  await findDueAlerts(deps())
  await house.jobs.drain()
}

describe('an alert', () => {
  test('reaches those who chose the topic, a unit above, or words of it in any form, each once, however many choices fit', async () => {
    const [topic, unit, words, all, none] = [
      await journalist(),
      await journalist(),
      await journalist(),
      await journalist(),
      await journalist(),
    ]
    const { press } = house.hub
    const root = house.units.root().id
    await press.addWatch(topic.who, { topic: 'kesehatan' })
    await press.addWatch(unit.who, { unitId: root })
    await press.addWatch(words.who, { words: 'melayani "surat keterangan"' })
    for (const what of [{ topic: 'kesehatan' }, { unitId: root }, { words: 'loket' }])
      await press.addWatch(all.who, what)
    await press.addWatch(none.who, { topic: 'pendidikan' })
    await press.addWatch(none.who, { words: 'loket -keterangan' })
    await story(
      {
        headline: 'Pelayanan di balai warga',
        body: paragraphs(
          'Loket surat keterangan buka setiap hari kerja bagi semua warga kota ini, sehingga antrean sejak pagi tidak perlu lagi.',
          'Waktu tunggu rata-rata turun menjadi lima belas menit.',
        ),
      },
      'tirta',
    )
    for (const one of [topic, unit, words, all])
      expect(await alerts(one.email), one.email).toEqual(['Pelayanan di balai warga'])
    expect(await alerts(none.email)).toEqual([])
    for (const one of [topic, unit, words, all, none]) await press.leave(one.who)
  })

  test('is told once, also when the worker is killed and begins again', async () => {
    const one = await journalist()
    await house.hub.press.addWatch(one.who, { topic: 'kesehatan' })
    const { editionId, ref } = await story({ headline: 'Sekali saja' })
    for (let again = 0; again < 2; again += 1) {
      await matchEdition(deps(), {
        editionId,
        ref,
        locale: 'id',
        unitId: house.units.root().id,
        act: 'publish',
        version: 1,
      })
      await sendAlerts(deps(), { journalistId: one.id })
      await tick()
    }
    expect(await alerts(one.email)).toEqual(['Sekali saja'])
    await house.hub.press.leave(one.who)
  })

  test('waits for the end of quiet hours in the journalist’s own zone, or for the digest, which gathers the day', async () => {
    // 10:00 in Jakarta is 22:00 of the day before in New York.
    const abroad = await journalist({ timeZone: 'America/New_York', quiet: { from: 21 * 60, until: 6 * 60 } })
    const daily = await journalist({ rhythm: 'daily', digestMinute: 17 * 60 })
    for (const { who } of [abroad, daily]) await house.hub.press.addWatch(who, { topic: 'kesehatan' })
    await story({ headline: 'Kabar pertama' })
    await story({ headline: 'Kabar kedua' })
    await tick()
    expect([await alerts(abroad.email), await alerts(daily.email)]).toEqual([[], []])
    house.clock.advance(7 * hours)
    await tick()
    expect(await alerts(daily.email)).toEqual(['2 berita untuk Anda'])
    expect(await alerts(abroad.email)).toEqual([])
    house.clock.advance(1 * hours)
    await tick()
    expect(await alerts(abroad.email)).toEqual(['2 berita untuk Anda'])
    await tick()
    expect(await alerts(daily.email)).toHaveLength(1)

    // Whoever changes the wish is told of what waits by the new one.
    await story({ headline: 'Kabar ketiga' })
    await house.hub.press.changeAlertWish(daily.who, anyTime)
    await tick()
    expect(await alerts(daily.email)).toEqual(['2 berita untuk Anda', 'Kabar ketiga'])
    for (const { who } of [abroad, daily]) await house.hub.press.leave(who)
  })

  test('is not sent to the muted, the suspended and the expired, nor of what was withdrawn meanwhile', async () => {
    const muted = await journalist({ muted: true })
    const suspended = await journalist({ rhythm: 'daily' })
    const expired = await journalist({}, { until: new Date(house.clock.now().getTime() + days) })
    const patient = await journalist({ rhythm: 'daily' })
    for (const { who } of [muted, suspended, expired, patient])
      await house.hub.press.addWatch(who, { topic: 'kesehatan' })
    const { editionId, hash } = await story({ headline: 'Sebentar saja' })
    await house.hub.suspend(desk.actor, suspended.id, { why: 'Uji.' })
    await house.newsroom.withdrawEdition(budi.actor, {
      editionId,
      versionHash: hash,
      reason: 'Keliru.',
      publicNote: 'Keliru terbit.',
    })
    house.clock.advance(2 * days)
    await story({ headline: 'Yang tetap' })
    await tick()
    house.clock.advance(days)
    await tick()
    expect(await alerts(muted.email)).toEqual([])
    expect(await alerts(suspended.email)).toEqual([])
    expect(await alerts(expired.email)).toEqual(['Sebentar saja'])
    expect(await alerts(patient.email)).toEqual(['Yang tetap'])
    for (const { who } of [muted, patient]) await house.hub.press.leave(who)
  })

  test('in the other language comes only to those who asked for it', async () => {
    const english = await journalist({}, { locale: 'en' })
    const both = await journalist({ everyLanguage: true }, { locale: 'en' })
    for (const { who } of [english, both]) await house.hub.press.addWatch(who, { topic: 'kesehatan' })
    await story({ headline: 'Dalam bahasa Indonesia' })
    expect(await alerts(english.email)).toEqual([])
    expect(await alerts(both.email)).toEqual(['Dalam bahasa Indonesia'])
    for (const { who } of [english, both]) await house.hub.press.leave(who)
  })
})

describe('a release', () => {
  const released = async (given: { embargoUntil?: Date; title?: { id: string; en?: string } } = {}) => {
    const draft = await house.hub.composeRelease(desk.actor, {
      unitId: house.units.root().id,
      title: { id: 'Posko mudik dibuka' },
      summary: { id: 'Bantuan kesehatan disalurkan di dermaga.' },
      ...given,
      editionIds: [(await story({ headline: 'Naskah rilis' })).editionId],
    })
    const out = await house.hub.publishRelease(desk.actor, draft.id, draft)
    await house.jobs.drain()
    return out
  }
  const of = async (email: string) => (await alerts(email)).filter((title) => title !== 'Naskah rilis')

  test('is told once to whoever chose its unit, its words or the topic of a text in it, in their own language', async () => {
    const { press } = house.hub
    const [unit, words, topic] = [
      await journalist({ everyLanguage: true }, { locale: 'en' }),
      await journalist(),
      await journalist({ rhythm: 'daily', digestMinute: 17 * 60 }),
    ]
    await press.addWatch(unit.who, { unitId: house.units.root().id })
    await press.addWatch(words.who, { words: 'dermaga' })
    await press.addWatch(topic.who, { topic: 'kesehatan' })
    const { id, ref } = await released({ title: { id: 'Posko mudik dibuka', en: 'Travel posts open' } })
    await matchRelease(deps(), { releaseId: id })
    await house.jobs.drain()
    expect(await of(unit.email)).toEqual(['Travel posts open'])
    expect(await of(words.email)).toEqual(['Posko mudik dibuka'])
    const [letter] = await lettersTo(house, words.email)
    expect(letter?.text).toContain(`/media/saya/rilis/${ref}\n`)
    expect(await of(topic.email)).toEqual([])
    house.clock.advance(days)
    await tick()
    expect(await of(topic.email)).toEqual(['2 berita untuk Anda'])
    for (const { who } of [unit, words, topic]) await press.leave(who)
  })

  test('under an embargo says its title and its moment; the rest of it finds its readers when the moment has come', async () => {
    const { press } = house.hub
    const [title, words, topic] = [await journalist(), await journalist(), await journalist()]
    await press.addWatch(title.who, { words: 'mudik' })
    await press.addWatch(words.who, { words: 'dermaga' })
    const embargoUntil = new Date(house.clock.now().getTime() + 2 * hours)
    const { id, version } = await released({ embargoUntil })
    await press.addWatch(topic.who, { topic: 'kesehatan' })
    await tick()
    expect(await of(title.email)).toEqual(['Embargo: Posko mudik dibuka'])
    expect(await of(words.email)).toEqual([])
    const told = async () =>
      JSON.stringify(await press.personalFeed(await press.feedKey(title.who), '192.0.2.7'))
    const said = [await told(), (await lettersTo(house, title.email))[0]?.text]
    for (const text of said) {
      expect(text).toContain('EMBARGO: tidak untuk disiarkan sebelum')
      expect(text).not.toContain('dermaga')
    }
    house.clock.advance(3 * hours)
    await tick()
    await tick()
    expect(await of(title.email)).toEqual(['Embargo: Posko mudik dibuka'])
    expect(await of(words.email)).toEqual(['Posko mudik dibuka'])
    expect(await of(topic.email)).toEqual(['Posko mudik dibuka'])
    expect(await told()).toContain('dermaga')

    // Set anew, it takes the rest back at once, before any job has run; withdrawn, it is no news at all.
    const again = { version, why: 'Terbit terlalu dini.' }
    const later = new Date(house.clock.now().getTime() + hours)
    const closed = await house.hub.correctRelease(desk.actor, id, { ...again, embargoUntil: later })
    expect(await told()).not.toContain('dermaga')
    await house.hub.withdrawRelease(desk.actor, id, { ...again, version: closed.version })
    expect(await told()).not.toContain('Posko')
    await house.jobs.drain()
    for (const { who } of [title, words, topic]) await press.leave(who)
  })
})

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

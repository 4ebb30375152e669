/** What journalists want to hear of reaches those who want it: once, at their time, by their ways. */
import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { anyTime, openAlerts, type Alerts } from '../../../../tests/support/alerts.ts'
import { days, forgetAttempts, hours, lettersTo } from '../../../../tests/support/hub.ts'
import { paragraphs } from '../../../../tests/support/newsroom.ts'
import { matchEdition } from './match-news.ts'
import { matchRelease } from './match-release.ts'
import { sendAlerts } from './send-alerts.ts'

let house: Alerts['house']
let desk: Alerts['desk']
let budi: Alerts['budi']
let deps: Alerts['deps']
let journalist: Alerts['journalist']
let story: Alerts['story']
let alerts: Alerts['alerts']
let tick: Alerts['tick']
beforeAll(async () => {
  ;({ house, desk, budi, deps, journalist, story, alerts, tick } = await openAlerts())
})
beforeEach(() => forgetAttempts(house))

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
      await matchEdition(deps, {
        editionId,
        ref,
        locale: 'id',
        unitId: house.units.root().id,
        act: 'publish',
        version: 1,
      })
      await sendAlerts(deps, { journalistId: one.id })
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
    await matchRelease(deps, { releaseId: id })
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

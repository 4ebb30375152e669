import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { announcement, forgetAttempts, hours, officer } from '../../../tests/support/hub.ts'
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
async function signInAdministrator() {
  const { signIn } = await import('../../../tests/support/sign-in.ts')
  return signIn(house, { roles: ['administrator'] })
}

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

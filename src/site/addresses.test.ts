/** Addresses that lead nowhere, somewhere else, or on; and the files that machines ask for. */
import { beforeAll, describe, expect, test } from 'vitest'
import { heard, openSiteHouse, publish, type SiteTestHouse } from '../../tests/support/site-house.ts'

let house: SiteTestHouse
const get = (url: string) => house.server.inject({ url })
const body = async (url: string) => {
  const answer = await get(url)
  expect(answer.statusCode, url).toBe(200)
  return answer.body
}

beforeAll(async () => {
  house = await openSiteHouse({ now: '2026-11-24T03:00:00Z' })
})

describe('addresses', () => {
  test.each([
    '/tidak-ada',
    '/berita/apa-saja',
    '/berita/x-23456789',
    '/satuan/tidak-ada',
    '/topik/tidak-ada',
    '/tag/tidak-ada',
    '/tag/%3Cscript%3E',
    '/arsip/2026/02/31',
    '/arsip/2026/11/25',
    '/arsip/1/2/3',
    '/sitemap/berita-2026-13-1.xml',
    '/sitemap/../../etc/passwd',
    '/kartu/berita-23456789-id.jpg',
    '/assets/site.css',
    '/en/tidak-ada',
  ])('that lead nowhere say so and help: %s', async (url) => {
    const answer = await get(url)
    expect(answer.statusCode).toBe(404)
    expect(answer.headers['cache-control']).toBe('no-store')
  })

  test('of an old unit lead to the new one, feeds included', async () => {
    const unit = house.units.byCode('muara')
    if (unit === undefined) throw new Error('no unit')
    const { theHouse } = await import('../platform/actor.ts')
    await house.units.renameUnit(theHouse, { id: unit.id, slug: 'muara-baru' })
    expect((await get('/satuan/muarasegara')).headers.location).toBe('/satuan/muara-baru')
    expect((await get('/en/satuan/muarasegara/feed.xml')).headers.location).toBe(
      '/en/satuan/muara-baru/feed.xml',
    )
  })

  test('with a cursor nobody gave out are refused with help, not with a fault', async () => {
    const answer = await get('/topik/kesehatan?sesudah=%27%20or%201=1')
    expect(answer.statusCode).toBe(422)
    expect(answer.headers['content-type']).toContain('text/html')
  })

  test('are paged to the end without gaps', async () => {
    for (let i = 0; i < 23; i += 1)
      await publish(house, {
        unit: 'bukit',
        headline: `Berita urut ${i}`,
        topic: 'budaya',
        at: new Date(Date.UTC(2026, 9, 1, i)),
      })
    await heard(house)
    const seen = new Set<string>()
    let url: string | undefined = '/topik/budaya'
    while (url !== undefined) {
      const text: string = await body(url)
      for (const [, number] of text.matchAll(/<h2><a[^>]*>Berita urut (\d+)/g)) seen.add(number ?? '')
      url = /<a class="button" href="([^"]+)" rel="next">/.exec(text)?.[1]?.replaceAll('&amp;', '&')
    }
    expect(seen.size).toBe(23)
  })

  test('for machines are what they say', async () => {
    expect((await get('/robots.txt')).body).toContain('Sitemap: http://house.test/sitemap.xml')
    const security = (await get('/.well-known/security.txt')).body
    expect(security).toMatch(/^Contact: https?:\/\//m)
    expect(security).toMatch(/^Expires: 2027-/m)
    expect((await get('/api/v1/tidak-ada')).headers['content-type']).toContain('application/problem+json')
  })
})

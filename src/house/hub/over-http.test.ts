/** The desk's routes: what they ask, and what they answer to whom. */
import { beforeAll, describe, expect, test } from 'vitest'
import { openTestHouse, type TestHouse } from '../../../tests/support/house.ts'
import {
  accredited,
  announcement,
  applied,
  days,
  officer,
  signedInPress,
} from '../../../tests/support/hub.ts'
import { signIn, type SignedIn } from '../../../tests/support/sign-in.ts'

let house: TestHouse
let desk: SignedIn
beforeAll(async () => {
  house = await openTestHouse()
  desk = await officer(house)
})

const send = (who: SignedIn | undefined, method: 'GET' | 'POST' | 'PATCH', url: string, payload?: object) =>
  house.server.inject({
    method,
    url: `/api/v1/hub${url}`,
    ...(who === undefined ? {} : { headers: who.headers }),
    ...(payload === undefined ? {} : { payload }),
  })
const inDays = (count: number) => new Date(house.clock.now().getTime() + count * days).toISOString()
const body = () => {
  const { startsAt, endsAt, title, description, ...rest } = announcement(house)
  return {
    ...rest,
    title: { id: title.id },
    description: { id: description?.id ?? '' },
    startsAt: startsAt.toISOString(),
    endsAt: endsAt.toISOString(),
  }
}

test('an event is announced, changed, put off and called off; each answer says what may be done next', async () => {
  const made = await send(desk, 'POST', '/events', {
    ...body(),
    state: 'provisional',
    capacity: 40,
    accreditUntil: inDays(1),
  })
  expect(made.statusCode).toBe(201)
  const event = made.json()
  expect(event).toMatchObject({
    state: 'provisional',
    version: 1,
    capacity: 40,
    timeZone: 'Asia/Makassar',
    acts: ['change', 'confirm', 'postpone', 'cancel'],
    path: `/media/agenda/konferensi-pers-akhir-bulan-${event.ref}`,
  })
  const changed = await send(desk, 'PATCH', `/events/${event.id}`, {
    version: 1,
    clear: ['capacity', 'accreditUntil'],
    title: { id: 'Temu pers', en: 'Press talk' },
  })
  expect(changed.json()).toMatchObject({
    capacity: null,
    accreditUntil: null,
    title: { id: 'Temu pers', en: 'Press talk' },
    version: 2,
  })
  const off = await send(desk, 'POST', `/events/${event.id}/postpone`, { version: 2, why: 'Hujan lebat.' })
  expect(off.json()).toMatchObject({
    state: 'postponed',
    timeOpen: true,
    acts: ['change', 'postpone', 'cancel'],
  })
  const stale = await send(desk, 'POST', `/events/${event.id}/cancel`, { version: 2, why: 'Hujan lebat.' })
  expect([stale.statusCode, stale.json().code]).toEqual([409, 'event_changed'])
  expect(stale.json().title).toContain('muat ulang')
  expect(
    (await send(desk, 'POST', `/events/${event.id}/cancel`, { version: 3, why: 'Hujan lebat.' })).json().acts,
  ).toEqual([])
  const { versions } = (await send(desk, 'GET', `/events/${event.id}`)).json()
  expect(versions.map(({ act, changed: parts }: { act: string; changed: string[] }) => [act, parts])).toEqual(
    [
      ['cancel', ['state']],
      ['postpone', ['state', 'timeOpen', 'reason']],
      ['change', ['title', 'accreditUntil', 'capacity']],
      ['announce', []],
    ],
  )
  const list = (await send(desk, 'GET', '/events?limit=1&state=cancelled')).json()
  expect(list.events.map(({ id }: { id: string }) => id)).toEqual([event.id])
})

test('a form of the console is told field by field what is wrong', async () => {
  const answer = await send(desk, 'POST', '/events', {
    ...body(),
    title: { id: 'x' },
    endsAt: body().startsAt,
  })
  expect(answer.statusCode).toBe(422)
  expect(answer.json().faults).toMatchObject([
    { at: 'title.id', code: 'minLength' },
    { at: 'endsAt', code: 'event_ends_before', message: 'Acara harus selesai sesudah mulai.' },
  ])
  for (const spoilt of [
    { startsAt: 'besok' },
    // A leap second has a place in the standard, and none in any clock here.
    { endsAt: '2026-12-31T23:59:60Z' },
    { unitId: 'x' },
    { state: 'cancelled' },
    { capacity: 0 },
    { coordinates: { lat: 91, lon: 0 } },
    { surprise: 1 },
  ])
    expect(
      (await send(desk, 'POST', '/events', { ...body(), ...spoilt })).statusCode,
      JSON.stringify(spoilt),
    ).toBe(422)
})

test('a proof is sent as a file to be saved, to the accreditation desk alone', async () => {
  const proof = Buffer.from('%PDF-1.7\n<script>alert(1)</script>\n%%EOF\n')
  const { id } = await applied(house, { proof })
  const answer = await send(desk, 'GET', `/journalists/${id}/proof`)
  expect(answer.rawPayload).toEqual(proof)
  expect(answer.headers).toMatchObject({
    'content-type': 'application/pdf',
    'content-disposition': `attachment; filename="proof-${id}.pdf"`,
    'x-content-type-options': 'nosniff',
    'cache-control': 'no-store',
    'content-security-policy': "default-src 'none'; sandbox",
  })
  const administrator = await signIn(house, { roles: ['administrator', 'approver', 'archivist'] })
  expect((await send(administrator, 'GET', `/journalists/${id}/proof`)).statusCode).toBe(403)
  expect((await send(undefined, 'GET', `/journalists/${id}/proof`)).statusCode).toBe(401)
})

test('a journalist is accredited, suspended, renewed; an enquiry is assigned, noted, answered and closed', async () => {
  const { id, email } = await applied(house)
  expect(
    (await send(desk, 'POST', `/journalists/${id}/accredit`, { until: inDays(800) })).json(),
  ).toMatchObject({ code: 'accreditation_period', faults: [{ at: 'until' }] })
  expect((await send(desk, 'POST', `/journalists/${id}/accredit`, { until: inDays(30) })).statusCode).toBe(
    204,
  )
  expect((await send(desk, 'POST', `/journalists/${id}/accredit`, { until: inDays(30) })).json().code).toBe(
    'journalist_state',
  )
  expect((await send(desk, 'POST', `/journalists/${id}/suspend`, { why: 'Uji coba.' })).statusCode).toBe(204)
  expect((await send(desk, 'POST', `/journalists/${id}/renew`, { until: inDays(60) })).statusCode).toBe(204)
  const found = (await send(desk, 'GET', `/journalists?standing=accredited&q=${email}`)).json()
  expect(found.journalists).toMatchObject([{ id, acts: ['renew', 'suspend'] }])
  const { history } = (await send(desk, 'GET', `/journalists/${id}`)).json()
  expect(history.map(({ act }: { act: string }) => act)).toEqual(['renew', 'suspend', 'accredit', 'apply'])

  const who = await signedInPress(house, email)
  await house.hub.press.ask(who, { subject: 'Antrean', text: 'Berapa lama antreannya?' }, '192.0.2.1')
  const [enquiry] = (await send(desk, 'GET', '/enquiries?state=open')).json().enquiries
  expect(enquiry).toMatchObject({ subject: 'Antrean', assigned: null, deadlineAt: null })
  const act = (name: string, payload: object) =>
    send(desk, 'POST', `/enquiries/${enquiry.id}/${name}`, payload)
  expect((await act('assign', { personId: desk.personId })).statusCode).toBe(204)
  expect((await act('notes', { text: 'Tanya bagian data.' })).statusCode).toBe(204)
  expect(
    (await act('answers', { text: 'Dua belas menit.', story: { ref: '22222222', locale: 'id' } })).json(),
  ).toMatchObject({ code: 'enquiry_story', faults: [{ at: 'story' }] })
  expect((await act('answers', { text: 'Dua belas menit.' })).statusCode).toBe(204)
  expect((await act('assign', {})).statusCode).toBe(204)
  expect((await act('close', { text: 'Selesai.' })).statusCode).toBe(204)
  const whole = (await send(desk, 'GET', `/enquiries/${enquiry.id}`)).json()
  expect(whole).toMatchObject({ state: 'closed', assigned: null })
  expect(whole.entries.map(({ kind }: { kind: string }) => kind)).toEqual([
    'question',
    'note',
    'answer',
    'closed',
  ])
  expect(whole.officers.map((one: { id: string }) => one.id)).toContain(desk.personId)
})

describe('every route of the desk', () => {
  test('names the act that it asks for, and is closed to strangers and to whoever may not', async () => {
    // Those may read the figures, a contributor nothing of the desk.
    const officers = await signIn(house, { roles: ['channel_officer', 'duty_officer'] })
    const contributor = await signIn(house, { roles: ['contributor'] })
    const { id } = await accredited(house, desk)
    const routes = house.server.declared.filter(
      ({ url, method }) => url.startsWith('/api/v1/hub/') && method !== 'HEAD',
    )
    expect(routes).toHaveLength(40)
    const payloads: [RegExp, object][] = [
      [/events$/, body()],
      [/events\/:id$/, { version: 1 }],
      [/confirm$/, { version: 1 }],
      [/(postpone|cancel)$/, { version: 1, why: 'Alasan.' }],
      [/(accredit|renew)$/, { until: inDays(3) }],
      [/(reject|suspend)$/, { why: 'Alasan.' }],
      [/merge$/, { intoId: id }],
      [/releases$/, { unitId: house.units.root().id, title: { id: 'Rilis' } }],
      [/releases\/:id(\/publish)?$/, { version: 1 }],
      [/(correct|withdraw|recall)$/, { version: 1, why: 'Alasan.' }],
      [/assign$/, {}],
      [/(answers|notes|close)$/, { text: 'Isi.' }],
    ]
    for (const { method, url, act } of routes) {
      const own = url.includes('/own-corrections')
      expect(act, url).toMatch(
        own
          ? /^signed-in$/
          : /^(event\.manage|release\.manage|journalist\.accredit|enquiry\.answer|correction\.follow|figures\.read)$/,
      )
      const figures = url.includes('/figures')
      const nobody = figures ? contributor : officers
      const week = `?measure=view&from=2026-11-18&to=2026-11-24&unitId=${house.units.root().id}`
      const path = url.replace('/api/v1/hub', '').replace(':id', id) + (figures ? week : '')
      const payload = method === 'GET' ? undefined : payloads.find(([pattern]) => pattern.test(url))?.[1]
      const asked = [method as 'GET' | 'POST' | 'PATCH', path, payload] as const
      expect((await send(undefined, ...asked)).statusCode, `${method} ${url}`).toBe(401)
      const answer = await send(nobody, ...asked)
      // A list shows whoever may nothing an empty page.
      if (answer.statusCode === 200) expect(Object.values(answer.json())).toEqual(own ? [[]] : [[], null])
      else if (own) expect(answer.statusCode, `${method} ${url}`).toBe(404)
      else expect(answer.statusCode, `${method} ${url}`).toBe(403)
    }
  })
})

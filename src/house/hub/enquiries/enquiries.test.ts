import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import {
  accredited,
  applied,
  days,
  forgetAttempts,
  hours,
  lettersTo,
  officer,
  signedInPress,
} from '../../../../tests/support/hub.ts'
import { letterTo } from '../../../../tests/support/letters.ts'
import { signIn, type SignedIn } from '../../../../tests/support/sign-in.ts'
import { openSiteHouse, publish, type SiteTestHouse } from '../../../../tests/support/site-house.ts'

const ip = '192.0.2.8'
let house: SiteTestHouse
let desk: SignedIn
let who: Awaited<ReturnType<typeof signedInPress>>
beforeAll(async () => {
  house = await openSiteHouse()
  desk = await officer(house)
  who = await signedInPress(
    house,
    (await accredited(house, desk, { name: 'Gita Penanya', outlet: 'Radio Kota' })).email,
  )
})
beforeEach(() => forgetAttempts(house))

const ask = (given: Partial<Parameters<typeof house.hub.press.ask>[1]> = {}) =>
  house.hub.press.ask(
    who,
    { subject: 'Antrean surat', text: 'Berapa lama antrean surat sekarang?', ...given },
    ip,
  )
const idOf = async (number: string) =>
  (
    await house.database.db
      .selectFrom('hub.enquiry')
      .select('id')
      .where('number', '=', number)
      .executeTakeFirstOrThrow()
  ).id
const inHours = (count: number) => new Date(house.clock.now().getTime() + count * hours)

describe('an enquiry', () => {
  test('gets a number, reaches the desk by mail, is assigned, noted on and answered; the journalist reads the answer', async () => {
    const number = await ask({ deadline: inHours(5) })
    expect(number).toMatch(/^T-2026-11-\d{4}$/)
    await house.jobs.drain()
    const toDesk = await letterTo(house, desk.email)
    expect(toDesk.subject).toBe(`${number}: Antrean surat`)
    expect(toDesk.text).toContain('Gita Penanya (Radio Kota)')
    expect(toDesk.text).toContain('24 November 2026, 16.00 WITA')

    const id = await idOf(number)
    await house.hub.assign(desk.actor, id, { personId: desk.personId })
    await house.hub.addNote(desk.actor, id, { text: 'Angkanya ada di laporan bulanan.' })
    const story = await publish(house, {
      unit: house.units.root().code,
      headline: 'Antrean surat makin pendek',
    })
    await house.hub.answer(desk.actor, id, {
      text: 'Dua belas menit.\r\n\r\n\r\nRata-rata.',
      story: { ref: story.ref, locale: 'id' },
    })

    const letter = await letterTo(house, who.journalist.email ?? '')
    expect(letter.subject).toBe(`Jawaban ${number}: Antrean surat`)
    expect(letter.text).toContain('Dua belas menit.\n\nRata-rata.')
    expect(letter.text).toContain(
      `Lihat juga: Antrean surat makin pendek\nhttp://house.test/berita/${story.ref}`,
    )
    expect(letter.text).not.toContain('laporan bulanan')
    expect((await house.server.inject({ url: `/berita/${story.ref}` })).headers.location).toBe(story.address)

    const own = await house.hub.press.enquiry(who, number)
    expect(own).toMatchObject({ state: 'answered', number })
    expect(own.entries.map(({ kind }) => kind)).toEqual(['question', 'answer'])
    const seen = await house.hub.enquiry(desk.actor, id)
    expect(seen.entries.map(({ kind, by }) => [kind, by])).toEqual([
      ['question', null],
      ['note', desk.name],
      ['answer', desk.name],
    ])
    expect(seen).toMatchObject({
      assigned: { id: desk.personId, name: desk.name },
      journalist: { name: 'Gita Penanya', outlet: 'Radio Kota' },
    })
    const acts = (await house.audit.search({ objectId: id }, { limit: 9 })).map(({ act }) => act)
    expect(acts).toEqual(['enquiry.answer', 'enquiry.assign', 'enquiry.ask'])
  })

  test('is asked on, which opens it again and tells whoever it is assigned to; once closed it stays closed', async () => {
    const number = await ask()
    const id = await idOf(number)
    const colleague = await officer(house)
    await house.hub.assign(desk.actor, id, { personId: colleague.personId })
    await house.hub.answer(desk.actor, id, { text: 'Dua belas menit.' })
    await house.jobs.drain()
    const before = [
      (await lettersTo(house, desk.email)).length,
      (await lettersTo(house, colleague.email)).length,
    ]
    await house.hub.press.askOn(who, number, { text: 'Di semua loket?' }, ip)
    await house.jobs.drain()
    expect([
      (await lettersTo(house, desk.email)).length,
      (await lettersTo(house, colleague.email)).length,
    ]).toEqual([before[0], (before[1] ?? 0) + 1])
    expect((await house.hub.press.enquiry(who, number)).state).toBe('open')
    await house.hub.close(desk.actor, id, { text: 'Selesai dijawab lewat telepon.' })
    expect((await letterTo(house, who.journalist.email ?? '')).text).toContain('lewat telepon')
    await expect(house.hub.press.askOn(who, number, { text: 'Masih ada.' }, ip)).rejects.toMatchObject({
      code: 'enquiry_closed',
      status: 409,
    })
    await expect(house.hub.answer(desk.actor, id, { text: 'Lagi.' })).rejects.toMatchObject({
      code: 'enquiry_closed',
    })
    await expect(house.hub.close(desk.actor, id, { text: 'Lagi.' })).rejects.toMatchObject({
      code: 'enquiry_closed',
    })
  })

  test('numbers are given once each, also in a rush, and start anew with the month', async () => {
    const numbers = await Promise.all(Array.from({ length: 6 }, () => ask()))
    expect(new Set(numbers).size).toBe(6)
    house.clock.advance(20 * days)
    expect(await ask()).toBe('T-2026-12-0001')
    house.clock.advance(-20 * days)
  })

  test('stands in the queue by its deadline; what has none comes last; paged without gaps', async () => {
    const own = await openSiteHouse()
    const chief = await officer(own)
    const asker = await signedInPress(own, (await accredited(own, chief)).email)
    const put = (subject: string, deadline?: Date) =>
      own.hub.press.ask(
        asker,
        { subject, text: 'Mohon penjelasan, terima kasih.', ...(deadline === undefined ? {} : { deadline }) },
        ip,
      )
    const at = (count: number) => new Date(own.clock.now().getTime() + count * hours)
    await put('Tanpa tenggat')
    await put('Besok', at(24))
    await put('Segera', at(2))
    await put('Lusa', at(48))
    const seen: string[] = []
    for (let cursor: string | undefined, round = 0; round < 5; round += 1) {
      const page = await own.hub.enquiries(chief.actor, {
        state: 'open',
        limit: 3,
        ...(cursor === undefined ? {} : { cursor }),
      })
      seen.push(...page.items.map(({ subject }) => subject))
      if (page.next === null) break
      cursor = page.next
    }
    expect(seen).toEqual(['Segera', 'Besok', 'Lusa', 'Tanpa tenggat'])
  })

  test('belongs to the desk of its unit and to those above; others see nothing of it, nor another journalist', async () => {
    const unitId = house.units.byCode('tirta')?.id ?? ''
    const number = await ask({ unitId, subject: 'Air keruh' })
    const id = await idOf(number)
    const local = await officer(house, 'tirta')
    expect((await house.hub.enquiries(local.actor, {})).items.map((one) => one.number)).toEqual([number])
    const outsider = await officer(house, 'wana')
    expect((await house.hub.enquiries(outsider.actor, {})).items).toEqual([])
    const editor = await signIn(house, { roles: ['editor'] })
    for (const { actor } of [outsider, editor]) {
      await expect(house.hub.enquiry(actor, id)).rejects.toMatchObject({ code: 'forbidden' })
      await expect(house.hub.answer(actor, id, { text: 'Saya jawab.' })).rejects.toMatchObject({
        code: 'forbidden',
      })
    }
    await expect(house.hub.assign(desk.actor, id, { personId: outsider.personId })).rejects.toMatchObject({
      code: 'enquiry_assignee',
    })
    const rival = await signedInPress(house, (await accredited(house, desk)).email)
    await expect(house.hub.press.enquiry(rival, number)).rejects.toMatchObject({ code: 'not_found' })
    await expect(house.hub.press.askOn(rival, number, { text: 'Halo?' }, ip)).rejects.toMatchObject({
      code: 'not_found',
    })
    expect((await house.hub.press.enquiries(rival)).map((one) => one.number)).not.toContain(number)
  })

  test('is for the accredited: an applicant, an expired and a suspended one cannot ask', async () => {
    const { email } = await applied(house)
    const waiting = await signedInPress(house, email)
    const question = { subject: 'Halo', text: 'Boleh bertanya sekarang?' }
    await expect(house.hub.press.ask(waiting, question, ip)).rejects.toMatchObject({
      code: 'journalist_not_accredited',
      status: 403,
    })
    const short = await accredited(house, desk, { until: inHours(1) })
    house.clock.advance(2 * hours)
    const over = await signedInPress(house, short.email)
    expect(over.journalist.standing).toBe('expired')
    await expect(house.hub.press.ask(over, question, ip)).rejects.toMatchObject({
      code: 'journalist_not_accredited',
    })
    house.clock.advance(-2 * hours)
  })

  test.each([
    ['without words', { text: '  \n ' }, 'text'],
    ['without a subject', { subject: '' }, 'subject'],
    ['too long', { text: 'kata '.repeat(1100) }, 'text'],
    ['for yesterday', { deadline: new Date('2026-11-23T03:00:00Z') }, 'deadline'],
  ])('that is %s is refused, and its field is named', async (_, given, at) => {
    await expect(ask(given)).rejects.toMatchObject({ code: 'invalid_request', faults: [{ at }] })
  })

  test('is not answered with a story that nobody can read', async () => {
    const id = await idOf(await ask())
    await expect(
      house.hub.answer(desk.actor, id, { text: 'Lihat berita.', story: { ref: '22222222', locale: 'id' } }),
    ).rejects.toMatchObject({ code: 'enquiry_story' })
    expect((await house.hub.enquiry(desk.actor, id)).entries).toHaveLength(1)
  })

  test('asking is slowed down', async () => {
    for (let nth = 0; nth < 12; nth += 1) await ask()
    await expect(ask()).rejects.toMatchObject({ code: 'too_many_requests' })
  })
})

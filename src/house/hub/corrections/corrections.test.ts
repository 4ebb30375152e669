/** A caption or the rights of an asset prove wrong: who is told, once, whatever they chose; who answers; what the desk sees. */
import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { openCorrections, tokenIn, type Corrections } from '../../../../tests/support/corrections.ts'
import { days, forgetAttempts, hours, takenByPress } from '../../../../tests/support/hub.ts'
import { letterTo } from '../../../../tests/support/letters.ts'
import { signIn } from '../../../../tests/support/sign-in.ts'
import { firstWish } from '../alerts/wish.ts'
import { followAsset } from './find-holders.ts'
import { tellHolder } from './tell-holders.ts'

let house: Corrections['house']
let desk: Corrections['desk']
let budi: Corrections['budi']
let siti: Corrections['siti']
let deps: Corrections['deps']
let deposit: Corrections['deposit']
let journalist: Corrections['journalist']
let about: Corrections['about']
let newest: Corrections['newest']
let holders: Corrections['holders']
const ip = '192.0.2.40'
beforeAll(async () => {
  const room = await openCorrections()
  ;({ house, desk, budi, siti, deps, deposit, journalist, about, newest, holders } = room)
})
beforeEach(() => forgetAttempts(house))

describe('a caption that proves wrong', () => {
  test('reaches everyone who took the old words, in quiet hours and muted; they answer from the letter; the desk sees it', async () => {
    const asset = await deposit()
    const wulan = await journalist('Wulan Sari')
    const gita = await journalist('Gita Larasati')
    await takenByPress(house, asset.id, wulan)
    await house.bank.original(budi.actor, asset.id)
    await house.hub.press.changeAlertWish(wulan.who, {
      ...firstWish('Asia/Jakarta'),
      quiet: { from: 0, until: 1439 },
      rhythm: 'daily',
      muted: true,
      byMail: false,
    })
    await house.bank.describe(siti.actor, asset.id, { caption: 'Rapat di Balai Desa' })
    await house.jobs.drain()

    const letter = await letterTo(house, wulan.email)
    expect(letter.subject).toBe('Keterangan berubah: catatan.txt')
    expect(letter.text).toContain('dulu: Rapat di Balai Kota\n  kini: Rapat di Balai Desa')
    expect(await about(budi.email)).toHaveLength(1)
    expect(await about(gita.email)).toHaveLength(0)

    const correction = await newest()
    expect(correction).toMatchObject({
      subject: 'asset',
      act: 'described',
      counts: { holders: 2, told: 2, acknowledged: 0, unreached: 0 },
    })
    const token = tokenIn(letter.text)
    expect((await house.hub.press.readLetter(token, ip)).acknowledgedAt).toBeNull()
    await house.hub.press.acknowledgeLetter(token, ip)
    house.clock.advance(hours)
    await house.hub.press.acknowledgeLetter(token, ip)
    expect(await holders(correction.id)).toEqual(
      expect.arrayContaining([
        expect.objectContaining({
          name: 'Wulan Sari',
          outlet: 'Harian Pagi',
          heldBy: 'download',
          acknowledgedIn: 'letter',
          acknowledgedAt: new Date(house.clock.now().getTime() - hours),
        }),
        expect.objectContaining({
          name: 'Budi Hartono',
          kind: 'staff',
          acknowledgedAt: null,
          letter: 'waiting',
        }),
      ]),
    )

    const [own] = await house.hub.staffCorrections(budi.actor)
    await expect(house.hub.acknowledgeAsStaff(siti.actor, own?.holderId ?? '')).rejects.toMatchObject({
      status: 404,
    })
    await house.hub.acknowledgeAsStaff(budi.actor, own?.holderId ?? '')
    expect((await newest()).counts).toMatchObject({ acknowledged: 2 })
    expect((await house.hub.corrections(desk.actor, { waiting: true })).items).toEqual([])
  })

  test('is told once, also when the worker dies between any two steps and begins again', async () => {
    const asset = await deposit()
    const one = await journalist('Tiara Putri')
    await takenByPress(house, asset.id, one)
    await house.bank.describe(siti.actor, asset.id, { caption: 'Rapat di Gedung Serbaguna' })
    await house.jobs.drain()
    for (let again = 0; again < 2; again += 1) {
      await followAsset(deps, { assetId: asset.id, recordNumber: 2 })
      await tellHolder(deps, { kind: 'journalist', personId: one.id })
    }
    await house.jobs.drain()
    expect(await about(one.email)).toHaveLength(1)
  })

  test('is no news to those who took the new words, to whoever mended it, or where only topics changed', async () => {
    const asset = await deposit()
    await house.bank.original(siti.actor, asset.id)
    const one = await journalist('Rani Utami')
    await house.bank.describe(siti.actor, asset.id, { caption: 'Rapat di Pendopo' })
    await takenByPress(house, asset.id, one)
    await house.bank.describe(siti.actor, asset.id, { topics: ['rapat'], alt: 'Ruang rapat' })
    await house.jobs.drain()
    expect(await about(one.email)).toHaveLength(0)
    expect(await about(siti.email)).toHaveLength(0)
  })

  test('of a whole event comes as one letter with a button for each', async () => {
    const assets = [await deposit({ filename: 'a.txt' }), await deposit({ filename: 'b.txt' })]
    const one = await journalist('Maya Dewi')
    for (const { id } of assets) await takenByPress(house, id, one)
    for (const { id } of assets) await house.bank.describe(siti.actor, id, { place: 'Kupang' })
    await house.jobs.drain()
    const [letter, ...more] = await about(one.email)
    expect(more).toEqual([])
    expect(letter?.subject).toBe('2 bahan yang Anda simpan berubah')
    expect(letter?.text?.match(/\/media\/koreksi\//g)).toHaveLength(2)
    expect((await house.hub.press.corrections(one.who)).map(({ title }) => title.id).toSorted()).toEqual([
      'a.txt',
      'b.txt',
    ])
  })
})

describe('rights that are withdrawn', () => {
  test('are told to the suspended and the expired too, and again when they are withdrawn anew', async () => {
    const asset = await deposit()
    const expired = await journalist('Sinta Maharani', {
      until: new Date(house.clock.now().getTime() + days),
    })
    const suspended = await journalist('Dewi Anggraini')
    for (const one of [expired, suspended]) await takenByPress(house, asset.id, one)
    await house.hub.suspend(desk.actor, suspended.id, { why: 'Uji.' })
    house.clock.advance(2 * days)
    const withdraw = async () => {
      await house.bank.changeRights(budi.actor, asset.id, { consent: 'withdrawn' })
      await house.jobs.drain()
    }
    await withdraw()
    for (const one of [expired, suspended])
      expect((await about(one.email)).map(({ subject }) => subject)).toEqual([
        'Jangan dipakai lagi: catatan.txt',
      ])
    await house.bank.changeRights(budi.actor, asset.id, { consent: 'not_needed' })
    await house.jobs.drain()
    expect((await newest()).endedAt).not.toBeNull()
    await withdraw()
    expect(await about(expired.email)).toHaveLength(2)
  })

  test('run out by themselves, and are told', async () => {
    const asset = await deposit()
    const one = await journalist('Laras Kusuma')
    await takenByPress(house, asset.id, one)
    await house.bank.changeRights(budi.actor, asset.id, {
      consent: 'given',
      consentBy: 'Ibu Ratna',
      consentUntil: new Date(house.clock.now().getTime() + hours),
    })
    await house.jobs.drain()
    expect(await about(one.email)).toHaveLength(0)
    house.clock.advance(2 * hours)
    const { followTime } = await import('../../bank/follow-time.ts')
    const followed: string[] = []
    await followTime({ ...house, db: house.database.db }, [
      async (_trx, ids) => void followed.push(...ids),
      async (trx, ids) =>
        house.jobs.enqueueAll(
          trx,
          'follow-asset',
          ids.map((assetId) => ({ data: { assetId } })),
        ),
    ])
    expect(followed).toContain(asset.id)
    await house.jobs.drain()
    expect(await about(one.email)).toHaveLength(1)
  })
})

describe('the desk', () => {
  test('reminds those who have not answered, at most every six hours; a letter refused is shown', async () => {
    const asset = await deposit()
    const one = await journalist('Bunga Citra')
    await takenByPress(house, asset.id, one)
    await house.bank.describe(siti.actor, asset.id, { credit: 'Humas Tirta' })
    await house.jobs.drain()
    const { id } = await newest()
    await expect(house.hub.remind(desk.actor, id)).rejects.toMatchObject({ code: 'correction_reminded' })
    house.clock.advance(7 * hours)
    expect(await house.hub.remind(desk.actor, id)).toEqual({ reminded: 1 })
    await expect(house.hub.remind(desk.actor, id)).rejects.toMatchObject({ code: 'correction_reminded' })
    await house.jobs.drain()
    const [reminder] = await about(one.email)
    expect(reminder?.subject).toBe('Belum Anda konfirmasi: Keterangan berubah: catatan.txt')
    expect(await about(one.email)).toHaveLength(2)
    await house.database.db
      .updateTable('platform.mail')
      .set({ state: 'refused', settled_at: house.clock.now() })
      .where('to_address', '=', one.email)
      .execute()
    expect((await holders(id))[0]).toMatchObject({ letter: 'refused', remindedAt: house.clock.now() })
  })

  test('takes the table of who has answered along, for spreadsheets; a name that looks like a formula is text', async () => {
    const asset = await deposit()
    const one = await journalist('=HYPERLINK("//x")', { outlet: '+Kabar, Sore' })
    await takenByPress(house, asset.id, one)
    await house.bank.original(budi.actor, asset.id)
    await house.bank.describe(siti.actor, asset.id, { credit: 'Humas Kota' })
    await house.jobs.drain()
    const { id } = await newest()
    const [own] = await house.hub.staffCorrections(budi.actor)
    await house.hub.acknowledgeAsStaff(budi.actor, own?.holderId ?? '')
    const table = (query = '', who = desk) =>
      house.server.inject({ url: `/api/v1/hub/corrections/${id}/holders.csv${query}`, headers: who.headers })
    const whole = await table()
    expect(whole.headers).toMatchObject({
      'content-type': 'text/csv; charset=utf-8',
      'content-disposition': `attachment; filename="correction-${id}.csv"`,
    })
    const now = house.clock.now().toISOString()
    expect(whole.body.split('\r\n').toSorted()).toEqual(
      [
        '',
        '\uFEFFname,outlet,kind,held_by,held_since,told_at,letter,devices,reminded_at,acknowledged_at,acknowledged_in',
        `"'=HYPERLINK(""//x"")","'+Kabar, Sore",journalist,download,${now},${now},waiting,0,,,`,
        `Budi Hartono,,staff,download,${now},${now},waiting,0,,${now},console`,
      ].toSorted(),
    )
    expect((await table('?state=waiting')).body).not.toContain('Budi')
    const stranger = await signIn(house, { roles: ['contributor'] })
    expect((await table('', stranger)).statusCode).toBe(403)
  })

  test('of another unit sees nothing of it; downloads by the unknown and by keys are counted and told to nobody', async () => {
    const stranger = await signIn(house, { name: 'Tanpa Peran', roles: ['contributor'] })
    const asset = await deposit()
    const takers = [
      { taker_kind: 'public', taker_id: null },
      { taker_kind: 'key', taker_id: crypto.randomUUID() },
    ]
    await house.database.db
      .insertInto('bank.download')
      .values(
        takers.map((taker) => ({
          id: crypto.randomUUID(),
          asset_id: asset.id,
          form: 'stamped',
          record_number: 1,
          audience: 'public',
          ...taker,
          taker_name: '',
          at: house.clock.now(),
        })),
      )
      .execute()
    await house.bank.describe(siti.actor, asset.id, { caption: 'Rapat di Aula' })
    await house.jobs.drain()
    const seen = await newest()
    expect(seen.counts).toEqual({ holders: 0, told: 0, acknowledged: 0, unreached: 2 })
    await expect(house.hub.correction(stranger.actor, seen.id)).rejects.toMatchObject({ status: 403 })
    expect((await house.hub.corrections(stranger.actor, {})).items).toEqual([])
  })

  test('keeps the receipt of somebody who left, without their name', async () => {
    const asset = await deposit()
    const one = await journalist('Citra Lestari')
    await takenByPress(house, asset.id, one)
    await house.bank.describe(siti.actor, asset.id, { caption: 'Rapat di Lapangan' })
    await house.jobs.drain()
    await house.hub.press.leave(one.who)
    const { id } = await newest()
    expect(
      JSON.stringify([await holders(id), await house.bank.downloads(siti.actor, asset.id)]),
    ).not.toContain('Citra')
    await house.bank.describe(siti.actor, asset.id, { caption: 'Rapat di Taman' })
    await house.jobs.drain()
    // Their letters went with them, and no new one is written.
    expect(await about(one.email)).toEqual([])
  })
})

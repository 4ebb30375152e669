/** 30,000 accounts in one file, 300 of its lines faulty: the good ones are entered once, of the bad ones all is told. */
import { Readable } from 'node:stream'
import { beforeAll, expect, test } from 'vitest'
import { openTestHouse, type TestHouse } from '../../../../tests/support/house.ts'
import { signIn, type SignedIn } from '../../../../tests/support/sign-in.ts'

let house: TestHouse
let admin: SignedIn
let district: SignedIn

beforeAll(async () => {
  house = await openTestHouse({ pack: 'polri' })
  admin = await signIn(house, { name: 'Arif Maulana', roles: ['administrator'] })
  district = await signIn(house, { name: 'Rina Kartika', unit: '3204', roles: ['channel_officer'] })
})

const header =
  'satuan,jejaring,alamat,nama,bahasa,dasar,kontak,admin1_nama,admin1_surel,admin2_nama,admin2_surel'
const good = (nth: number) =>
  `3204,instagram,https://instagram.com/humas_${nth},"Humas, ke-${nth}",id,Sprin/${nth},humas@house.test,Adi,adi@house.test,Bayu,bayu@house.test`
const bad = [
  ['9999,instagram,https://instagram.com/salah', 'import_unit_unknown'],
  ['3204,friendster,https://friendster.com/salah', 'import_network_unknown'],
  ['3204,instagram,https://instagram.com', 'register_address_invalid'],
  ['3204,instagram,javascript:alert(1)', 'register_address_invalid'],
  ['3204,instagram,https://instagram.com/humas_1', 'import_twice'],
  ['3204,instagram,https://instagram.com/salah_bahasa,x,jv', 'import_language_unknown'],
  ['3204,instagram,https://instagram.com/salah_surel,x,id,,,Adi,bukan-surel', 'register_email_invalid'],
  ['3204,instagram,https://instagram.com/kutip,"x" y', 'import_line_broken'],
  [`3204,instagram,https://instagram.com/salah_panjang,${'x'.repeat(121)}`, 'import_cell_long'],
  ['3204,x,https://x.com/salah,x,id,,,A,a@b.example,B,A@b.example', 'register_two_needed'],
] as const

/** Every hundredth line is bad, each in its own way, in turn. */
const lines = Array.from({ length: 30_000 }, (_, at) =>
  at % 100 === 99 ? bad[Math.floor(at / 100) % bad.length]![0].replace('salah', `salah${at}`) : good(at),
)
const file = (text: readonly string[]) => Readable.from(text.map((line) => `${line}\n`))
const count = async () =>
  (
    await house.database.db
      .selectFrom('channels.outlet')
      .select((of) => of.fn.countAll<number>().as('n'))
      .executeTakeFirstOrThrow()
  ).n

test('a trial tells and enters nothing; the import enters what is good; again, it changes nothing', async () => {
  const trial = await house.register.importCsv(admin.actor, file([header, ...lines]), { trial: true })
  expect(trial).toMatchObject({ imported: 29_700, unchanged: 0 })
  expect(await count()).toBe(0)

  const report = await house.register.importCsv(admin.actor, file([header, ...lines]))
  expect(report).toMatchObject({ imported: 29_700, unchanged: 0 })
  expect(await count()).toBe(29_700)
  expect(report.faults).toEqual(trial.faults)
  expect(report.faults).toHaveLength(300)
  expect(report.faults.map(({ line, code }) => [line, code])).toEqual(
    Array.from({ length: 300 }, (_, at) => [at * 100 + 101, bad[at % bad.length]![1]]),
  )
  expect(report.faults[4]).toMatchObject({ column: 'url', params: { first: 3 } })

  const again = await house.register.importCsv(admin.actor, file([header, ...lines]))
  expect(again).toMatchObject({ imported: 0, unchanged: 29_700, faults: report.faults })
  expect(await count()).toBe(29_700)

  const whole = await house.register.publishBelow(district.actor, house.units.byCode('3204')!.id)
  expect(whole).toEqual({ published: 29_700, incomplete: 0 })
  const page = await house.register.public.page({ q: 'ke-29998', limit: 10 })
  expect(page.accounts.map(({ handle }) => handle)).toEqual(['humas_29998'])
})

test('over HTTP, every fault of a line comes back as a sentence, and no more is entered than one may', async () => {
  const send = (who: SignedIn, text: readonly string[]) =>
    house.server.inject({
      method: 'POST',
      url: '/api/v1/register/import',
      headers: { ...who.headers, 'content-type': 'text/csv' },
      payload: text.map((line) => `${line}\r\n`).join(''),
    })
  const mixed = await send(district, [
    '\uFEFFUnit;Network;URL',
    '3204;tiktok;https://www.tiktok.com/@humasbandung',
    '3374;x;tanpa-alamat',
  ])
  expect(mixed.json()).toEqual({
    lines: 2,
    imported: 1,
    unchanged: 0,
    faults: [
      expect.objectContaining({ line: 3, column: 'unit', code: 'import_unit_not_yours' }),
      {
        line: 3,
        column: 'url',
        code: 'register_address_invalid',
        message: expect.stringMatching(/^Tulis alamat lengkap/),
      },
    ],
  })
  const taken = await send(admin, ['unit,network,url', '3374,tiktok,https://tiktok.com/@humasbandung'])
  expect(taken.json()).toMatchObject({ imported: 0, faults: [{ line: 2, code: 'register_taken' }] })
  const headless = await send(admin, ['nama,kota', 'a,b'])
  expect(headless.json()).toMatchObject({ code: 'import_columns_missing', faults: [{ at: 'unit' }, {}, {}] })
  const nobody = await signIn(house, { unit: '3204', roles: ['contributor'] })
  expect((await send(nobody, ['unit,network,url', '3204,x,https://x.com/b'])).json()).toMatchObject({
    imported: 0,
    faults: [{ code: 'import_unit_not_yours' }],
  })
})

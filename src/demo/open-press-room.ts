/** The media hub at work: events in every state, journalists before and after the desk's decision, and their questions. */
import type { Actor } from '../platform/actor.ts'
import type { House } from '../house.ts'
import type { SignedInJournalist } from '../house/hub/index.ts'

const hour = 3_600_000
const day = 24 * hour

export async function openPressRoom(house: House, desk: Actor, { now }: { now: Date }): Promise<void> {
  await announceEvents(house, desk, now)
  await admitJournalists(house, desk, now)
}

async function announceEvents({ hub, units }: House, desk: Actor, now: Date): Promise<void> {
  // At nine, ten or one o'clock in Jakarta (UTC+7) of the coming days.
  const at = (days: number, clock: number) =>
    new Date(Math.floor((now.getTime() + 7 * hour) / day) * day + days * day + (clock - 7) * hour)
  const headquarters = { unitId: units.root().id, contact: 'Biro Penerangan Masyarakat, 021-555-0101' }
  const region = units.byCode('hq.jabar')?.id ?? units.root().id
  await hub.announceEvent(desk, {
    ...headquarters,
    state: 'confirmed',
    title: {
      id: 'Konferensi pers akhir tahun: pelayanan dan keselamatan jalan',
      en: 'Year-end press conference: public service and road safety',
    },
    description: {
      id: 'Pemaparan angka setahun, dilanjutkan tanya jawab. Bahan dibagikan di tempat dan di Media Hub.',
      en: 'The year in figures, followed by questions. Material is handed out on site and in the Media Hub.',
    },
    place: 'Aula Utama, Gedung Humas, Jakarta',
    startsAt: at(2, 10),
    endsAt: at(2, 12),
    accreditUntil: at(1, 16),
    capacity: 80,
  })
  await hub.announceEvent(desk, {
    ...headquarters,
    state: 'provisional',
    title: { id: 'Peninjauan posko mudik bersama media' },
    description: { id: 'Bus berangkat dari halaman depan. Tempat terbatas.' },
    place: 'Titik kumpul: halaman Gedung Humas',
    startsAt: at(9, 9),
    endsAt: at(9, 15),
    capacity: 24,
  })
  const put = await hub.announceEvent(desk, {
    unitId: region,
    state: 'confirmed',
    title: { id: 'Peresmian loket terpadu Kota Bandung' },
    description: { id: 'Setelah peresmian, wartawan dapat melihat alur pelayanan.' },
    place: 'Polrestabes Bandung',
    startsAt: at(5, 9),
    endsAt: at(5, 11),
    contact: 'Humas, 022-555-0119',
  })
  await hub.postponeEvent(desk, put.id, {
    version: put.version,
    why: 'Jalan menuju lokasi masih ditutup setelah hujan.',
  })
  const off = await hub.announceEvent(desk, {
    ...headquarters,
    state: 'confirmed',
    title: { id: 'Diskusi wartawan: membaca data kecelakaan' },
    description: { id: 'Dua pemateri, lalu praktik dengan data terbuka.' },
    place: 'Ruang Rapat 2, Gedung Humas',
    startsAt: at(4, 13),
    endsAt: at(4, 15),
  })
  await hub.cancelEvent(desk, off.id, {
    version: off.version,
    why: 'Kedua pemateri berhalangan; akan dijadwalkan lagi.',
  })
}

const journalists = [
  { name: 'Gita Larasati', outlet: 'Harian Pagi Nusantara', position: 'Reporter', cardNumber: 'PWI-10482' },
  { name: 'Yohanes Manuhutu', outlet: 'Radio Suara Timur', position: 'Redaktur', cardNumber: 'AJI-2231' },
  {
    name: 'Putri Ayu Maharani',
    outlet: 'Kanal Warta Kita',
    position: 'Jurnalis video',
    cardNumber: 'IJTI-0917',
  },
  { name: 'Bagas Wicaksono', outlet: 'Info Viral Terkini', position: 'Admin', cardNumber: '-' },
] as const

const mailbox = (name: string) => `${name.toLowerCase().split(' ').join('.')}@media.example`

async function admitJournalists(house: House, desk: Actor, now: Date): Promise<void> {
  const { hub } = house
  await Promise.all(
    journalists.map(async ({ name, ...rest }) => {
      const email = mailbox(name)
      const address = '192.0.2.10'
      await hub.press.register({ name, ...rest, email, proof: undefined, locale: 'id' }, address)
      await hub.press.confirmRegistration(await mailed(house, email), address)
    }),
  )
  const { items } = await hub.journalists(desk, {})
  const [first, second, , refused] = journalists.map(({ name }) => items.find((one) => one.name === name))
  if (first === undefined || second === undefined || refused === undefined) return
  const until = new Date(now.getTime() + 330 * day)
  await hub.accredit(desk, first.id, { until })
  await hub.accredit(desk, second.id, { until: new Date(now.getTime() + 21 * day) })
  await hub.reject(desk, refused.id, {
    why: 'Alamat redaksi dan penanggung jawab belum dapat kami temukan. Lampirkan keduanya, lalu daftar lagi.',
  })
  await askAndAnswer(house, desk, mailbox(first.name))
}

async function askAndAnswer(house: House, desk: Actor, email: string): Promise<void> {
  const { hub } = house
  const address = '192.0.2.10'
  await hub.press.requestSignIn({ email, locale: 'id' }, address)
  const session = await hub.press.openSession(await mailed(house, email), { address, device: undefined })
  const who = (await hub.press.session({ cookie: `pendopo_press=${session.token}` })) as SignedInJournalist
  const number = await hub.press.ask(
    who,
    {
      subject: 'Jumlah layanan keliling bulan ini',
      text: 'Berapa titik layanan keliling yang dibuka bulan ini, dan di kabupaten mana saja?',
    },
    address,
  )
  await hub.press.ask(
    who,
    {
      subject: 'Jadwal wawancara',
      text: 'Apakah Kepala Biro dapat diwawancarai minggu depan tentang loket terpadu?',
    },
    address,
  )
  const { items } = await hub.enquiries(desk, {})
  const first = items.find((one) => one.number === number)
  if (first !== undefined)
    await hub.answer(desk, first.id, {
      text: 'Bulan ini 412 titik di 96 kabupaten dan kota. Daftar lengkapnya kami kirim besok pagi.',
    })
  await hub.press.endSession(who, 'this')
}

/** The secret at the end of the newest link mailed to the address. */
async function mailed({ mail }: House, email: string): Promise<string> {
  const letter = (await mail.outbox({ limit: 50 })).find((row) => row.to === email)
  const token = /\/media\/(?:daftar|masuk)\/([\w.-]+)/.exec(letter?.text ?? '')?.[1]
  if (token === undefined) throw new Error(`No link was mailed to ${email}.`)
  return token
}

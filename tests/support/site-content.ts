/** A believable day on the polri demonstration's site, for looking at pages and for axe. */
import { publish, takeAway, type Published } from './site-house.ts'
import type { TestHouse } from './house.ts'

interface Day {
  lead: Published
  leadInEnglish: Published
  withdrawn: Published
  recalled: Published
}

const at = (time: string, day = '2026-11-24') => new Date(`${day}T${time}:00+07:00`)

/** Fills the house as of 24 November 2026, 14.05 WIB. */
export async function fillSite(house: TestHouse): Promise<Day> {
  const { units } = house
  const regions = units.children(units.root().id)
  const named = (name: string) =>
    regions.find((unit) => unit.name.id.endsWith(name))?.code ?? regions[0]?.code ?? ''
  const districtOf = (name: string, place: number) => {
    const region = units.byCode(named(name))
    return (region === undefined ? undefined : units.children(region.id)[place])?.code ?? named(name)
  }
  const hq = units.root().code
  const topics = units.pack.topics.map(({ key }) => key)
  const topic = (place: number) => topics[place % topics.length] ?? ''
  const paragraphs = [
    'Warga yang membutuhkan surat keterangan tidak lagi mengisi formulir yang sama di beberapa loket. Sejak pertengahan Oktober, tiga kantor di Bandung memakai satu antrean dan satu berkas yang dapat dilihat petugas di semua loket.',
    'Selama enam pekan, 8.214 orang dilayani. Catatan antrean menunjukkan waktu tunggu rata-rata turun dari 47 menit menjadi 12 menit; pengaduan tentang berkas hilang tidak ada lagi.',
    'Hasil lengkap uji coba, termasuk keluhan yang belum terselesaikan, dapat diunduh di bawah. Kritik dan saran dibuka sampai akhir tahun.',
  ]
  const text = (value: string, id: string) => ({
    type: 'paragraph' as const,
    attrs: { id },
    content: [{ type: 'text' as const, text: value }],
  })
  const first = {
    unit: districtOf('Jawa Barat', 3),
    headline: 'Satu pintu untuk surat keterangan: warga Bandung kini cukup sekali mengisi formulir',
    summary:
      'Tiga kantor di Jawa Barat menyatukan loket, antrean, dan pengaduan. Waktu tunggu rata-rata turun dari 47 menit menjadi 12 menit selama uji coba enam pekan.',
    topic: topic(0),
    tags: ['Pelayanan', 'Surat keterangan', 'Bandung'],
    adopters: [hq],
    urgency: 1,
    picture: true,
    body: [
      text(paragraphs[0] ?? '', 'a'),
      {
        type: 'heading' as const,
        attrs: { id: 'h', level: 2 as const },
        content: [{ type: 'text' as const, text: 'Satu antrean, satu berkas' }],
      },
      text(paragraphs[1] ?? '', 'b'),
      {
        type: 'blockquote' as const,
        attrs: { id: 'q' },
        content: [
          text(
            'Kami menghitung setiap langkah yang harus ditempuh warga, lalu menghapus yang tidak perlu.',
            'q1',
          ),
        ],
      },
      text(paragraphs[2] ?? '', 'c'),
    ],
  }
  const original = await publish(house, { ...first, at: at('13:40') })
  const lead = await publish(house, {
    ...first,
    picture: true,
    again: original,
    at: at('13:58'),
    versionNumber: 2,
    note: {
      kind: 'correction',
      note: 'Versi pertama menyebut empat kantor; yang benar tiga.',
      at: at('13:58').toISOString(),
    },
  })
  const leadInEnglish = await publish(house, {
    ...first,
    again: original,
    locale: 'en',
    at: at('14:01'),
    headline: 'One door for certificates: Bandung residents now fill in a single form',
    summary:
      'Three offices in West Java have merged counters, queues and complaints. Average waiting fell from 47 minutes to 12 during a six-week trial.',
    tags: ['Services', 'Bandung'],
  })
  const others: [unit: string, headline: string, time: string, picture: boolean][] = [
    [
      named('Kalimantan Timur'),
      'Kabut tipis di jalur Balikpapan–Samarinda, kendaraan berat diminta menunda perjalanan malam',
      '13:05',
      true,
    ],
    [hq, 'Pesan berantai soal razia serentak itu tidak benar; ini asal gambarnya', '12:10', true],
    [districtOf('Yogyakarta', 1), 'Relawan dan petugas bersihkan sungai di tiga dusun', '14:02', false],
    [named('Bali'), 'Arus penumpang di pelabuhan kembali lancar setelah cuaca membaik', '13:48', false],
    [districtOf('Sulawesi Selatan', 4), 'Sekolah di Gowa belajar mengenali tautan palsu', '13:31', true],
    [named('Aceh'), 'Jumlah pos pelayanan di jalur pegunungan ditambah', '13:10', false],
    [districtOf('Papua', 2), 'Layanan keliling menjangkau empat kampung pesisir', '12:57', true],
    [named('Jawa Timur'), 'Jalur alternatif dibuka di simpang Waru', '12:40', false],
    [named('Sumatera Utara'), 'Pasar malam Medan ditata ulang, pejalan kaki mendapat jalur', '11:20', true],
    [named('Riau'), 'Pos pantau karhutla aktif di sembilan titik', '10:44', false],
    [districtOf('Sumatera Barat', 3), 'Festival musik berlangsung tertib', '10:02', false],
    [named('Jawa Tengah'), 'Perbaikan rambu di 14 perlintasan selesai', '09:50', true],
    [named('Sulawesi Utara'), 'Pentas seni pelajar melawan perundungan', '09:15', false],
    [named('Nusa Tenggara Timur'), 'Jadwal penyeberangan berubah karena ombak', '08:40', false],
    [named('Maluku'), 'Tokoh lintas iman buka posko bersama', '08:05', false],
    [districtOf('Jawa Barat', 5), 'Loket ramah difabel dibuka di Cimahi', '07:50', true],
  ]
  for (const [place, [unit, headline, time, picture]] of others.entries())
    await publish(house, {
      unit,
      headline,
      at: at(time),
      picture,
      paragraphs,
      topic: topic(place),
      tags: ['Pelayanan'],
      adopters: unit === hq ? [] : [hq],
      summary: `${headline}. ${paragraphs[1]?.slice(0, 120)}`,
    })
  for (let day = 1; day <= 14; day += 1)
    await publish(house, {
      unit: districtOf('Jawa Barat', day % 8),
      headline: `Catatan pelayanan hari ke-${day}: antrean surat makin pendek`,
      at: at('09:30', `2026-11-${String(24 - day).padStart(2, '0')}`),
      topic: topic(day),
      picture: day % 3 === 0,
      paragraphs,
    })
  const withdrawn = await publish(house, {
    unit: named('Banten'),
    headline: 'Jadwal penutupan jalan akhir pekan',
    at: at('08:00'),
    paragraphs,
  })
  await takeAway(house, withdrawn, 'withdrawn', 'Penutupan dibatalkan; jadwal ini tidak berlaku lagi.')
  const recalled = await publish(house, {
    unit: named('Lampung'),
    headline: 'Rahasia yang tidak boleh terbit',
    at: at('07:00'),
    paragraphs,
  })
  await takeAway(house, recalled, 'recalled', 'Berita ini memuat data pribadi warga.')
  return { lead, leadInEnglish, withdrawn, recalled }
}

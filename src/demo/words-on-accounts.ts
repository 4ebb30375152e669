/** What stands on the demonstration's accounts besides the house's own posts, and what people say there. All invented. */
import type { CastKey, Post } from './cast.ts'

export interface ForeignPost {
  account: `${Post}/${'bluesky' | 'wordpress' | 'facebook' | 'instagram'}`
  hoursAgo: number
  kind: 'post' | 'picture' | 'film' | 'article'
  text: string
  /** Its words before somebody changed them, and when that was noticed. */
  before?: { text: string; noticed: number }
  goneHoursAgo?: number
}

/** Posted past the house, the newest first. */
export const foreignPosts: ForeignPost[] = [
  {
    account: 'root/facebook',
    hoursAgo: 4,
    kind: 'picture',
    text: 'Pagi ini di loket layanan terpadu: antrean pendek, kopi hangat. Terima kasih sudah mengambil nomor lewat aplikasi.',
  },
  {
    account: 'district1/bluesky',
    hoursAgo: 9,
    kind: 'post',
    text: 'Arus di simpang alun-alun sudah kembali lancar. Pengalihan dicabut pukul 06.30.',
  },
  {
    account: 'root/instagram',
    hoursAgo: 21,
    kind: 'film',
    text: 'Di balik layar: begini piket malam kami menerima telepon warga. #layananwarga',
  },
  {
    account: 'region1/bluesky',
    hoursAgo: 30,
    kind: 'post',
    text: 'Layanan keliling pekan depan: Senin di balai kota, Rabu di terminal, Jumat di pasar induk. Buka pukul 09.00.',
    before: {
      text: 'Layanan keliling pekan depan: Senin di balai kota, Rabu di terminal, Jumat di pasar induk. Buka pukul 08.00.',
      noticed: 26,
    },
  },
  {
    account: 'region3/bluesky',
    hoursAgo: 52,
    kind: 'post',
    text: 'Lowongan relawan! Hubungi nomor di bawah ini sekarang juga.',
    goneHoursAgo: 50,
  },
  {
    account: 'region5/facebook',
    hoursAgo: 11 * 24,
    kind: 'picture',
    text: 'Selamat hari jadi untuk kita semua. Terima kasih atas kepercayaan warga.',
  },
]

/** What the page posted week by week before the house was connected to it. */
export const habits = [
  'Layanan akhir pekan buka pukul 08.00–13.00 waktu setempat. Bawa kartu identitas asli.',
  'Cek dulu sebelum membagikan: kabar resmi selalu ada di situs kami.',
  'Nomor darurat bebas pulsa siap 24 jam. Simpan di telepon orang tua Anda.',
  'Jadwal layanan keliling pekan ini sudah terbit. Pilih lokasi terdekat.',
  'Kehilangan dokumen? Laporannya gratis dan selesai hari itu juga.',
  'Kenali tautan palsu: kami tidak pernah meminta kata sandi atau kode OTP.',
] as const

export interface Said {
  account: ForeignPost['account']
  hoursAgo: number
  kind: 'comment' | 'mention'
  writer: string
  text: string
  assigned?: CastKey
  answer?: { by: CastKey; text: string; refused?: string }
  closed?: true
}

/** Addressed to the accounts, the newest first. */
export const saidThere: Said[] = [
  {
    account: 'root/facebook',
    hoursAgo: 1,
    kind: 'comment',
    writer: 'Warga Peragaan',
    text: 'Jembatan buka jam berapa?',
  },
  {
    account: 'root/bluesky',
    hoursAgo: 3,
    kind: 'mention',
    writer: 'bu.guru.example',
    text: 'Apakah murid SD boleh ikut kunjungan ke pusat layanan? Kami dari sekolah dengan 64 murid dan dua di antaranya memakai kursi roda, jadi perlu tahu apakah semua ruangnya dapat dicapai tanpa tangga.',
    assigned: 'nadia',
  },
  {
    account: 'district1/wordpress',
    hoursAgo: 6,
    kind: 'comment',
    writer: 'Penjual Sayur',
    text: 'Kalau datang sore masih dilayani tidak ya? Saya jualan sampai jam dua.',
    assigned: 'dadan',
  },
  {
    account: 'root/facebook',
    hoursAgo: 8,
    kind: 'comment',
    writer: 'Pelanggan Lama',
    text: 'Antreannya lama sekali kemarin. Tolong tambah petugas di jam istirahat.',
    answer: {
      by: 'nadia',
      text: 'Terima kasih sudah memberi tahu. Mulai Senin loket 3 dan 4 juga buka pukul 12.00–13.00.',
    },
  },
  {
    account: 'root/instagram',
    hoursAgo: 12,
    kind: 'comment',
    writer: 'pemuda.example',
    text: 'Kerjanya shift berapa jam, Pak?',
    answer: { by: 'nadia', text: 'Delapan jam, lalu diganti rekan berikutnya.', refused: 'forbidden_there' },
  },
  {
    account: 'region1/bluesky',
    hoursAgo: 25,
    kind: 'mention',
    writer: 'komunitas.sepeda.example',
    text: 'Hari Minggu jalur sepeda tetap dibuka?',
    answer: { by: 'putri', text: 'Tetap dibuka, pukul 06.00–09.00. Sampai jumpa di jalan.' },
  },
  {
    account: 'region1/wordpress',
    hoursAgo: 31,
    kind: 'comment',
    writer: 'Anonim',
    text: 'Mantap 👍',
    closed: true,
  },
]

export const readyReplies = [
  {
    title: 'Jam layanan',
    text: 'Loket kami buka Senin–Jumat pukul 08.00–15.00 dan Sabtu pukul 08.00–13.00. Nomor antrean dapat diambil lewat situs kami.',
  },
  {
    title: 'Pengaduan',
    text: 'Terima kasih sudah menyampaikan. Agar dapat ditindaklanjuti, silakan kirim pengaduan lewat halaman Layanan Informasi; Anda akan menerima nomor dan tenggat jawabannya.',
  },
  {
    title: 'Menanyakan keaslian akun',
    text: 'Anda dapat memeriksa akun resmi kami di halaman Kanal: tempel alamat atau nama akunnya, lalu lihat jawabannya.',
  },
] as const

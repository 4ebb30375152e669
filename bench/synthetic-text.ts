/** Made-up news text whose words are as unevenly common as real ones (Zipf), the same for the same seed. */
import { isStopWord } from '../src/platform/text/stop-words.ts'

export type Random = () => number

/** mulberry32: small, fast, repeatable. */
export function seededRandom(seed: number): Random {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let t = state
    t = Math.imul(t ^ (t >>> 15), t | 1)
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61)
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296
  }
}

const known = (
  'polisi warga pelayanan masyarakat petugas kota kegiatan keamanan lalu lintas jalan kendaraan sekolah anak laporan ' +
  'kabupaten desa kecamatan pelabuhan pasar bantuan bencana banjir kebakaran kecelakaan penyelidikan pemeriksaan ' +
  'pengaduan pelatihan kesehatan vaksinasi pemilu kampanye pengamanan patroli penipuan pencurian narkoba hoaks ' +
  'informasi publik layanan antrean formulir surat keterangan izin sepeda motor mobil bus kapal bandara pengemudi ' +
  'penumpang pejalan rambu simpang jembatan sungai pantai nelayan petani sawah hutan gunung relawan posko evakuasi ' +
  'tim gabungan perempuan pelajar mahasiswa guru dokter rumah sakit puskesmas lebaran mudik natal ibadah tokoh agama'
).split(' ')
const glue = 'yang dan di ke dari untuk pada dengan ini itu tidak akan dalam oleh juga sudah agar para'.split(
  ' ',
)
const heads =
  'ba be bi bu ca ce da de di du ga ge ha hi ja ju ka ke ki ku la le li lu ma me mi mu na pa ra sa'.split(' ')
const tails = 'kar lan min ros tan ng lus nar pung reng sik tur yan das gal wit sir pol mang dek'.split(' ')

/** Words from the most common to the rarest. */
export const vocabulary: readonly string[] = (() => {
  const random = seededRandom(7)
  const pick = (list: readonly string[]) => list[Math.floor(random() * list.length)] ?? ''
  const words = new Set(known)
  while (words.size < 14_000) {
    const word = pick(heads) + pick(heads) + pick(tails)
    if (!isStopWord(word, 'id')) words.add(word)
  }
  return [...words]
})()

// Cumulative 1/rank weights, found by bisection.
const cumulative = (() => {
  let sum = 0
  return vocabulary.map((_, index) => (sum += 1 / (index + 3)))
})()

export function zipfWord(random: Random): string {
  const aim = random() * (cumulative.at(-1) ?? 1)
  let low = 0
  let high = cumulative.length - 1
  while (low < high) {
    const middle = (low + high) >> 1
    if ((cumulative[middle] ?? 0) < aim) low = middle + 1
    else high = middle
  }
  return vocabulary[low] ?? ''
}

export function sentence(random: Random, words: number): string {
  const parts = Array.from({ length: words }, (_, index) =>
    index % 3 === 1 ? (glue[Math.floor(random() * glue.length)] ?? 'dan') : zipfWord(random),
  )
  const text = parts.join(' ')
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}`
}

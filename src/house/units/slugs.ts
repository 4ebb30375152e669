/** Words that the public site uses below any unit's path; a unit may not take them as its slug. */
const reserved = new Set(
  `en id api konsol console berita news kanal koreksi cari search topik topic tag tanda arsip archive media aset assets
  pratinjau preview masuk keluar login undangan mulai satuan units wilayah tentang cara-kerja feed atom rss sitemap
  news-sitemap robots healthz metrics well-known statis static islands pulau kesalahan klarifikasi hub tv teater
  literasi layanan konferensi kampanye unduh peta bantuan www`.split(/\s+/),
)

/** Reserved words, and bare numbers: those are the days of the archive. */
export const isReservedSlug = (slug: string): boolean => reserved.has(slug) || /^\d+$/.test(slug)

export const isSlug = (slug: string): boolean => slug.length <= 80 && /^[a-z0-9]+(?:-[a-z0-9]+)*$/.test(slug)

/** `Kota Lhokseumawe (Utara)` → `kota-lhokseumawe-utara`; apostrophes vanish, accents fall off. */
export function toSlug(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/[\u0300-\u036f'’"]/g, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, 80)
    .replace(/-+$/, '')
}

/** A small, invented city government: agencies and sub-districts beside each other, one time zone, no map. */
import type { InstitutionPack, UnitRow } from '../../src/house/units/pack.ts'

const agencies = [
  ['dinkes', 'Dinas Kesehatan', 'Health Agency', 'Dinkes', 'dinas-kesehatan'],
  ['disdik', 'Dinas Pendidikan', 'Education Agency', 'Disdik', 'dinas-pendidikan'],
  ['dishub', 'Dinas Perhubungan', 'Transport Agency', 'Dishub', 'dinas-perhubungan'],
  ['dlh', 'Dinas Lingkungan Hidup', 'Environment Agency', 'DLH', 'dinas-lingkungan-hidup'],
  ['bpbd', 'Badan Penanggulangan Bencana', 'Disaster Management Agency', 'BPBD', 'bpbd'],
  ['diskominfo', 'Dinas Komunikasi dan Informatika', 'Communications Agency', 'Diskominfo', 'diskominfo'],
] as const

const subdistricts = [
  ['tirta', 'Tirtasari', 'tirtasari', ['Tirtasari Kulon', 'Tirtasari Wetan', 'Sumberjati']],
  ['wana', 'Wanareja', 'wanareja', ['Wanareja', 'Karangsewu', 'Ngadisari']],
  ['muara', 'Muarasegara', 'muarasegara', ['Pasir Putih', 'Dermaga Lama', 'Kampung Nelayan']],
  ['bukit', 'Bukitlarangan', 'bukitlarangan', ['Puncak Sari', 'Lembah Hijau']],
] as const

function loadUnits(): UnitRow[] {
  const zone = { timeZone: 'Asia/Makassar' as const }
  const rows: UnitRow[] = [
    {
      code: 'kota',
      parent: null,
      level: 'city',
      name: { id: 'Pemerintah Kota Tirtanegara', en: 'Tirtanegara City Government' },
      shortName: 'Pemkot',
      slug: '',
      ...zone,
    },
  ]
  for (const [code, id, en, shortName, slug] of agencies)
    rows.push({ code, parent: 'kota', level: 'agency', name: { id, en }, shortName, slug, ...zone })
  for (const [code, shortName, slug, villages] of subdistricts) {
    const name = { id: `Kecamatan ${shortName}`, en: `${shortName} Sub-district` }
    rows.push({ code, parent: 'kota', level: 'subdistrict', name, shortName, slug, ...zone })
    for (const [index, village] of villages.entries())
      rows.push({
        code: `${code}${index + 1}`,
        parent: code,
        level: 'ward',
        name: { id: `Kelurahan ${village}`, en: `${village} Ward` },
        shortName: village,
        slug: village.toLowerCase().replaceAll(' ', '-'),
        ...zone,
      })
  }
  return rows
}

const pack: InstitutionPack = {
  name: 'kota',
  institution: { id: 'Pemerintah Kota Tirtanegara', en: 'Tirtanegara City Government' },
  shortName: 'Tirtanegara',
  territory: { id: 'Kota Tirtanegara', en: 'Tirtanegara' },
  levels: [
    { key: 'city', name: { id: 'Kota', en: 'City' }, approvingRank: 3 },
    { key: 'agency', name: { id: 'Dinas', en: 'Agency' }, approvingRank: 2, placeless: true },
    { key: 'subdistrict', name: { id: 'Kecamatan', en: 'Sub-district' }, approvingRank: 2 },
    { key: 'ward', name: { id: 'Kelurahan', en: 'Ward' }, approvingRank: 1 },
  ],
  locales: ['id', 'en'],
  defaultTimeZone: 'Asia/Makassar',
  brand: {
    accent: { light: '#0B5D5E', dark: '#6FC7C0' },
    accentInk: { light: '#FFFFFF', dark: '#0F1A1A' },
    logoSvg: null,
  },
  rooms: {
    house: { id: 'Balai Warta Tirtanegara', en: 'Tirtanegara News House' },
    news: { id: 'Warta Kota', en: 'City News' },
    english: { id: 'Tirtanegara in English', en: 'Tirtanegara in English' },
    channels: { id: 'Akun Resmi', en: 'Official Accounts' },
    bank: { id: 'Lumbung Media', en: 'Media Store' },
    hub: { id: 'Ruang Wartawan', en: 'Press Room' },
    command: { id: 'Ruang Pantau', en: 'Watch Room' },
    conference: { id: 'Jumpa Pers', en: 'Press Conferences' },
    tv: { id: 'Tirta TV', en: 'Tirta TV' },
    theatre: { id: 'Layar Warga', en: 'Citizens’ Screen' },
    literacy: { id: 'Kelas Digital', en: 'Digital Class' },
    clarification: { id: 'Cek Kabar', en: 'Rumour Check' },
    campaigns: { id: 'Ajakan', en: 'Campaigns' },
    desk: { id: 'Loket Informasi', en: 'Information Counter' },
    synergy: { id: 'Mitra', en: 'Partners' },
  },
  roles: {
    contributor: { id: 'Pewarta', en: 'Reporter' },
    editor: { id: 'Penyunting', en: 'Editor' },
    approver: { id: 'Kepala bidang', en: 'Head of section' },
    channel_officer: { id: 'Pengelola akun', en: 'Account keeper' },
    duty_officer: { id: 'Petugas pantau', en: 'Watch officer' },
    desk_officer: { id: 'Petugas loket', en: 'Counter officer' },
    archivist: { id: 'Arsiparis', en: 'Archivist' },
    administrator: { id: 'Admin', en: 'Administrator' },
  },
  topics: [
    { key: 'layanan', name: { id: 'Layanan warga', en: 'Citizen services' }, iptc: 'medtop:20000593' },
    { key: 'kesehatan', name: { id: 'Kesehatan', en: 'Health' }, iptc: 'medtop:07000000' },
    { key: 'pendidikan', name: { id: 'Pendidikan', en: 'Education' }, iptc: 'medtop:05000000' },
    { key: 'transportasi', name: { id: 'Transportasi', en: 'Transport' }, iptc: 'medtop:20000337' },
    { key: 'lingkungan', name: { id: 'Lingkungan', en: 'Environment' }, iptc: 'medtop:06000000' },
    { key: 'bencana', name: { id: 'Siaga bencana', en: 'Disaster readiness' }, iptc: 'medtop:03000000' },
    { key: 'budaya', name: { id: 'Seni dan budaya', en: 'Arts and culture' }, iptc: 'medtop:01000000' },
  ],
  regionGroups: [
    { key: 'dinas', name: { id: 'Dinas dan badan', en: 'Agencies' }, units: agencies.map(([code]) => code) },
    {
      key: 'kecamatan',
      name: { id: 'Kecamatan', en: 'Sub-districts' },
      units: subdistricts.map(([code]) => code),
    },
  ],
  map: null,
  numberPrefix: 'TIRTA',
  loadUnits,
}

export default pack

/**
 * A demonstration institution shaped like a national police force: headquarters, 38 regions, 514 districts, 7,277
 * local offices. It carries no emblem and speaks for nobody.
 */
import { readFileSync } from 'node:fs'
import type { InstitutionPack } from '../../src/house/units/pack.ts'
import { topics } from './topics.ts'
import { composeUnits } from './units.ts'

const pack: InstitutionPack = {
  name: 'polri',
  institution: { id: 'Divisi Humas Polri', en: 'Indonesian National Police, Public Relations Division' },
  shortName: 'Polri',
  territory: { id: 'Indonesia', en: 'Indonesia' },
  levels: [
    { key: 'headquarters', name: { id: 'Mabes', en: 'Headquarters' }, approvingRank: 4 },
    { key: 'region', name: { id: 'Polda', en: 'Regional Police' }, approvingRank: 3 },
    { key: 'district', name: { id: 'Polres', en: 'District Police' }, approvingRank: 2 },
    { key: 'local', name: { id: 'Polsek', en: 'Sector Police' }, approvingRank: 1 },
  ],
  locales: ['id', 'en'],
  defaultTimeZone: 'Asia/Jakarta',
  brand: {
    accent: { light: '#6A3F1C', dark: '#E0B765' },
    accentInk: { light: '#FFFFFF', dark: '#1A1916' },
    logoSvg: null,
  },
  rooms: {
    house: { id: 'Portal Humas Presisi', en: 'Portal Humas Presisi' },
    news: { id: 'TB News', en: 'TB News' },
    english: { id: 'INP', en: 'INP' },
    channels: { id: 'Kanal Resmi', en: 'Official Channels' },
    bank: { id: 'SPIT', en: 'SPIT' },
    hub: { id: 'Media Hub', en: 'Media Hub' },
    command: { id: 'Command Center', en: 'Command Center' },
    conference: { id: 'Mini Conference', en: 'Mini Conference' },
    tv: { id: 'Polri TV', en: 'Polri TV' },
    theatre: { id: 'Mini Theater', en: 'Mini Theater' },
    literacy: { id: 'Literasi Digital', en: 'Digital Literacy' },
    clarification: { id: 'Klarifikasi', en: 'Fact Check' },
    campaigns: { id: 'Kampanye', en: 'Campaigns' },
    desk: { id: 'Layanan Informasi', en: 'Information Desk' },
    synergy: { id: 'Sinergi', en: 'Synergy' },
  },
  roles: {
    contributor: { id: 'Kontributor', en: 'Contributor' },
    editor: { id: 'Redaktur', en: 'Editor' },
    approver: { id: 'Pemberi persetujuan', en: 'Approver' },
    channel_officer: { id: 'Petugas kanal', en: 'Channel officer' },
    duty_officer: { id: 'Perwira jaga', en: 'Duty officer' },
    desk_officer: { id: 'Petugas layanan informasi', en: 'Desk officer' },
    archivist: { id: 'Arsiparis', en: 'Archivist' },
    administrator: { id: 'Administrator', en: 'Administrator' },
  },
  topics,
  regionGroups: [
    {
      key: 'sumatera',
      name: { id: 'Sumatera', en: 'Sumatra' },
      units: ['aceh', 'sumut', 'sumbar', 'riau', 'jambi', 'sumsel', 'bengkulu', 'lampung', 'babel', 'kepri'],
    },
    {
      key: 'jawa-bali',
      name: { id: 'Jawa dan Bali', en: 'Java and Bali' },
      units: ['metro', 'jabar', 'jateng', 'diy', 'jatim', 'banten', 'bali'],
    },
    {
      key: 'kalimantan-sulawesi',
      name: { id: 'Kalimantan dan Sulawesi', en: 'Kalimantan and Sulawesi' },
      units: `kalbar kalteng kalsel kaltim kaltara sulut sulteng sulsel sultra gorontalo sulbar`.split(' '),
    },
    {
      key: 'nusa-tenggara-papua',
      name: { id: 'Nusa Tenggara hingga Papua', en: 'Nusa Tenggara to Papua' },
      units: ['ntb', 'ntt', 'maluku', 'malut', 'papua', 'pabar', 'pasel', 'pateng', 'papeg', 'pbd'],
    },
  ],
  map: {
    countries: ['360'],
    neighbours: ['458', '096', '626', '598', '702', '764', '608', '036', '585'],
    bounds: { west: 93.4, south: -11.55, east: 144.25, north: 7.3 },
    size: { width: 1240, height: 460 },
    paths: JSON.parse(readFileSync(new URL('map.json', import.meta.url), 'utf8')),
    symbolLevel: 'region',
  },
  numberPrefix: 'HUMAS',
  loadUnits: composeUnits,
}

export default pack

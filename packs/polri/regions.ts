/** The 38 regions: official area code, own code, names, time zone, and the seat of the regional office. */
import type { TimeZone } from '../../src/house/units/pack.ts'

type Row = readonly [
  area: string,
  code: string,
  nameId: string,
  nameEn: string,
  shortName: string,
  slug: string,
  zone: TimeZone,
  lat: number,
  lon: number,
]

const wib = 'Asia/Jakarta'
const wita = 'Asia/Makassar'
const wit = 'Asia/Jayapura'

// prettier-ignore
export const regions: readonly Row[] = [
  ['11', 'aceh', 'Aceh', 'Aceh', 'Aceh', 'aceh', wib, 5.55, 95.32],
  ['12', 'sumut', 'Sumatera Utara', 'North Sumatra', 'Sumut', 'sumatera-utara', wib, 3.59, 98.67],
  ['13', 'sumbar', 'Sumatera Barat', 'West Sumatra', 'Sumbar', 'sumatera-barat', wib, -0.95, 100.35],
  ['14', 'riau', 'Riau', 'Riau', 'Riau', 'riau', wib, 0.51, 101.45],
  ['15', 'jambi', 'Jambi', 'Jambi', 'Jambi', 'jambi', wib, -1.61, 103.61],
  ['16', 'sumsel', 'Sumatera Selatan', 'South Sumatra', 'Sumsel', 'sumatera-selatan', wib, -2.98, 104.76],
  ['17', 'bengkulu', 'Bengkulu', 'Bengkulu', 'Bengkulu', 'bengkulu', wib, -3.8, 102.27],
  ['18', 'lampung', 'Lampung', 'Lampung', 'Lampung', 'lampung', wib, -5.43, 105.26],
  ['19', 'babel', 'Kepulauan Bangka Belitung', 'Bangka Belitung Islands', 'Babel', 'bangka-belitung', wib, -2.13, 106.11],
  ['21', 'kepri', 'Kepulauan Riau', 'Riau Islands', 'Kepri', 'kepulauan-riau', wib, 1.12, 104.05],
  ['31', 'metro', 'Metro Jaya', 'Jakarta Metropolitan', 'Metro Jaya', 'metro-jaya', wib, -6.22, 106.81],
  ['32', 'jabar', 'Jawa Barat', 'West Java', 'Jabar', 'jawa-barat', wib, -6.94, 107.7],
  ['33', 'jateng', 'Jawa Tengah', 'Central Java', 'Jateng', 'jawa-tengah', wib, -6.99, 110.42],
  ['34', 'diy', 'D.I. Yogyakarta', 'Yogyakarta', 'DIY', 'yogyakarta', wib, -7.76, 110.4],
  ['35', 'jatim', 'Jawa Timur', 'East Java', 'Jatim', 'jawa-timur', wib, -7.33, 112.73],
  ['36', 'banten', 'Banten', 'Banten', 'Banten', 'banten', wib, -6.13, 106.17],
  ['51', 'bali', 'Bali', 'Bali', 'Bali', 'bali', wita, -8.67, 115.22],
  ['52', 'ntb', 'Nusa Tenggara Barat', 'West Nusa Tenggara', 'NTB', 'nusa-tenggara-barat', wita, -8.58, 116.1],
  ['53', 'ntt', 'Nusa Tenggara Timur', 'East Nusa Tenggara', 'NTT', 'nusa-tenggara-timur', wita, -10.16, 123.6],
  ['61', 'kalbar', 'Kalimantan Barat', 'West Kalimantan', 'Kalbar', 'kalimantan-barat', wib, -0.06, 109.35],
  ['62', 'kalteng', 'Kalimantan Tengah', 'Central Kalimantan', 'Kalteng', 'kalimantan-tengah', wib, -2.21, 113.92],
  ['63', 'kalsel', 'Kalimantan Selatan', 'South Kalimantan', 'Kalsel', 'kalimantan-selatan', wita, -3.32, 114.59],
  ['64', 'kaltim', 'Kalimantan Timur', 'East Kalimantan', 'Kaltim', 'kalimantan-timur', wita, -1.26, 116.84],
  ['65', 'kaltara', 'Kalimantan Utara', 'North Kalimantan', 'Kaltara', 'kalimantan-utara', wita, 2.84, 117.37],
  ['71', 'sulut', 'Sulawesi Utara', 'North Sulawesi', 'Sulut', 'sulawesi-utara', wita, 1.47, 124.84],
  ['72', 'sulteng', 'Sulawesi Tengah', 'Central Sulawesi', 'Sulteng', 'sulawesi-tengah', wita, -0.9, 119.87],
  ['73', 'sulsel', 'Sulawesi Selatan', 'South Sulawesi', 'Sulsel', 'sulawesi-selatan', wita, -5.14, 119.44],
  ['74', 'sultra', 'Sulawesi Tenggara', 'Southeast Sulawesi', 'Sultra', 'sulawesi-tenggara', wita, -3.99, 122.51],
  ['75', 'gorontalo', 'Gorontalo', 'Gorontalo', 'Gorontalo', 'gorontalo', wita, 0.54, 123.06],
  ['76', 'sulbar', 'Sulawesi Barat', 'West Sulawesi', 'Sulbar', 'sulawesi-barat', wita, -2.68, 118.89],
  ['81', 'maluku', 'Maluku', 'Maluku', 'Maluku', 'maluku', wit, -3.7, 128.18],
  ['82', 'malut', 'Maluku Utara', 'North Maluku', 'Malut', 'maluku-utara', wit, 0.79, 127.38],
  ['91', 'papua', 'Papua', 'Papua', 'Papua', 'papua', wit, -2.53, 140.72],
  ['92', 'pabar', 'Papua Barat', 'West Papua', 'Papua Barat', 'papua-barat', wit, -0.86, 134.06],
  ['93', 'pasel', 'Papua Selatan', 'South Papua', 'Papua Selatan', 'papua-selatan', wit, -8.49, 140.4],
  ['94', 'pateng', 'Papua Tengah', 'Central Papua', 'Papua Tengah', 'papua-tengah', wit, -3.37, 135.5],
  ['95', 'papeg', 'Papua Pegunungan', 'Highland Papua', 'Papua Pegunungan', 'papua-pegunungan', wit, -4.1, 138.95],
  ['96', 'pbd', 'Papua Barat Daya', 'Southwest Papua', 'Papua Barat Daya', 'papua-barat-daya', wit, -0.88, 131.25],
]

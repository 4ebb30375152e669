/** Composes the rows of the tree from the regions and the areas: names, addresses, codes. */
import { readFileSync } from 'node:fs'
import type { UnitRow } from '../../src/house/units/pack.ts'
import { regions } from './regions.ts'

type Area = [code: string, name: string, city: boolean, offices: Record<string, string>]

// Cities whose district office is of the metropolitan class, and the seats of the regional offices.
const metropolitan = new Set(['1271', '1671', '3273', '3374', '3578', '7371'])
const seats = new Set(
  `1171 1371 1471 1571 1771 1871 1971 2171 3471 3671 3673 5171 5271 5371 6171 6271 6371 6471 6472 6571 7171 7271 7471
  7571 8171 8271 9171 9671 3271 3276 3372`.split(/\s+/),
)

const plain = (name: string) =>
  name
    .toLowerCase()
    .replace(/['’]/g, '')
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')

export function composeUnits(): UnitRow[] {
  const areas: Area[] = JSON.parse(readFileSync(new URL('areas.json', import.meta.url), 'utf8'))
  const rows: UnitRow[] = [
    {
      code: 'hq',
      parent: null,
      level: 'headquarters',
      name: { id: 'Mabes', en: 'National Headquarters' },
      shortName: 'Mabes',
      slug: '',
      timeZone: 'Asia/Jakarta',
      coordinates: { lat: -6.24, lon: 106.8 },
    },
  ]
  for (const [area, code, id, en, shortName, slug, timeZone, lat, lon] of regions) {
    const name = { id: `Polda ${id}`, en: `${en} Regional Police` }
    const coordinates = { lat, lon }
    rows.push({ code, parent: 'hq', level: 'region', name, shortName, slug, timeZone, coordinates })
    const districts = areas.filter(([district]) => district.startsWith(area))
    const ruralNames = new Set(districts.filter(([, , city]) => !city).map(([, district]) => district))
    for (const [district, districtName, city, offices] of districts) {
      const twin = city && ruralNames.has(districtName)
      rows.push({
        code: district,
        parent: code,
        level: 'district',
        name: districtOffice(area, district, districtName, city, twin),
        shortName: twin ? `Kota ${districtName}` : districtName,
        slug: plain(twin ? `kota-${districtName}` : districtName),
        timeZone,
      })
      for (const [local, localName] of Object.entries(offices))
        rows.push({
          code: `${district}${local}`,
          parent: district,
          level: 'local',
          name: { id: `Polsek ${localName}`, en: `${localName} Sector Police` },
          shortName: localName,
          slug: plain(localName),
          timeZone,
        })
    }
  }
  return rows
}

function districtOffice(region: string, code: string, name: string, city: boolean, twin: boolean) {
  if (region === '31' && city) return { id: `Polres Metro ${name}`, en: `${name} Metropolitan Police` }
  if (metropolitan.has(code)) return { id: `Polrestabes ${name}`, en: `${name} Metropolitan Police` }
  const kind = seats.has(code) ? 'Polresta' : 'Polres'
  return {
    id: twin ? `${kind} ${name} Kota` : `${kind} ${name}`,
    en: city ? `${name} City Police` : `${name} District Police`,
  }
}

/** Writes areas.json from idn-area-data (ODbL): `node packs/polri/generate.ts`. */
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { getDistricts, getRegencies, getVillages } from 'idn-area-data'

/** The source's abbreviations and doubled names, spelled as a sign at the door would. */
const spelled: Record<string, string> = {
  'Bl. Limbangan': 'Blubur Limbangan',
  'BTS. Ulu': 'BTS Ulu',
  'Gn. Bintang Awai': 'Gunung Bintang Awai',
  'Kep. Masaloka Raya': 'Kepulauan Masaloka Raya',
  'Konda/ Kondaga': 'Konda',
  'Ra"as': "Ra'as",
  'Misool (Misool Utara)': 'Misool',
  "KI'E": "Ki'e",
}

// The institution has 7,277 local offices for 7,285 areas: the eight with the fewest villages are served by a neighbour.
const served = 8

const regencies = await getRegencies()
const areas = await getDistricts()
const villages = new Map<string, number>()
for (const village of await getVillages())
  villages.set(village.district_code, (villages.get(village.district_code) ?? 0) + 1)
const withoutOffice = new Set(
  areas
    .toSorted(
      (a, b) => (villages.get(a.code) ?? 0) - (villages.get(b.code) ?? 0) || (a.code < b.code ? -1 : 1),
    )
    .slice(0, served)
    .map((area) => area.code),
)

const lines = regencies.map((regency) => {
  const city = regency.name.startsWith('Kota ')
  const name = regency.name.replace(/^(Kabupaten|Kota) (Administrasi )?/, '')
  const offices = areas
    .filter((area) => area.regency_code === regency.code && !withoutOffice.has(area.code))
    .map((area) => [area.code.slice(-2), spelled[area.name] ?? area.name])
  return JSON.stringify([regency.code.replace('.', ''), name, city, Object.fromEntries(offices)])
})
const file = join(import.meta.dirname, 'areas.json')
await writeFile(file, `[\n${lines.join(',\n')}\n]\n`)
console.log(`${file}: ${lines.length} districts, ${areas.length - served} local offices`)

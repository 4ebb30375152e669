/** What the server says about the house in a meta tag: names and colours of the pack. */
import { locale, tRole, type Locale } from './messages.ts'

export type Names = Record<Locale, string>

export interface HouseCard {
  mode: 'start' | 'demo' | 'test'
  institution: Names
  shortName: string
  accent: { light: string; dark: string }
  accentInk: { light: string; dark: string }
  rooms: Record<string, Names>
  roles: Record<string, Names>
  levels: { key: string; name: Names }[]
  topics: { key: string; name: Names }[]
  defaultTimeZone: string
}

const blank: HouseCard = {
  mode: 'start',
  institution: { id: 'Pendopo', en: 'Pendopo' },
  shortName: 'Pendopo',
  accent: { light: '#6A3F1C', dark: '#E0B765' },
  accentInk: { light: '#FFFFFF', dark: '#1A1916' },
  rooms: {},
  roles: {},
  levels: [],
  topics: [],
  defaultTimeZone: 'Asia/Jakarta',
}

function read(): HouseCard {
  const text = document.querySelector<HTMLMetaElement>('meta[name="house"]')?.content ?? ''
  if (!text.startsWith('{')) return blank
  return { ...blank, ...(JSON.parse(text) as Partial<HouseCard>) }
}

export const house: HouseCard = read()

export const named = (names: Names | undefined, fallback = ''): string =>
  names === undefined ? fallback : names[locale] || names.id || fallback
export const roomName = (room: string, fallback: string): string => named(house.rooms[room], fallback)
export const roleName = (role: string): string => named(house.roles[role], tRole(role))
export const levelName = (key: string): string =>
  named(house.levels.find((level) => level.key === key)?.name, key)

/** What the server says about the house in a meta tag: names and colours of the pack. */
import { locale } from './messages.ts'

export type Names = Record<'id' | 'en', string>

interface HouseCard {
  mode: 'start' | 'demo' | 'test'
  institution: Names
  shortName: string
  accent: { light: string; dark: string }
  accentInk: { light: string; dark: string }
}

const blank: HouseCard = {
  mode: 'start',
  institution: { id: 'Pendopo', en: 'Pendopo' },
  shortName: 'Pendopo',
  accent: { light: '#6A3F1C', dark: '#E0B765' },
  accentInk: { light: '#FFFFFF', dark: '#1A1916' },
}

function read(): HouseCard {
  const text = document.querySelector<HTMLMetaElement>('meta[name="house"]')?.content ?? ''
  return text.startsWith('{') ? { ...blank, ...(JSON.parse(text) as Partial<HouseCard>) } : blank
}

export const house: HouseCard = read()
export const named = (names: Names | undefined): string => names?.[locale] ?? names?.id ?? ''

/** The style sheet takes these by the scheme of the phone. */
export function wearColours(): void {
  const { style } = document.documentElement
  for (const scheme of ['light', 'dark'] as const) {
    style.setProperty(`--accent-${scheme}`, house.accent[scheme])
    style.setProperty(`--accent-ink-${scheme}`, house.accentInk[scheme])
  }
}

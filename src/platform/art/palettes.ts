/** Dyes: the ground, a deeper ground, the wax-white line, the filling, an accent, and the light on it. */
export interface Palette {
  readonly ground: string
  readonly deep: string
  readonly line: string
  readonly fill: string
  readonly accent: string
  readonly glow: string
}

const dye = (
  ground: string,
  deep: string,
  line: string,
  fill: string,
  accent: string,
  glow: string,
): Palette => ({ ground, deep, line, fill, accent, glow })

export const palettes = {
  sogan: dye('#3b2414', '#25160b', '#f0e2c4', '#a9692f', '#d9a657', '#ffe7bd'),
  wedelan: dye('#16294a', '#0c1830', '#efe6cf', '#3f6aa3', '#c99a45', '#dbe8ff'),
  malam: dye('#1d2a32', '#10191f', '#e8dcc0', '#47616b', '#cf9b3f', '#f3ead2'),
  mega: dye('#12456b', '#0a2c48', '#f2f6f5', '#3f86b3', '#c9412f', '#dff3ff'),
  mengkudu: dye('#6e1f22', '#471013', '#f6e3cf', '#b2483c', '#e0ac5b', '#ffdccb'),
  pesisir: dye('#0f5257', '#073538', '#f7ead6', '#2f8f8a', '#e2725b', '#d9fff6'),
  hijau: dye('#21463b', '#112b23', '#dce9d4', '#4b8068', '#d8b25c', '#e7ffe9'),
  gading: dye('#eadcbd', '#d3bf95', '#5a3a1d', '#b98a4c', '#7c2f22', '#fffbef'),
  tembaga: dye('#5a2f1a', '#391b0d', '#f4e0c2', '#b9713d', '#7fa08a', '#ffe1bf'),
  nila: dye('#25254f', '#151533', '#ece6f3', '#5c5a9c', '#d79a6c', '#e6e2ff'),
  lumut: dye('#3c4020', '#262913', '#efe9cb', '#7d8242', '#c96f3b', '#fbf6d0'),
  fajar: dye('#7d3a2c', '#54231a', '#ffeeda', '#cf7a52', '#f0c36b', '#ffe9d2'),
} as const satisfies Record<string, Palette>

export type PaletteName = keyof typeof palettes
export const paletteNames = Object.keys(palettes) as PaletteName[]

/** A colour between two, both `#rrggbb`. */
export function mix(from: string, to: string, share: number): string {
  const channel = (hex: string, at: number) => Number.parseInt(hex.slice(at, at + 2), 16)
  return `#${[1, 3, 5]
    .map((at) => Math.round(channel(from, at) * (1 - share) + channel(to, at) * share))
    .map((value) => value.toString(16).padStart(2, '0'))
    .join('')}`
}

import { kawungBand } from '../../platform/art/kawung-band.ts'

/** Batik by code: kawung closes every page; the others stand where a story has no picture. */

const svg = (width: number, height: number, body: string) =>
  `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}">${body}</svg>`

const round = (value: number) => Math.round(value * 100) / 100

function kawungTile(size: number, stroke: string): string {
  const petal = (x: number, y: number, turn: number) =>
    `<ellipse cx="${x}" cy="${y}" rx="${round(size * 0.13)}" ry="${round(size * 0.27)}" transform="rotate(${turn} ${x} ${y}) translate(0 ${round(-size * 0.31)})" fill="none" stroke="${stroke}" stroke-width="1.4"/>`
  return [
    [0, 0],
    [size, 0],
    [0, size],
    [size, size],
    [size / 2, size / 2],
  ]
    .flatMap(([x = 0, y = 0]) => [45, 135, 225, 315].map((turn) => petal(x, y, turn)))
    .join('')
}

function parangTile(s: number, thread: string, core: string): string {
  const wave = `M0 ${s / 2}C${round(s * 0.22)} ${round(s * 0.1)} ${round(s * 0.42)} ${round(s * 0.95)} ${round(s * 0.62)} ${s / 2}S${round(s * 0.9)} ${round(s * 0.2)} ${s} ${s / 2}`
  return `<path d="${wave}" fill="none" stroke="${thread}" stroke-width="${round(s * 0.16)}" stroke-linecap="round"/><path d="${wave}" fill="none" stroke="${core}" stroke-width="${round(s * 0.05)}"/>`
}

const cloudTile = (thread: string) =>
  [0.9, 0.7, 0.5, 0.3]
    .map(
      (strength, i) =>
        `<path d="M-12 ${60 - i * 7}q18 -36 42 -14.4q12 -26.4 36 -6q24 -12 66 20.4" fill="none" stroke="${thread}" stroke-opacity="${strength}" stroke-width="2.2"/>`,
    )
    .join('')

function cloth(ground: string, tile: string, w: number, h: number, turn = 0): string {
  return svg(
    960,
    640,
    `<defs><pattern id="p" width="${w}" height="${h}" patternUnits="userSpaceOnUse"${turn ? ` patternTransform="rotate(${turn})"` : ''}>${tile}</pattern><linearGradient id="g" x2="1" y2="1"><stop stop-color="#fff" stop-opacity=".1"/><stop offset=".55" stop-opacity="0"/><stop offset="1" stop-opacity=".42"/></linearGradient></defs><path fill="${ground}" d="M0 0h960v640H0z"/><path fill="url(#p)" d="M0 0h960v640H0z"/><path fill="url(#g)" d="M0 0h960v640H0z"/>`,
  )
}

/** Cloths that stand in for a missing picture. */
export const cloths = ['cloth-parang', 'cloth-mega', 'cloth-kawung'] as const

export function motifs(): Record<'kawung' | 'icon' | (typeof cloths)[number], string> {
  return {
    // A pendopo: the roof, the pillars, the open floor.
    icon: svg(
      32,
      32,
      '<rect width="32" height="32" rx="5" fill="#6A3F1C"/><path d="M16 5 5 15h22zM7 17h3v8H7zm7.5 0h3v8h-3zM22 17h3v8h-3zM5 26h22v2H5z" fill="#FBFAF7"/>',
    ),
    kawung: kawungBand({ line: '#000' }),
    'cloth-parang': cloth('#23303A', parangTile(56, '#C9A24B', '#5A3A1E'), 56, 56, 45),
    'cloth-mega': cloth('#17384A', cloudTile('#9CC3D5'), 120, 72),
    'cloth-kawung': cloth('#21463B', kawungTile(52, '#CFE3D2'), 52, 52),
  }
}

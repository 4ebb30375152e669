/** The geometric family: kawung, ceplok, nitik, gringsing, wajik. */
import { around, dot, dots, petal, rect, ring, type Motif } from './motif.ts'

/** Four palm fruits cut across, in endless overlapping circles. */
export const kawung: Motif = ({ ground, deep, line, fill, accent }, random) => {
  const t = 120
  const half = t / 2
  const bow = random.between(60, 64)
  const lens = `M0 0A${bow} ${bow} 0 0 1 ${half} ${half}A${bow} ${bow} 0 0 1 0 0Z`
  const one =
    `<path d="${lens}" fill="${line}"/>` +
    `<g transform="translate(${half / 2} ${half / 2}) scale(.74) translate(${-half / 2} ${-half / 2})"><path d="${lens}" fill="${fill}" stroke="${deep}" stroke-width="1.6"/></g>` +
    `<g transform="translate(${half / 2} ${half / 2}) rotate(45)"><ellipse cx="-9" rx="6.5" ry="3.4" fill="${deep}"/><ellipse cx="9" rx="6.5" ry="3.4" fill="${deep}"/></g>`
  const fruit = [
    `<g>${one}</g>`,
    `<g transform="translate(${t} 0) scale(-1 1)">${one}</g>`,
    `<g transform="translate(0 ${t}) scale(1 -1)">${one}</g>`,
    `<g transform="translate(${t} ${t}) scale(-1 -1)">${one}</g>`,
  ].join('')
  const star = (x: number, y: number) =>
    around(x, y, 4, petal(14, 3.6, `fill="${accent}"`)) +
    dots(x, y, 18, 4, 2.2, line, Math.PI / 4) +
    dot(x, y, 3, line)
  return {
    width: t,
    height: t,
    svg: rect(t, t, ground) + fruit + star(half, 0) + star(0, half) + star(half, t) + star(t, half),
  }
}

/** Rosettes in a lattice. */
export const ceplok: Motif = ({ ground, deep, line, fill, accent }, random) => {
  const t = 160
  const petals = random.pick([8, 12, 16])
  const rosette = (x: number, y: number, size: number) =>
    dot(x, y, size, deep) +
    ring(x, y, size, line, 2.4) +
    ring(x, y, size - 6, accent, 1.4) +
    around(
      x,
      y,
      petals,
      petal(size - 10, 150 / petals, `fill="${fill}" stroke="${line}" stroke-width="1.6"`),
    ) +
    around(x, y, petals / 2, petal(size * 0.5, 7, `fill="${line}"`)) +
    dot(x, y, size * 0.19, accent) +
    dot(x, y, size * 0.09, deep) +
    dots(x, y, size + 9, 24, 2.2, line)
  const leaf = around(
    t / 2,
    0,
    4,
    `<g transform="translate(0 -4)">${petal(30, 9, `fill="${accent}" stroke="${line}" stroke-width="1.4"`)}</g>`,
    45,
  )
  const corners = [
    [0, 0],
    [t, 0],
    [0, t],
    [t, t],
  ] as const
  return {
    width: t,
    height: t,
    ...(random.chance(0.34) ? { slope: 'falling' as const } : {}),
    svg:
      rect(t, t, ground) +
      leaf +
      `<g transform="translate(0 ${t})">${leaf}</g>` +
      `<g transform="translate(${-t / 2} ${t / 2})">${leaf}</g><g transform="translate(${t / 2} ${t / 2})">${leaf}</g>` +
      corners.map(([x, y]) => rosette(x, y, 34)).join('') +
      rosette(t / 2, t / 2, 54),
  }
}

/** Woven points, as if drawn with a split reed. */
export const nitik: Motif = ({ ground, line, fill, accent }, random) => {
  const t = 144
  const step = 12
  const centre = t / 2
  const phase = random.whole(0, 3)
  let svg = rect(t, t, ground)
  for (let row = 0; row < t / step; row++)
    for (let column = 0; column < t / step; column++) {
      const [x, y] = [column * step + step / 2, row * step + step / 2]
      const far = Math.abs(x - centre) + Math.abs(y - centre)
      const band = Math.floor(far / step + phase) % 4
      const colour = band === 0 ? accent : band === 2 ? fill : line
      const size = band === 1 ? 3 : 6.4
      svg += `<rect x="${x - size / 2}" y="${y - size / 2}" width="${size}" height="${size}" rx="1.2" fill="${colour}"/>`
      if (band === 2) svg += dot(x, y, 1.6, line)
    }
  return { width: t, height: t, svg }
}

/** Scales upon scales, each with its eye. */
export const gringsing: Motif = ({ ground, deep, line, fill, accent }, random) => {
  const [w, h] = [72, 72]
  const eye = random.chance(0.5)
  const scale = (x: number, y: number) =>
    dot(x, y, 36, line) +
    dot(x, y, 33.4, ground) +
    ring(x, y, 26, fill, 4) +
    ring(x, y, 19, line, 1.2) +
    (eye
      ? dot(x, y + 12, 6.4, accent) + dot(x, y + 12, 2.6, deep)
      : dots(x, y + 11, 7, 3, 2.6, accent, -Math.PI / 2))
  // Lower rows lie under upper ones, so they are drawn first.
  let svg = ''
  for (const y of [108, 72, 36, 0, -36])
    for (const x of [-36, 0, 36, 72, 108]) {
      const shifted = Math.abs(y / 36) % 2 === 1
      if (((x / 36) & 1) === (shifted ? 1 : 0)) svg += scale(x, y)
    }
  return { width: w, height: h, svg: rect(w, h, ground) + svg }
}

/** Diamonds within diamonds. */
export const wajik: Motif = ({ ground, deep, line, fill, accent }, random) => {
  const [w, h] = [120, random.pick([120, 168])]
  const diamond = (x: number, y: number, k: number, style: string) =>
    `<path d="M${x} ${y - (h / 2) * k}L${x + (w / 2) * k} ${y}L${x} ${y + (h / 2) * k}L${x - (w / 2) * k} ${y}Z" ${style}/>`
  const gem = (x: number, y: number, warm: boolean) =>
    diamond(x, y, 1, `fill="${warm ? deep : ground}" stroke="${line}" stroke-width="3"`) +
    diamond(
      x,
      y,
      0.78,
      `fill="none" stroke="${accent}" stroke-width="1.6" stroke-dasharray="1 5" stroke-linecap="round"`,
    ) +
    diamond(x, y, 0.6, `fill="${warm ? fill : accent}" stroke="${line}" stroke-width="2"`) +
    around(x, y, 8, petal(20, 5, `fill="${line}"`)) +
    dot(x, y, 5, warm ? accent : deep)
  return {
    width: w,
    height: h,
    svg:
      rect(w, h, ground) +
      gem(0, 0, false) +
      gem(w, 0, false) +
      gem(0, h, false) +
      gem(w, h, false) +
      gem(w / 2, h / 2, true),
  }
}

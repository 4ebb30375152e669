/** The flowing family: parang, lereng, mega mendung, truntum, sulur. */
import { mix } from './palettes.ts'
import { around, dot, dots, layers, petal, rect, ring, scattered, type Motif } from './motif.ts'

/** Blades that follow one another down a slope, with rows of small diamonds between. */
export const parang: Motif = ({ ground, deep, line, fill, accent }, random) => {
  const [w, h] = [75, 150]
  const band = 118
  const lean = random.between(10, 18)
  const blade = (x: number) => {
    const path = `M${x + 20} 6C${x + 58} 4 ${x + 62} ${band * 0.36} ${x + 36 + lean * 0.2} ${band * 0.5}C${x + 8} ${band * 0.64} ${x + 10} ${band - 2} ${x + 52} ${band - 6}`
    return (
      layers(path, [
        [deep, 40],
        [line, 34],
        [fill, 27],
        [line, 11],
        [deep, 7],
      ]) +
      `<path d="${path}" fill="none" stroke="${accent}" stroke-width="3" stroke-dasharray=".1 8" stroke-linecap="round"/>` +
      dot(x + 20, 8, 9, line) +
      dot(x + 20, 8, 5.6, accent) +
      dot(x + 52, band - 8, 9, line) +
      dot(x + 52, band - 8, 5.6, accent)
    )
  }
  const diamonds = [0, w / 2, w]
    .map((x) => {
      const y = (band + h) / 2 + 1
      return (
        `<path d="M${x} ${y - 12}L${x + 15} ${y}L${x} ${y + 12}L${x - 15} ${y}Z" fill="${accent}" stroke="${line}" stroke-width="2"/>` +
        dot(x, y, 3.4, deep)
      )
    })
    .join('')
  return {
    width: w,
    height: h,
    slope: random.pick(['rising', 'rising', 'falling'] as const),
    svg:
      rect(w, h, ground) +
      [-w, 0, w].map(blade).join('') +
      `<rect x="-2" y="${band - 1}" width="${w + 4}" height="${h - band + 3}" fill="${deep}"/>` +
      `<path d="M-2 ${band}H${w + 2}M-2 ${h - 0.5}H${w + 2}" stroke="${line}" stroke-width="3.4"/>` +
      diamonds,
  }
}

/** Narrow slopes, each filled in its own way: rain that drizzles. */
export const lereng: Motif = ({ ground, deep, line, fill, accent }, random) => {
  const w = 96
  const along = (draw: (x: number) => string) => [0, 24, 48, 72, 96].map(draw).join('')
  const rows: ((y: number) => string)[] = [
    (y) => along((x) => dot(x, y, 4, line) + dot(x, y, 1.8, deep)),
    (y) =>
      `<path d="M-12 ${y + 8}${'l12 -16 12 16 '.repeat(5)}" fill="none" stroke="${line}" stroke-width="2.6"/>`,
    (y) => along((x) => around(x, y, 6, petal(10, 3, `fill="${accent}"`)) + dot(x, y, 2, line)),
    (y) =>
      `<path d="M-24 ${y}${'q12 -13 24 0t24 0 '.repeat(3)}" fill="none" stroke="${accent}" stroke-width="4"/><path d="M-24 ${y + 4}${'q12 -13 24 0t24 0 '.repeat(3)}" fill="none" stroke="${line}" stroke-width="1.4"/>`,
    (y) =>
      along(
        (x) =>
          `<path d="M${x - 18} ${y}Q${x} ${y - 15} ${x + 18} ${y}Q${x} ${y + 15} ${x - 18} ${y}Z" fill="${fill}" stroke="${line}" stroke-width="1.8"/><path d="M${x - 14} ${y}H${x + 14}" stroke="${line}" stroke-width="1.2"/>`,
      ),
    (y) => along((x) => ring(x, y, 8, line, 2) + dot(x, y, 3.4, accent)),
  ]
  // Twice the width in all, so that it can run down a slope.
  const heights = random.shuffle([30, 44, 38, 44, 36])
  const chosen = random.shuffle(rows).slice(0, 5)
  let y = 0
  let svg = ''
  chosen.forEach((row, at) => {
    const height = heights[at] ?? 34
    svg += `<rect x="-2" y="${y}" width="${w + 4}" height="${height}" fill="${[ground, deep, fill, ground, deep][at]}"/>`
    svg += row(y + height / 2)
    svg += `<path d="M-2 ${y}H${w + 2}" stroke="${line}" stroke-width="2.4"/><path d="M-2 ${y + 4}H${w + 2}" stroke="${accent}" stroke-width="1"/>`
    y += height
  })
  return { width: w, height: y, slope: random.pick(['rising', 'falling'] as const), svg }
}

/** Rain clouds: one line, inside which seven lighter ones lie. */
export const megaMendung: Motif = ({ ground, deep, line, fill, accent, glow }, random) => {
  const [w, h] = [430, 250]
  const cloud = (x: number, y: number, k: number, flip: boolean) => {
    const path =
      'M-128 30C-112 6 -92 22 -84 2C-96 -28 -50 -44 -38 -18C-32 -56 22 -58 26 -22C44 -46 86 -34 78 -6C104 -16 126 8 104 22C124 30 150 26 168 12C156 42 118 52 84 42C58 56 22 54 4 38C-18 54 -52 52 -66 38C-88 48 -118 46 -128 30Z'
    const shades = [
      line,
      deep,
      mix(deep, fill, 0.4),
      fill,
      mix(fill, glow, 0.3),
      mix(fill, glow, 0.55),
      mix(fill, glow, 0.78),
    ]
    const strokes = shades.map(
      (colour, at) => [colour, (shades.length - at) * 11 - (at === 0 ? 6 : 8)] as const,
    )
    return `<g transform="translate(${x} ${y}) scale(${flip ? -k : k} ${k})">${layers(path, strokes)}<path d="${path}" fill="${glow}"/>${layers(
      'M-62 18C-70 -10 -30 -18 -28 4C-28 18 -46 16 -44 6M-2 12C-8 -22 40 -26 40 2C40 20 16 18 20 4M66 20C64 0 94 0 90 16',
      [
        [fill, 8],
        [deep, 3],
      ],
    )}<circle cx="-128" cy="30" r="7" fill="${accent}"/><circle cx="168" cy="12" r="7" fill="${accent}"/></g>`
  }
  const flip = random.chance(0.5)
  return {
    width: w,
    height: h,
    svg:
      rect(w, h, ground) +
      scattered(w, h, [[20, 20]], (x, y) => cloud(x, y, 0.86, flip)) +
      scattered(w, h, [[w / 2 + 20, h / 2 + 20]], (x, y) => cloud(x, y, 0.98, !flip)),
  }
}

/** Small stars that come out one by one. */
export const truntum: Motif = ({ ground, deep, line, fill, accent }, random) => {
  const t = 132
  const star = (x: number, y: number, size: number) =>
    around(x, y, 8, petal(size, size * 0.2, `fill="${line}"`)) +
    around(x, y, 8, petal(size * 0.62, size * 0.13, `fill="${accent}"`), 22.5) +
    dot(x, y, size * 0.22, deep) +
    dot(x, y, size * 0.13, line)
  const sprig = (x: number, y: number) =>
    around(x, y, 4, `<g transform="translate(0 -5)">${petal(14, 4, `fill="${fill}"`)}</g>`, 45) +
    dots(x, y, 7, 4, 1.8, line)
  const bits = Array.from({ length: 14 }, () => [random.between(0, t), random.between(0, t)] as const)
  return {
    width: t,
    height: t,
    svg:
      rect(t, t, ground) +
      scattered(t, t, bits, (x, y) => dot(x, y, 1.5, fill)) +
      scattered(t, t, [[0, 0]], (x, y) => star(x, y, 30)) +
      scattered(t, t, [[t / 2, t / 2]], (x, y) => star(x, y, 36)) +
      scattered(
        t,
        t,
        [
          [t / 2, 0],
          [0, t / 2],
        ],
        sprig,
      ),
  }
}

/** Tendrils that curl around flowers. */
export const sulur: Motif = ({ ground, deep, line, fill, accent }, random) => {
  const t = 240
  const flower = (x: number, y: number, size: number, petals: number) =>
    around(x, y, petals, petal(size, size * 0.36, `fill="${accent}" stroke="${line}" stroke-width="2"`)) +
    around(x, y, petals, petal(size * 0.6, size * 0.16, `fill="${fill}"`), 180 / petals) +
    dot(x, y, size * 0.26, line) +
    dots(x, y, size * 0.16, 6, 1.6, deep)
  const vine = `M0 ${t / 2}C${t * 0.16} ${t * 0.04} ${t * 0.34} ${t * 0.04} ${t / 2} ${t / 2}S${t * 0.84} ${t * 0.96} ${t} ${t / 2}`
  const curl = (x: number, y: number, turn: number) =>
    `<g transform="translate(${x} ${y}) rotate(${turn})">${layers(
      'M0 0C4 -34 44 -34 40 -6C37 12 14 8 20 -6',
      [
        [line, 5],
        [fill, 2],
      ],
    )}${petal(26, 8, `fill="${fill}" stroke="${line}" stroke-width="1.6" transform="rotate(-60)"`)}</g>`
  const bits = Array.from({ length: 30 }, () => [random.between(0, t), random.between(0, t)] as const)
  return {
    width: t,
    height: t,
    ...(random.chance(0.34) ? { slope: 'rising' as const } : {}),
    svg:
      rect(t, t, ground) +
      scattered(t, t, bits, (x, y) => dot(x, y, 1.6, fill)) +
      scattered(
        t,
        t,
        [[0, 0]],
        (x, y) =>
          `<g transform="translate(${x} ${y})">${layers(vine, [
            [line, 7],
            [fill, 3.4],
          ])}</g>`,
      ) +
      scattered(
        t,
        t,
        [
          [t * 0.14, t * 0.3],
          [t * 0.62, t * 0.7],
        ],
        (x, y) => curl(x, y, ((y % t) + t) % t > t / 2 ? 120 : -60),
      ) +
      scattered(t, t, [[t * 0.26, t * 0.42]], (x, y) => flower(x, y, 34, 8)) +
      scattered(t, t, [[t * 0.76, t * 0.56]], (x, y) => flower(x, y, 42, 7)) +
      scattered(t, t, [[t * 0.3, t * 0.88]], (x, y) => flower(x, y, 22, 5)),
  }
}

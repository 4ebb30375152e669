/** Pictures for the tests, drawn by code: a sky, a ground and a crowd of coloured shapes that a seed decides. */
import { sharp } from '../images.ts'

/** Numbers from 0 to 1 that are the same in every run (D. H. Lehmer's generator with 48271). */
function numbersFrom(seed: number) {
  let state = seed * 7919 + 17
  return () => (state = (state * 48_271) % 2_147_483_647) / 2_147_483_647
}

export const drawing = (seed: number, width = 1200, height = 800) => {
  const next = numbersFrom(seed)
  const colour = () =>
    `hsl(${Math.floor(next() * 360)} ${30 + Math.floor(next() * 50)}% ${10 + Math.floor(next() * 80)}%)`
  const shapes = Array.from({ length: 60 }, () => {
    const [x, y, size] = [next() * 1200, next() * 800, 20 + next() * next() * 260]
    return next() < 0.5
      ? `<ellipse cx="${x}" cy="${y}" rx="${size}" ry="${size * (0.3 + next())}" fill="${colour()}"/>`
      : `<rect x="${x}" y="${y}" width="${size}" height="${size * (0.3 + next() * 2)}" fill="${colour()}" transform="rotate(${next() * 90} ${x} ${y})"/>`
  })
  return sharp(
    Buffer.from(`<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 1200 800" preserveAspectRatio="none">
<linearGradient id="sky" x2="0" y2="1"><stop stop-color="${colour()}"/><stop offset="1" stop-color="${colour()}"/></linearGradient>
<rect width="1200" height="800" fill="url(#sky)"/>${shapes.join('')}</svg>`),
  ).flatten()
}

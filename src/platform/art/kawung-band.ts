/** The thin band that closes every page: kawung in one line colour, as an SVG file that a style sheet repeats. */
export function kawungBand({ line, height = 44 }: { line: string; height?: number }): string {
  const t = 44
  const half = t / 2
  const lens = (x: number, y: number, sx: number, sy: number) =>
    `<g transform="translate(${x} ${y}) scale(${sx} ${sy})"><path d="M0 0A22 22 0 0 1 ${half} ${half}A22 22 0 0 1 0 0Z"/><path d="M7.4 7.4L9.6 9.6M12.4 12.4L14.6 14.6"/></g>`
  const fruit = lens(0, 0, 1, 1) + lens(t, 0, -1, 1) + lens(0, t, 1, -1) + lens(t, t, -1, -1)
  const star = (x: number, y: number) => `<path d="M${x - 3} ${y}H${x + 3}M${x} ${y - 3}V${y + 3}"/>`
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${height}" height="${height}" viewBox="0 0 ${t} ${t}"><g fill="none" stroke="${line}" stroke-width="1.3" stroke-linecap="round">${fruit}${star(half, 0)}${star(0, half)}${star(half, t)}${star(t, half)}</g></svg>`
}

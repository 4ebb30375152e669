/** The parts that only reckon, for all inputs. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { createPeaks } from './peaks.ts'
import { planLadder } from './plan-ladder.ts'
import { spriteCues, spriteGrid } from './sprite.ts'
import { words } from './words.ts'

const side = fc.integer({ min: 2, max: 8192 })
const source = fc.record({ width: side, height: side, fps: fc.double({ min: 0.1, max: 1000, noNaN: true }) })
const names = (width: number, height: number) =>
  planLadder({ width, height, fps: 25 }).map(({ name }) => name)

test('the rungs of usual sources', () => {
  expect(names(3840, 2160)).toEqual(['360p', '720p', '1080p'])
  expect(names(1280, 720)).toEqual(['360p', '720p'])
  expect(names(1080, 1920)).toEqual(['360p', '720p', '1080p'])
  expect(names(848, 480)).toEqual(['360p', '480p'])
  expect(names(320, 241)).toEqual(['240p'])
  expect(planLadder({ width: 1920, height: 1080, fps: 29.97 })).toMatchObject([
    { width: 640, height: 360, rate: [30_000, 1001], videoKbps: 900 },
    { width: 1280, height: 720, rate: [30_000, 1001], videoKbps: 2550 },
    { width: 1920, height: 1080, rate: [30_000, 1001], videoKbps: 4680 },
  ])
  expect(planLadder({ width: 1920, height: 1080, fps: 240 })[0]?.rate).toEqual([60, 1])
})

test('no rung is larger than its source, all are even and shaped as it is, and each is larger than the one before', () => {
  fc.assert(
    fc.property(source, (film) => {
      const rungs = planLadder(film)
      expect(rungs.length).toBeGreaterThan(0)
      expect(new Set(rungs.map(({ name }) => name)).size).toBe(rungs.length)
      rungs.forEach(({ width, height, rate, videoKbps }, at) => {
        expect([width % 2, height % 2]).toEqual([0, 0])
        expect(width).toBeLessThanOrEqual(film.width)
        expect(height).toBeLessThanOrEqual(film.height)
        expect(Math.max(width, height)).toBeLessThanOrEqual(4096)
        // A pixel or two of rounding a side.
        expect(Math.abs(width * film.height - height * film.width)).toBeLessThanOrEqual(
          2 * (film.width + film.height),
        )
        expect(rate[0] / rate[1]).toBeLessThanOrEqual(60)
        expect(videoKbps).toBeGreaterThanOrEqual(rungs[at - 1]?.videoKbps ?? 100)
      })
      expect(new Set(rungs.map(({ rate }) => rate.join('/'))).size).toBe(1)
    }),
  )
})

test('cues follow one another from the beginning to the end, and their pictures fill the sheet without overlapping', () => {
  const length = fc.integer({ min: 1, max: 12 * 3_600_000 })
  fc.assert(
    fc.property(source, length, (size, durationMs) => {
      const grid = spriteGrid(durationMs, size)
      expect(grid.width).toBeLessThanOrEqual(160)
      const [head, ...cues] = spriteCues(grid, durationMs, 'a.jpg').trimEnd().split('\n\n')
      expect(head).toBe('WEBVTT')
      expect(cues).toHaveLength(grid.count)
      expect(grid.count).toBeLessThanOrEqual(100)
      let last = 0
      const places = new Set<string>()
      for (const cue of cues) {
        const found = /^(\S+) --> (\S+)\na\.jpg#xywh=(\d+),(\d+),(\d+),(\d+)$/.exec(cue)
        const [from, to] = [found?.[1], found?.[2]].map((text) => ms(text ?? ''))
        const [x, y, w, h] = (found ?? []).slice(3).map(Number) as [number, number, number, number]
        expect(from).toBe(last)
        expect(to).toBeGreaterThan(last)
        last = to ?? NaN
        places.add(`${x},${y}`)
        expect([x % grid.width, y % grid.height, w, h]).toEqual([0, 0, grid.width, grid.height])
        expect(x + w).toBeLessThanOrEqual(grid.columns * grid.width)
        expect(y + h).toBeLessThanOrEqual(grid.rows * grid.height)
      }
      expect(last).toBe(durationMs)
      expect(places.size).toBe(grid.count)
    }),
  )
})

const ms = (clock: string) => {
  expect(clock).toMatch(/^\d\d:[0-5]\d:[0-5]\d\.\d{3}$/)
  const [hours = 0, minutes = 0, seconds = 0] = clock.split(':').map(Number)
  return Math.round(((hours * 60 + minutes) * 60 + seconds) * 1000)
}

test('peaks keep the loudest sample, near its place, however the stream is cut and however long it is', () => {
  const stream = fc.record({
    length: fc.integer({ min: 1, max: 40_000 }),
    at: fc.integer({ min: 0, max: 9999 }).map((part) => part / 10_000),
    loud: fc.integer({ min: 1, max: 32_768 }),
    cut: fc.integer({ min: 1, max: 5000 }),
  })
  fc.assert(
    fc.property(stream, ({ length, at, loud, cut }) => {
      const bytes = Buffer.alloc(2 * length)
      bytes.writeInt16LE(-loud, 2 * Math.floor(at * length))
      const peaks = createPeaks(50)
      for (let from = 0; from < bytes.length; from += cut) peaks.take(bytes.subarray(from, from + cut))
      const heights = peaks.read()
      expect(heights).toHaveLength(50)
      expect(Math.max(...heights)).toBe(Math.round((1000 * loud) / 32_768) / 1000)
      const loudest = heights.findIndex((height) => height > 0)
      const exact = Math.floor((50 * Math.floor(at * length)) / length)
      if (loud > 32) expect(Math.abs(loudest - exact), `${loudest} of ${exact}`).toBeLessThanOrEqual(1)
    }),
  )
  expect(createPeaks(3).read()).toEqual([0, 0, 0])
})

test('what is put into a command line stays one word', () => {
  const path = 'a b\n-c "$(d)" \0 %'
  expect(words`-i file:${path} -t  ${1.5}
    -y`).toEqual(['-i', `file:${path}`, '-t', '1.5', '-y'])
})

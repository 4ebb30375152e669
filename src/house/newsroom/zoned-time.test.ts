import { assert, constantFrom, integer, property } from 'fast-check'
import { describe, expect, test } from 'vitest'
import { isZone, momentOf, wallTime } from './zoned-time.ts'

const zones = [
  'Asia/Jakarta',
  'Asia/Makassar',
  'Asia/Jayapura',
  'UTC',
  'Asia/Kathmandu',
  'Pacific/Kiritimati',
]
const changing = [
  'Europe/Berlin',
  'America/New_York',
  'Australia/Lord_Howe',
  'America/St_Johns',
  'Pacific/Apia',
]
const minutes = integer({ min: Date.UTC(1990, 0, 1) / 60_000, max: Date.UTC(2060, 0, 1) / 60_000 })

describe('wall time and the moment it stands for', () => {
  test('four in the afternoon is three different moments in WIB, WITA and WIT', () => {
    expect(momentOf('2026-11-24T16:00', 'Asia/Jakarta')?.toISOString()).toBe('2026-11-24T09:00:00.000Z')
    expect(momentOf('2026-11-24T16:00', 'Asia/Makassar')?.toISOString()).toBe('2026-11-24T08:00:00.000Z')
    expect(momentOf('2026-11-24T16:00', 'Asia/Jayapura')?.toISOString()).toBe('2026-11-24T07:00:00.000Z')
  })

  test('in every zone, the moment of a wall time shows that wall time', () => {
    assert(
      property(minutes, constantFrom(...zones, ...changing), (minute, zone) => {
        const local = wallTime(new Date(minute * 60_000), zone)
        const moment = momentOf(local, zone)
        expect(moment).toBeDefined()
        expect(wallTime(moment as Date, zone)).toBe(local)
      }),
    )
  })

  test('where clocks never change, there and back is the same moment', () => {
    assert(
      property(minutes, constantFrom('Asia/Jakarta', 'Asia/Makassar', 'Asia/Jayapura', 'UTC'), (m, zone) => {
        expect(momentOf(wallTime(new Date(m * 60_000), zone), zone)?.getTime()).toBe(m * 60_000)
      }),
    )
  })

  test('a time that clocks skip does not exist, and one that they show twice is the first of the two', () => {
    expect(momentOf('2026-03-29T02:30', 'Europe/Berlin')).toBeUndefined()
    expect(momentOf('2026-10-25T02:30', 'Europe/Berlin')?.toISOString()).toBe('2026-10-25T00:30:00.000Z')
  })

  test('no date, no moment', () => {
    for (const text of ['2026-02-30T10:00', '2026-11-24T24:30', '2026-11-24 16:00', 'besok', ''])
      expect(momentOf(text, 'Asia/Jakarta')).toBeUndefined()
  })

  test('a zone is a place on the map, not an offset and not a query', () => {
    expect(isZone('Asia/Jakarta')).toBe(true)
    for (const zone of ['Asia/Bandung', '+07:00', 'WIB', "Asia/Jakarta'; drop table", ''])
      expect(isZone(zone)).toBe(false)
  })
})

import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  escapeText,
  foldLine,
  quoteParameter,
  utcTime,
  writeCalendar,
  type CalendarEvent,
} from './icalendar.ts'

/** A reader of its own, written from RFC 5545, so that the writer is not compared with itself. */
function read(file: string): { name: string; parameters: string; value: string }[] {
  expect(file.endsWith('\r\n')).toBe(true)
  return file
    .replaceAll(/\r\n[ \t]/g, '')
    .split('\r\n')
    .slice(0, -1)
    .map((line) => {
      const [, name = '', parameters = '', value = ''] =
        /^([A-Z-]+)((?:;[A-Z-]+=(?:"[^"]*"|[^";:,]*))*):(.*)$/s.exec(line) ?? []
      expect(name, line).not.toBe('')
      return { name, parameters, value }
    })
}
const unescape = (value: string) =>
  value.replaceAll(/\\([\\;,nN])/g, (_, sign: string) => (/n/i.test(sign) ? '\n' : sign))

const anyText = fc.string({ unit: 'grapheme', maxLength: 300 })
const nasty = fc
  .array(
    fc.constantFrom(
      '\n',
      '\r\n',
      ';',
      ',',
      '\\',
      ':',
      '"',
      'é',
      '👮🏽‍♀️',
      'END:VEVENT',
      ' ',
      'a',
      '\u0007',
      '\u2028',
    ),
    { maxLength: 120 },
  )
  .map((parts) => parts.join(''))
const text = fc.oneof(anyText, nasty)
const moment = fc.date({
  min: new Date('2000-01-01T00:00:00Z'),
  max: new Date('2099-12-31T00:00:00Z'),
  noInvalidDate: true,
})

const anEvent: fc.Arbitrary<CalendarEvent> = fc.record({
  uid: fc.uuid().map((id) => `${id}@house.test`),
  sequence: fc.nat(500),
  status: fc.constantFrom('TENTATIVE' as const, 'CONFIRMED' as const, 'CANCELLED' as const),
  start: moment,
  end: moment,
  created: moment,
  changed: moment,
  summary: text,
  description: text,
  location: text,
  coordinates: fc.option(
    fc.record({
      lat: fc.double({ min: -90, max: 90, noNaN: true }),
      lon: fc.double({ min: -180, max: 180, noNaN: true }),
    }),
    { nil: null },
  ),
  url: fc.constant('http://house.test/media/agenda/x-23456789'),
  organizer: fc.record({ name: text, email: fc.constant('humas@house.test') }),
})
const calendarOf = (events: CalendarEvent[]) =>
  writeCalendar({
    product: '-//Pendopo//Agenda//ID',
    name: 'Agenda',
    language: 'id',
    url: 'http://house.test/media/agenda',
    refreshMinutes: 60,
    events,
  })

// What a TEXT value can carry: line ends are one kind, control characters none.
const carried = (given: string) =>
  given.replaceAll(/\r\n?|\u2028|\u2029/g, '\n').replaceAll(/[^\P{Cc}\t\n\u0080-\u009f]/gu, '')

describe('a calendar', () => {
  test('never has a line above 75 octets, nor one that breaks a character', () => {
    fc.assert(
      fc.property(fc.array(anEvent, { maxLength: 4 }), (events) => {
        const file = calendarOf(events)
        for (const line of file.split('\r\n')) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75)
        expect(Buffer.from(file, 'utf8').toString('utf8')).toBe(file)
        expect(file.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/)
      }),
    )
  })

  test('says what it was given, whatever was written there, and nothing more', () => {
    fc.assert(
      fc.property(anEvent, (event) => {
        const lines = read(calendarOf([event]))
        const all = (name: string) => lines.filter((line) => line.name === name).map(({ value }) => value)
        expect(all('BEGIN')).toEqual(['VCALENDAR', 'VEVENT'])
        expect(all('END')).toEqual(['VEVENT', 'VCALENDAR'])
        expect(all('METHOD')).toEqual(['PUBLISH'])
        expect(all('UID')).toEqual([event.uid])
        expect(all('SEQUENCE')).toEqual([String(event.sequence)])
        expect(all('STATUS')).toEqual([event.status])
        expect(all('DTSTART')).toEqual([utcTime(event.start)])
        expect(all('SUMMARY').map(unescape)).toEqual([carried(event.summary)])
        expect(all('DESCRIPTION').map(unescape)).toEqual(
          event.description === '' ? [] : [carried(event.description)],
        )
        expect(all('LOCATION').map(unescape)).toEqual(event.location === '' ? [] : [carried(event.location)])
        expect(all('ORGANIZER')).toEqual(['mailto:humas@house.test'])
      }),
    )
  })

  test('folds so that unfolding gives the line back', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 400 }), (line) => {
        expect(foldLine(line).replaceAll('\r\n ', '')).toBe(line)
      }),
    )
    expect(foldLine(`A:${'x'.repeat(73)}`)).toBe(`A:${'x'.repeat(73)}`)
    expect(foldLine(`A:${'x'.repeat(74)}`)).toBe(`A:${'x'.repeat(73)}\r\n x`)
  })

  test.each([
    ['a; b, c\\d', 'a\\; b\\, c\\\\d'],
    ['satu\r\ndua', 'satu\\ndua'],
    ['\u0007bel', 'bel'],
  ])('escapes %j as %j', (given, written) => {
    expect(escapeText(given)).toBe(written)
  })

  test('quotes a name so that it cannot leave its parameter (RFC 6868)', () => {
    expect(quoteParameter('Humas "Polda"; x=y:\nz^')).toBe(`"Humas ^'Polda^'; x=y:^nz^^"`)
  })

  test('writes times in UTC, to the second', () => {
    expect(utcTime(new Date('2026-11-24T10:05:09.900+07:00'))).toBe('20261124T030509Z')
  })
})

/**
 * Subtitles as they come: WebVTT or SubRip, told apart by their first line. Only cues are taken over, and of their markup
 * only what says who speaks and what is emphasised; styles, regions, colours and whatever else stands there stay outside.
 */
import { invalid } from '../../../platform/errors.ts'

export interface Cue {
  /** Milliseconds from the beginning of the film. */
  from: number
  until: number
  /** WebVTT settings of its place, e.g. `line:0 align:start`; empty for the usual one. */
  settings: string
  /** WebVTT markup, in lines. */
  text: string
}

/** Bytes. A film of two hours has some 100 KB. */
export const subtitleLimit = 1_000_000
export const cueLimit = 10_000

const time = String.raw`(?:(\d{1,3}):)?(\d{1,2}):(\d{2})[.,](\d{3})`
const timing = new RegExp(String.raw`^${time}\s*-->\s*${time}(?:\s+(.*))?$`)

const percent = String.raw`\d{1,3}(?:\.\d{1,3})?%`
const setting = new RegExp(
  [
    `line:(?:-?\\d{1,3}|${percent})(?:,(?:start|center|end))?`,
    `position:${percent}(?:,(?:line-left|center|line-right))?`,
    `size:${percent}`,
    'align:(?:start|center|end|left|right)',
    'vertical:(?:rl|lr)',
  ]
    .map((one) => `^${one}$`)
    .join('|'),
)

/**
 * @throws invalid_request-like faults (422): subtitles_too_large, subtitles_not_utf8, subtitles_line (`line`),
 * subtitles_times (`line`), subtitles_too_many, subtitles_empty.
 */
export function readSubtitles(file: Uint8Array): Cue[] {
  if (file.length > subtitleLimit) throw invalid('subtitles_too_large', [], { limit: subtitleLimit / 1000 })
  const blocks = blocksOf(decoded(file))
  const first = blocks[0]?.lines[0] ?? ''
  // The head may carry a title, and lines of its own.
  if (/^WEBVTT(?:[ \t]|$)/.test(first) && !blocks[0]?.lines.some((line) => line.includes('-->')))
    blocks.shift()
  const cues = blocks.flatMap(cueOf)
  if (cues.length === 0) throw invalid('subtitles_empty')
  if (cues.length > cueLimit) throw invalid('subtitles_too_many', [], { limit: cueLimit })
  return cues.toSorted((one, other) => one.from - other.from)
}

function decoded(file: Uint8Array): string {
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(file)
    // What belongs to no text: another encoding, or no text at all.
    if (!text.includes('\0')) return text.replace(/\r\n?/g, '\n')
  } catch {
    // Said below.
  }
  throw invalid('subtitles_not_utf8')
}

interface Block {
  /** Of its first line in the file, from 1. */
  at: number
  lines: string[]
}

function blocksOf(text: string): Block[] {
  const blocks: Block[] = []
  let open: Block | undefined
  for (const [index, line] of text.split('\n').entries()) {
    if (line.trim() === '') open = undefined
    else if (open === undefined) blocks.push((open = { at: index + 1, lines: [line] }))
    else open.lines.push(line)
  }
  return blocks
}

function cueOf({ at, lines }: Block): Cue[] {
  const [first = '', second = ''] = lines
  if (/^(?:NOTE|STYLE|REGION)(?:[ \t]|$)/.test(first)) return []
  // A number or a name may stand above the times.
  const above = first.includes('-->') ? 0 : 1
  const match = timing.exec((above === 0 ? first : second).trim())
  if (match === null) throw invalid('subtitles_line', [], { line: at + (second.includes('-->') ? 1 : 0) })
  const moment = (of: number) => {
    const [hours, minutes, seconds, thousandths] = match.slice(of, of + 4).map((part) => Number(part ?? 0))
    if (minutes! > 59 || seconds! > 59) throw invalid('subtitles_line', [], { line: at + above })
    return ((hours! * 60 + minutes!) * 60 + seconds!) * 1000 + thousandths!
  }
  const [from, until] = [moment(1), moment(5)]
  if (until <= from) throw invalid('subtitles_times', [], { line: at + above })
  const settings = (match[9] ?? '').split(/\s+/).filter((one) => setting.test(one))
  const text = lines
    .slice(above + 1)
    .map((line) => cleanLine(line))
    .filter((line) => line !== '')
  // Some programs begin a file with an empty cue that says where they are sold.
  return text.length === 0
    ? []
    : [{ from, until, settings: [...new Set(settings)].join(' '), text: text.join('\n') }]
}

const entities: Record<string, string> = {
  amp: '&',
  lt: '<',
  gt: '>',
  nbsp: ' ',
  lrm: '\u200e',
  rlm: '\u200f',
}
const decode = (text: string) =>
  text.replace(/&(amp|lt|gt|nbsp|lrm|rlm);/g, (_, name: string) => entities[name] ?? '')
export const encode = (text: string) =>
  text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;')

// Control characters, and the marks that turn the direction of what follows.
const invisible = /[\p{Cc}\u202a-\u202e\u2066-\u2069\ufeff]/gu

/** Emphasis and speakers within one line, each closed where it was opened; every other tag goes, its words stay. */
function cleanLine(line: string): string {
  const open: string[] = []
  // SubRip's own way to say a place, `{\an8}`.
  const parts = line.replace(/\{\\[^}]*\}/g, '').split(/(<[^<>]*>)/)
  const words = parts.map((part) => {
    const tag = /^<(\/?)([biuv])(?:\.[^\s<>]*)?(?:\s+([^<>]*))?>$/i.exec(part)
    if (tag === null) return /^<[^<>]*>$/.test(part) ? '' : encode(decode(part.replace(invisible, '')))
    const [, slash, letter = '', rest = ''] = tag
    const name = letter.toLowerCase()
    if (slash === '/') return open.includes(name) ? closing(open.splice(open.lastIndexOf(name))) : ''
    const speaker = encode(decode(rest.replace(invisible, '')).trim())
    if (open.includes(name) || (name === 'v' && speaker === '')) return ''
    open.push(name)
    return name === 'v' ? `<v ${speaker}>` : `<${name}>`
  })
  const clean = words.join('').trim()
  const whole = clean + closing(open)
  return /^(?:<[^>]*>|\s)*$/.test(whole) ? '' : whole
}

const closing = (names: readonly string[]) =>
  names
    .toReversed()
    .map((name) => `</${name}>`)
    .join('')

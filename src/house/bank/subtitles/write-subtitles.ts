import type { Cue } from './read-subtitles.ts'

function clock(milliseconds: number): string {
  const two = (value: number) => String(value).padStart(2, '0')
  const seconds = Math.floor(milliseconds / 1000)
  const rest = String(milliseconds % 1000).padStart(3, '0')
  return `${two(Math.floor(seconds / 3600))}:${two(Math.floor(seconds / 60) % 60)}:${two(seconds % 60)}.${rest}`
}

export const asVtt = (cues: readonly Cue[]): string =>
  `WEBVTT\n\n${cues
    .map(
      ({ from, until, settings, text }) =>
        `${clock(from)} --> ${clock(until)}${settings === '' ? '' : ` ${settings}`}\n${text}\n`,
    )
    .join('\n')}`

/** A silence of this many milliseconds begins a paragraph. */
const silence = 3000

/** What is said, without its times: the beginning of a transcript. */
export function asWords(cues: readonly Cue[]): string {
  let until = cues[0]?.from ?? 0
  return cues
    .map((cue, index) => {
      const between = index === 0 ? '' : cue.from - until >= silence ? '\n\n' : '\n'
      until = Math.max(until, cue.until)
      return between + plain(cue.text)
    })
    .join('')
}

const plain = (text: string): string =>
  text
    .replace(/<v ([^>]*)>/g, '$1: ')
    .replace(/<[^>]*>/g, '')
    .replace(/&lt;/g, '<')
    .replace(/&gt;/g, '>')
    .replace(/&amp;/g, '&')
    .replace(/\s*\n\s*/g, ' ')
    .trim()

/** Subtitles that are handed over once their film is there, each language by itself. */
import { readFile } from 'node:fs/promises'
import type { FilmSubtitles } from '../../article.ts'
import type { Caller } from './caller.ts'

/** Whether all of them came to stand; one that is refused keeps nobody from the next. */
export async function attachEach(
  { act }: Pick<Caller, 'act'>,
  subtitles: readonly FilmSubtitles[],
  attach: (one: FilmSubtitles, file: Buffer) => Promise<unknown>,
): Promise<boolean> {
  let all = true
  for (const one of subtitles) {
    const ended = await act(async () => {
      await attach(one, await one.withFile((path) => readFile(path)))
      return { kind: 'attached' as const }
    })
    all = ended.kind === 'attached' && all
  }
  return all
}

/** SubRip, for networks that read no WebVTT: numbered, a comma before the thousandths, speakers in words. */
export const srtOf = (vtt: string): string =>
  vtt
    .replaceAll(/\r\n?/g, '\n')
    .trim()
    .split(/\n{2,}/)
    .flatMap((block) => {
      const lines = block.split('\n')
      const at = lines.findIndex((line) => line.includes('-->'))
      const [from, until] = (lines[at] ?? '').split('-->').map(momentOf)
      return at === -1
        ? []
        : [
            `${from} --> ${until}\n${lines
              .slice(at + 1)
              .map(plain)
              .join('\n')}`,
          ]
    })
    .map((cue, index) => `${index + 1}\n${cue}\n`)
    .join('\n')

function momentOf(text: string): string {
  const [, hours = '0', rest = ''] = /(?:(\d+):)?(\d{2}:\d{2}\.\d{3})/.exec(text) ?? []
  return `${hours.padStart(2, '0')}:${rest.replace('.', ',')}`
}

const entities: Record<string, string> = { amp: '&', lt: '<', gt: '>', nbsp: ' ', lrm: '', rlm: '' }
// Emphasis is written alike.
const plain = (line: string) =>
  line
    .replaceAll(/<v ([^<>]*)>/g, '$1: ')
    .replaceAll(/<(?!\/?[biu]>)[^<>]*>/g, '')
    .replaceAll(/&(amp|lt|gt|nbsp|lrm|rlm);/g, (_, name: string) => entities[name] ?? '')

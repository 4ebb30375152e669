import { basename } from 'node:path'

/**
 * exit: by its own account; signal: ended by somebody; output: said more than was asked of it; unwritten: its file is
 * not whole.
 */
export type Ending = 'exit' | 'signal' | 'time' | 'cpu' | 'output' | 'unwritten' | 'aborted' | 'absent'

/** The machine's troubles, as the C library words them. */
const machineFaults =
  /No space left on device|Disk quota exceeded|Read-only file system|Permission denied|Too many open files|Resource temporarily unavailable/

/** FFmpeg may end well in spite of these: what it wrote ends where they struck. */
export const ruins = (words: string): boolean =>
  machineFaults.test(words) || words.includes('Cannot allocate memory')

const fromOutside = new Set<NodeJS.Signals | null>(['SIGKILL', 'SIGTERM', 'SIGINT', 'SIGHUP'])

/** A tool did not do its work. `message` is its last line, `lastWords` the end of what it said (4 KB at most). */
export class ToolFailed extends Error {
  override name = 'ToolFailed'
  readonly ending: Ending
  readonly exitCode: number | null
  readonly signal: NodeJS.Signals | null
  readonly lastWords: string
  /** Trying again may help: it was stopped from outside, the disk was full, the hour was busy. Not so a faulty file. */
  readonly passing: boolean

  constructor(
    tool: string,
    ending: Ending,
    {
      exitCode = null,
      signal = null,
      lastWords = '',
      cause,
    }: {
      exitCode?: number | null
      signal?: NodeJS.Signals | null
      lastWords?: string
      cause?: unknown
    } = {},
  ) {
    const said = lastWords
      .trim()
      .split('\n')
      .findLast((line) => !line.includes('Last message repeated'))
      // Where the house keeps its files is nobody's business.
      ?.replaceAll(/(file:)?\/\S*\//g, '')
      .slice(0, 300)
    super(
      `${basename(tool)}: ${said || describe(ending, exitCode, signal)}`,
      cause === undefined ? {} : { cause },
    )
    this.ending = ending
    this.exitCode = exitCode
    this.signal = signal
    this.lastWords = lastWords
    this.passing = isPassing(ending, exitCode, signal, lastWords)
  }
}

function isPassing(ending: Ending, exitCode: number | null, signal: NodeJS.Signals | null, words: string) {
  if (ending === 'exit')
    // FFmpeg answers a polite signal by ending itself with 255 and without a word.
    return machineFaults.test(words) || (exitCode === 255 && words.trim() === '')
  if (ending === 'signal') return fromOutside.has(signal)
  return ['time', 'unwritten', 'aborted', 'absent'].includes(ending)
}

function describe(ending: Ending, exitCode: number | null, signal: NodeJS.Signals | null): string {
  const sentences: Record<Ending, string> = {
    exit: `ended with ${exitCode}`,
    signal: `ended by ${signal}`,
    time: 'took longer than allowed',
    cpu: 'took more processor time than allowed',
    output: 'wrote more than allowed',
    unwritten: 'ended without having written all: is the disk full?',
    aborted: 'was called off',
    absent: 'could not be started',
  }
  return sentences[ending]
}

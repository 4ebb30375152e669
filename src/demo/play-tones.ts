/** A short tune on bars of bronze, as sound waves worked out by hand: a WAV of the demonstration. */

const rate = 22_050
/** Of a pelog scale, in Hz; some bars of it, low to high. */
const bars = [293, 316, 347, 412, 440, 466, 520, 586] as const
const beat = 0.42

export interface Tune {
  /** Numbers of bars, one a beat; null is a rest. */
  notes: readonly (number | null)[]
}

/** PCM, 16 bits, one channel (RIFF WAVE). */
export function playTones({ notes }: Tune): Buffer {
  const samples = new Float64Array(Math.ceil((notes.length * beat + 1.4) * rate))
  for (const [at, bar] of notes.entries()) if (bar !== null) strike(samples, at * beat, bars[bar] ?? bars[0])
  const data = Buffer.alloc(samples.length * 2)
  samples.forEach((value, at) => data.writeInt16LE(Math.round(Math.tanh(value) * 0.7 * 32_767), at * 2))
  return Buffer.concat([header(data.length), data])
}

/** A struck bar: its tone and two that do not fit it, each dying away at its own pace. */
function strike(samples: Float64Array, from: number, pitch: number): void {
  const first = Math.round(from * rate)
  const length = Math.min(samples.length - first, Math.round(1.4 * rate))
  const partials = [
    [1, 0.5, 3.2],
    [2.76, 0.18, 6],
    [5.4, 0.08, 11],
  ] as const
  for (let at = 0; at < length; at++) {
    const t = at / rate
    let value = 0
    for (const [ratio, strength, fall] of partials)
      value += strength * Math.exp(-fall * t) * Math.sin(2 * Math.PI * pitch * ratio * t)
    // Without this every stroke begins with a click.
    samples[first + at] = (samples[first + at] ?? 0) + value * Math.min(1, t * 400)
  }
}

function header(bytes: number): Buffer {
  const head = Buffer.alloc(44)
  head.write('RIFF', 0, 'latin1')
  head.writeUInt32LE(36 + bytes, 4)
  head.write('WAVEfmt ', 8, 'latin1')
  head.writeUInt32LE(16, 16)
  head.writeUInt16LE(1, 20)
  head.writeUInt16LE(1, 22)
  head.writeUInt32LE(rate, 24)
  head.writeUInt32LE(rate * 2, 28)
  head.writeUInt16LE(2, 32)
  head.writeUInt16LE(16, 34)
  head.write('data', 36, 'latin1')
  head.writeUInt32LE(bytes, 40)
  return head
}

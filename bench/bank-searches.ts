/** How long the bank takes to find something, over HTTP. */
import { seededRandom, vocabulary } from './synthetic-text.ts'

export interface Door {
  url: string
  key: string
  unitId: string
}

export const timed = async (act: () => Promise<unknown>): Promise<number> => {
  const from = performance.now()
  await act()
  return performance.now() - from
}

export async function ask({ url, key }: Door, path: string): Promise<Response> {
  const answer = await fetch(`${url}/api/v1${path}`, { headers: { authorization: `Bearer ${key}` } })
  if (!answer.ok) throw new Error(`${path} answered ${answer.status}: ${await answer.text()}`)
  return answer
}

/** Words from the most common to the rarest, some of them narrowed. */
export async function searches(door: Door): Promise<number[]> {
  const random = seededRandom(11)
  const word = () =>
    vocabulary[Math.floor(Math.exp(random() * Math.log(vocabulary.length))) % vocabulary.length] as string
  const durations: number[] = []
  for (let turn = 0; turn < 360; turn++) {
    const words = Array.from({ length: turn % 4 }, word).join(' ')
    const narrow = turn % 5 === 0 ? '&kind=video' : turn % 7 === 0 ? '&hue=blue&orientation=portrait' : ''
    const took = await timed(async () =>
      (
        await ask(door, `/assets/search?unitId=${door.unitId}&q=${encodeURIComponent(words)}${narrow}`)
      ).text(),
    )
    if (turn >= 60) durations.push(took)
  }
  return durations
}

export async function similar(door: Door, ids: readonly string[]): Promise<number[]> {
  const durations: number[] = []
  for (const [at, id] of ids.entries()) {
    const took = await timed(async () => (await ask(door, `/assets/${id}/similar`)).text())
    if (at >= 30) durations.push(took)
  }
  return durations
}

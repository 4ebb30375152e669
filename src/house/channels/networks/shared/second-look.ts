/** A second look at posts that are not listed any more, one by one: few ever are. */
import { Refused } from './caller.ts'

/** Gone is what the network answers 404 or 410 about; whatever else it answers is thrown on. @throws Refused, FetchFault */
export async function goneAmong(
  ids: readonly string[],
  ask: (id: string) => Promise<unknown>,
  isGone: (error: unknown) => boolean = notFound,
): Promise<{ kind: 'looked'; gone: string[] }> {
  const gone: string[] = []
  for (const id of ids)
    await ask(id).catch((error: unknown) => {
      if (!isGone(error)) throw error
      gone.push(id)
    })
  return { kind: 'looked', gone }
}

const notFound = (error: unknown): boolean =>
  error instanceof Refused && (error.answer.status === 404 || error.answer.status === 410)

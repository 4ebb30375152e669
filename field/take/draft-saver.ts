/** What was typed outlasts a phone that goes out in the middle of a word. */
import { writeNote, type Draft } from '../queue/notes.ts'

/** Milliseconds without typing after which it is written down. */
const pause = 300

export function createDraftSaver(personId: string) {
  let latest: Draft | undefined
  let timer: ReturnType<typeof setTimeout> | undefined
  const flush = () => {
    clearTimeout(timer)
    if (latest !== undefined) void writeNote(`draft:${personId}`, latest).catch(() => {})
    latest = undefined
  }
  return {
    flush,
    save(draft: Draft) {
      latest = draft
      clearTimeout(timer)
      timer = setTimeout(flush, pause)
    },
  }
}

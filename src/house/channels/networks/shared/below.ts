import type { Below, Post } from '../../adapter.ts'

/** What a post hangs below, be it a correction or a part of a thread. */
export function belowOf({ answers, part }: Post): Below | undefined {
  return answers === undefined ? part?.below : { parent: answers.to, root: answers.root ?? answers.to }
}

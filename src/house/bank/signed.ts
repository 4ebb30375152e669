import type { Actor } from '../../platform/actor.ts'

/** Who did it, as tables of versions keep it: the name as it was then. */
export const signed = ({ kind, id, name }: Actor) => ({ by_kind: kind, by_id: id, by_name: name })

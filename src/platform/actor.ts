/** Whoever acts: a signed-in person, an API key of a unit, or the house itself (schedules, escalations). */
export type Actor =
  | { readonly kind: 'person'; readonly id: string; readonly name: string; readonly sessionId: string }
  | { readonly kind: 'key'; readonly id: string; readonly name: string; readonly unitId: string }
  | { readonly kind: 'house'; readonly id: null; readonly name: string }

export const theHouse: Actor = { kind: 'house', id: null, name: 'Pendopo' }

/** The places of a picture that are covered before it leaves the house. */
import { invalid, type Fault } from '../../../platform/errors.ts'
import { side } from '../crop.ts'

export const shapes = ['rectangle', 'ellipse'] as const
/** `blur`: a coarse mosaic that is then softened; `box`: one dark colour. Neither can be turned back. */
export const coverings = ['blur', 'box'] as const

/** In ten-thousandths of the picture's sides, as it is seen upright. */
export interface Area {
  shape: (typeof shapes)[number]
  how: (typeof coverings)[number]
  x: number
  y: number
  width: number
  height: number
}

export const mostAreas = 60
/** Smaller, and it is a slip of the hand that would cover nothing. */
const smallest = 30

/** @throws invalid_request: `areas` (cover_nothing, too_many), `areas.<n>` (cover_outside, cover_small), `why` (required) */
export function checkCovering({ areas, why }: { areas: readonly Area[]; why: string }): void {
  const faults: Fault[] = []
  if (areas.length === 0) faults.push({ at: 'areas', code: 'cover_nothing' })
  if (areas.length > mostAreas) faults.push({ at: 'areas', code: 'too_many', params: { limit: mostAreas } })
  for (const [at, { x, y, width, height }] of areas.entries()) {
    if (x < 0 || y < 0 || x + width > side || y + height > side)
      faults.push({ at: `areas.${at}`, code: 'cover_outside' })
    if (width < smallest || height < smallest) faults.push({ at: `areas.${at}`, code: 'cover_small' })
  }
  if (why.trim() === '') faults.push({ at: 'why', code: 'required' })
  if (faults.length > 0) throw invalid('invalid_request', faults)
}

/** Some thirty stories whose whole course was played by real acts: one in every state that a screen can show. */
import type { House } from '../house.ts'
import { afterPublication } from './showcase/after-publication.ts'
import { aheadOfTime } from './showcase/ahead-of-time.ts'
import { atWork } from './showcase/at-work.ts'
import { frontPage } from './showcase/front-page.ts'
import { createStage, type StageSetting } from './stage.ts'

/** The showcase uses the pictures up to this number. */
export const showcasePictures = 18

/** Returns how many acts were done. */
export async function playShowcase(house: House, setting: StageSetting): Promise<number> {
  const stage = createStage(house, setting)
  frontPage(stage)
  atWork(stage)
  aheadOfTime(stage)
  afterPublication(stage)
  return stage.play()
}

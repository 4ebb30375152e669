import { story } from '../../../newsroom/index.ts'
export const adapter = story

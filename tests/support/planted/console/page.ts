import { story } from '../src/house/newsroom/index.ts'
export const page = story

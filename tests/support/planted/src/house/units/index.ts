import { secret } from '../newsroom/draft.ts'
import { story } from '../newsroom/index.ts'
export const planted = [secret, story]

import { planted } from '../house/units/index.ts'
export const tooLow = planted

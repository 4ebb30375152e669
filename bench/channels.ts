/** Figures of the channels, each topic in a file of its own. */
import { measureMatrix } from './channels-matrix.ts'
import type { Figure } from './table.ts'

export const measureChannels = async (): Promise<Figure[]> => [...(await measureMatrix())]

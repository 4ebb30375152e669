/** Minutes, as the stage counts them back from the house's now. */
export const hours = (count: number) => count * 60
export const days = (count: number) => count * 1440

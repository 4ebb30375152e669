import { photographWindows } from '../support/browser.ts'

/** Prints each step of a journey with the time it took; where one fails, photographs every window. */
export function printSteps(): <T>(name: string, work: () => Promise<T>) => Promise<T> {
  let number = 0
  return async (name, work) => {
    const begun = performance.now()
    number++
    try {
      const answer = await work()
      console.log(
        `${String(number).padStart(3)}. ${name} (${((performance.now() - begun) / 1000).toFixed(1)} s)`,
      )
      return answer
    } catch (error) {
      console.log(
        `${String(number).padStart(3)}. ✗ ${name} (${((performance.now() - begun) / 1000).toFixed(1)} s)`,
      )
      await photographWindows('journey-failed')
      throw error
    }
  }
}

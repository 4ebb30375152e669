/**
 * Who waits for a receipt goes before what can be made later: while deposits are taken in, work on assets in the same
 * process steps aside between two of its steps.
 */
import { once } from 'node:events'
import { setTimeout } from 'node:timers/promises'

export interface RightOfWay {
  /** Has the way until it ends, however it ends. */
  first<T>(act: () => Promise<T>): Promise<T>
  /** Resolves when nobody has the way, or after the longest that anything stands aside. */
  giveWay(): Promise<void>
}

/** @param longest ms, so that deposits that never end do not stop all other work. */
export function createRightOfWay(longest: number): RightOfWay {
  const clear = new EventTarget()
  let under = 0
  return {
    async first(act) {
      under++
      try {
        return await act()
      } finally {
        if (--under === 0) clear.dispatchEvent(new Event('clear'))
      }
    },
    async giveWay() {
      if (under === 0) return
      const end = new AbortController()
      const { signal } = end
      const ended = () => undefined
      await Promise.race([
        once(clear, 'clear', { signal }).catch(ended),
        setTimeout(longest, undefined, { signal }).catch(ended),
      ])
      end.abort()
    },
  }
}

/** Of this process. */
export const deposits = createRightOfWay(2_000)

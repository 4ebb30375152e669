/** Which assets are chosen, each with the version of its record that was on the screen. */
import { useCallback, useEffect, useRef, useState } from 'react'
import type { Asset } from './asset-queries.ts'

type Choosable = Pick<Asset, 'id' | 'recordNumber'>

export interface Picking {
  picked: ReadonlyMap<string, number>
  /** With `range`, everything from the one chosen last. */
  toggle: (id: string, range: boolean) => void
  pickAll: (assets: readonly Choosable[]) => void
  clear: () => void
}

/** `pages` in the order of the screen. */
export function usePicking(pages: readonly { assets: readonly Choosable[] }[]): Picking {
  const [picked, setPicked] = useState<ReadonlyMap<string, number>>(new Map())
  const last = useRef<string | null>(null)
  const list = useRef(pages)
  useEffect(() => {
    list.current = pages
  }, [pages])
  const toggle = useCallback((id: string, range: boolean) => {
    const current = list.current.flatMap(({ assets }) => assets)
    const at = current.findIndex((asset) => asset.id === id)
    const from = range ? current.findIndex((asset) => asset.id === last.current) : -1
    last.current = id
    setPicked((before) => {
      const next = new Map(before)
      const asset = current[at]
      if (from >= 0) {
        for (const one of current.slice(Math.min(from, at), Math.max(from, at) + 1))
          next.set(one.id, one.recordNumber)
      } else if (next.has(id)) next.delete(id)
      else if (asset !== undefined) next.set(id, asset.recordNumber)
      return next
    })
  }, [])
  const pickAll = useCallback(
    (assets: readonly Choosable[]) =>
      setPicked(new Map(assets.map(({ id, recordNumber }) => [id, recordNumber]))),
    [],
  )
  const clear = useCallback(() => setPicked(new Map()), [])
  return { picked, toggle, pickAll, clear }
}

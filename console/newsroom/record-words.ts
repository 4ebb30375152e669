/** The words of a picture's record beside those of one use: which is whose, and what to do when the record changes. */
import { useQuery } from '@tanstack/react-query'
import { useEffect, useEffectEvent } from 'react'
import { assetQuery, type Asset } from '../bank/asset-queries.ts'
import type { PictureUse } from './shapes.ts'

export type Followed = NonNullable<PictureUse['follows']>[number]
type Words = Pick<PictureUse, Followed>
export type Use = Partial<Words> & Pick<PictureUse, 'assetId' | 'follows'>

/** A use as the bank gives it: nobody has written anything for it yet. */
export const takenFromBank = (
  asset: Pick<Asset, 'id' | 'alt' | 'caption' | 'credit' | 'rights'>,
): PictureUse => ({
  assetId: asset.id,
  alt: asset.alt,
  caption: asset.caption,
  credit: asset.credit,
  rights: asset.rights,
  follows: ['alt', 'caption', 'credit', 'rights'],
})

/** Without the field that somebody now writes; an empty list is no list, for the server keeps none. */
export function written<U extends Use>(use: U, at: Followed, text: string): U {
  const { follows = [], ...rest } = use
  const left = follows.filter((one) => one !== at)
  return { ...rest, [at]: text, ...(left.length === 0 ? {} : { follows: left }) } as U
}

export function following<U extends Use>(use: U, asset: Asset, fields: readonly Followed[]): U {
  const words = Object.fromEntries(fields.map((at) => [at, asset[at]]))
  return { ...use, ...words, follows: [...new Set([...(use.follows ?? []), ...fields])].toSorted() }
}

interface RecordWords {
  asset: Asset | undefined
  /** Fields that follow the record, which says something else by now. */
  behind: Followed[]
}

/**
 * `keepUp`: what follows is brought up to date by itself. Not while somebody only looks, for looking must not write;
 * not in a text that readers know, for that changes only by a correction.
 */
export function useRecordWords<U extends Use>(
  use: U | null,
  { keepUp, onChange }: { keepUp: boolean; onChange: (use: U) => void },
): RecordWords {
  const { data: asset } = useQuery({ ...assetQuery(use?.assetId ?? ''), enabled: use !== null })
  const behind =
    asset === undefined || use === null
      ? []
      : (use.follows ?? []).filter((at) => use[at] !== undefined && use[at] !== asset[at])
  const change = useEffectEvent(() => {
    if (use !== null && asset !== undefined) onChange(following(use, asset, behind))
  })
  const due = keepUp && behind.length > 0
  useEffect(() => {
    if (due) change()
  }, [due])
  return { asset, behind }
}

import { Text } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { t } from '../frame/messages.ts'
import { shortDay } from '../frame/times.tsx'
import { Thumbnail } from './asset-grid.tsx'
import { assetQuery, similarQuery, type Asset } from './asset-queries.ts'
import classes from './bank.module.css'

/** The server reads a picture's fingerprint from its first thumbnail; until that is made there is nothing to compare. */
const askEvery = 1_500
const mostAsked = 8

/** A picture that has just come beside the one in the bank that it looks like: both stay, people decide. */
export function LooksLike({ id }: { id: string }) {
  const own = useQuery(assetQuery(id))
  const picture = own.data?.kind === 'picture'
  const similar = useQuery({
    ...similarQuery(id),
    enabled: picture,
    refetchInterval: ({ state }) =>
      (state.data?.length ?? 0) > 0 || state.dataUpdateCount >= mostAsked ? false : askEvery,
  })
  const [nearest, ...others] = similar.data ?? []
  if (own.data === undefined || nearest === undefined) return null
  return (
    <section className={classes.looksLike} aria-label={t('console.bank.looks_like')}>
      <Text size="sm" fw={600}>
        {nearest.same ? t('console.bank.looks_same') : t('console.bank.looks_like')}
      </Text>
      <div>
        <Side asset={own.data} title={t('console.bank.looks_new')} />
        <Side asset={nearest.asset} title={t('console.bank.looks_old')} />
      </div>
      <Text size="sm" c="dimmed">
        {t('console.bank.looks_next')}
        {others.length > 0 && ` ${t('console.bank.looks_more', { n: others.length })}`}
      </Text>
    </section>
  )
}

const Side = ({ asset, title }: { asset: Asset; title: string }) => (
  <figure>
    <Thumbnail asset={asset} />
    <figcaption>
      <b>{title}</b>
      <Link to="/bank" search={{ pilih: asset.id }} target="_blank">
        {asset.headline || asset.filename}
      </Link>
      <span>{shortDay(asset.createdAt)}</span>
    </figcaption>
  </figure>
)

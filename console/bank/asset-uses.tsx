/** Where an asset is used, so that whoever changes it knows what hangs on it. */
import { Button, Text } from '@mantine/core'
import { useInfiniteQuery } from '@tanstack/react-query'
import { FaultNotice } from '../frame/fault-notice.tsx'
import { named } from '../frame/house.ts'
import { LinkAnchor } from '../frame/links.tsx'
import { Loading } from '../frame/loading.tsx'
import { t } from '../frame/messages.ts'
import { exactTime } from '../frame/times.tsx'
import { StateLabel } from '../newsroom/state-label.tsx'
import { usesQuery } from './asset-queries.ts'
import classes from './bank.module.css'

export function AssetUses({ id }: { id: string }) {
  const uses = useInfiniteQuery(usesQuery(id))
  if (uses.error !== null) return <FaultNotice error={uses.error} retry={() => void uses.refetch()} />
  if (uses.data === undefined) return <Loading />
  const editions = uses.data.pages.flatMap((page) => page.editions)
  const hidden = uses.data.pages[0]?.hidden ?? 0
  return (
    <>
      {editions.length === 0 && hidden === 0 && <Text c="dimmed">{t('console.bank.uses_none')}</Text>}
      <ul className={classes.files}>
        {editions.map((edition) => (
          <li key={edition.editionId}>
            <p className={classes.fileHead}>
              <LinkAnchor
                to="/berita/$storyId/$editionId"
                params={{ storyId: edition.storyId, editionId: edition.editionId }}
                fw={600}
                lang={edition.locale}
              >
                {edition.headline.trim() || t('console.story.untitled')}
              </LinkAnchor>
              <StateLabel state={edition.state} />
            </p>
            <Text size="sm" c="dimmed">
              {`${edition.number} · ${named(edition.unit.name)} · ${exactTime(edition.since)}`}
              {edition.shown && ` · ${t('console.bank.uses_shown')}`}
            </Text>
          </li>
        ))}
      </ul>
      {uses.hasNextPage && (
        <Button loading={uses.isFetchingNextPage} onClick={() => void uses.fetchNextPage()}>
          {t('console.page.more')}
        </Button>
      )}
      {hidden > 0 && (
        <Text size="sm" c="dimmed" mt="sm">
          {t('console.bank.uses_hidden', { n: hidden })}
        </Text>
      )}
    </>
  )
}

/** One collection: its pictures in their order, with whom it is shared, its links. */
import { ActionIcon, Button, Group, Menu, Text } from '@mantine/core'
import { IconArrowLeft, IconArrowRight, IconX } from '@tabler/icons-react'
import { useInfiniteQuery, useQuery, useQueryClient } from '@tanstack/react-query'
import { useNavigate, useParams } from '@tanstack/react-router'
import { useState } from 'react'
import { api, got } from '../frame/api.ts'
import { EmptyState } from '../frame/empty-state.tsx'
import { FaultNotice } from '../frame/fault-notice.tsx'
import { named } from '../frame/house.ts'
import { ListBody } from '../frame/list-page.tsx'
import { listState } from '../frame/list-state.ts'
import { Loading } from '../frame/loading.tsx'
import { t, tAny } from '../frame/messages.ts'
import { notify, notifyFault } from '../frame/notify.ts'
import { Page } from '../frame/page.tsx'
import { useCan } from '../frame/session.tsx'
import type { Asset } from './asset-queries.ts'
import classes from './bank.module.css'
import { collectionQuery, insideQuery, type Collection } from './collection-queries.ts'
import { LinksDialog } from './links-dialog.tsx'
import { SharesDialog } from './shares-dialog.tsx'
import { takeParcel } from './take-parcel.ts'

export function CollectionPage() {
  const { collectionId } = useParams({ from: '/shell/bank/koleksi/$collectionId' })
  const collection = useQuery(collectionQuery(collectionId))
  if (collection.error !== null)
    return <FaultNotice error={collection.error} retry={() => void collection.refetch()} />
  if (collection.data === undefined) return <Loading />
  return <Opened key={collectionId} collection={collection.data} />
}

function Opened({ collection }: { collection: Collection }) {
  const { id, name, note, may, version } = collection
  const can = useCan()
  const navigate = useNavigate()
  const queries = useQueryClient()
  const inside = useInfiniteQuery(insideQuery(id))
  const list = listState(inside, (page) => page.assets)
  const [open, setOpen] = useState<'shares' | 'links' | null>(null)
  const hidden = inside.data?.pages[0]?.hidden ?? 0
  const rows = list.rows ?? []

  async function act(doing: () => Promise<unknown>): Promise<void> {
    try {
      await doing()
    } catch (error) {
      notifyFault(error)
    }
    await queries.invalidateQueries({ queryKey: ['collections', id] })
  }
  const params = { path: { id } }
  const move = (at: number, by: number) =>
    act(() => {
      const ids = rows.map((asset) => asset.id)
      const [moved = ''] = ids.splice(at, 1)
      ids.splice(at + by, 0, moved)
      return got(api.PUT('/api/v1/collections/{id}/order', { params, body: { assetIds: ids, version } }))
    })
  const takeOut = (assetId: string) =>
    act(() =>
      got(api.POST('/api/v1/collections/{id}/assets/remove', { params, body: { assetIds: [assetId] } })),
    )
  const remove = async () => {
    try {
      await got(api.DELETE('/api/v1/collections/{id}', { params }))
      await queries.invalidateQueries({ queryKey: ['collections'], exact: true })
      notify(t('console.collection.removed'))
      await navigate({ to: '/bank/koleksi' })
    } catch (error) {
      notifyFault(error)
    }
  }
  const take = (form: 'stamped' | 'original' | 'sheet') => void takeParcel({ form, collectionId: id })

  return (
    <Page
      title={name}
      lead={note || `${named(collection.unitName)} · ${tAny('collection_may', may)}`}
      back={{ to: '/bank/koleksi', label: t('console.collection.title') }}
      acts={
        <>
          {can('asset.release') && (
            <Button onClick={() => setOpen('links')}>{t('console.collection.links')}</Button>
          )}
          {may === 'own' && (
            <Button onClick={() => setOpen('shares')}>{t('console.collection.share')}</Button>
          )}
          <Menu>
            <Menu.Target>
              <Button variant="filled">{t('console.bulk.take')}</Button>
            </Menu.Target>
            <Menu.Dropdown>
              <Menu.Item onClick={() => take('stamped')}>{t('console.bulk.zip_stamped')}</Menu.Item>
              <Menu.Item onClick={() => take('original')}>{t('console.bulk.zip_original')}</Menu.Item>
              <Menu.Item onClick={() => take('sheet')}>{t('console.bulk.sheet')}</Menu.Item>
              {may === 'own' && (
                <Menu.Item color="var(--live)" onClick={() => void remove()}>
                  {t('console.collection.remove')}
                </Menu.Item>
              )}
            </Menu.Dropdown>
          </Menu>
        </>
      }
    >
      {hidden > 0 && (
        <Text size="sm" c="dimmed" mb="md">
          {t('console.collection.hidden', { n: hidden })}
        </Text>
      )}
      <ListBody
        list={list}
        empty={
          <EmptyState title={t('console.collection.empty')}>{t('console.collection.empty_next')}</EmptyState>
        }
      >
        {(assets) => (
          <ol className={classes.grid}>
            {assets.map((asset, at) => (
              <li key={asset.id}>
                <Part collectionId={id} asset={asset} />
                {may !== 'read' && (
                  <Group gap={4}>
                    <ActionIcon
                      size={44}
                      variant="subtle"
                      disabled={at === 0}
                      onClick={() => void move(at, -1)}
                      aria-label={t('console.collection.earlier', { name: titleOf(asset) })}
                    >
                      <IconArrowLeft aria-hidden />
                    </ActionIcon>
                    <ActionIcon
                      size={44}
                      variant="subtle"
                      disabled={at === assets.length - 1}
                      onClick={() => void move(at, 1)}
                      aria-label={t('console.collection.later', { name: titleOf(asset) })}
                    >
                      <IconArrowRight aria-hidden />
                    </ActionIcon>
                    <ActionIcon
                      size={44}
                      variant="subtle"
                      onClick={() => void takeOut(asset.id)}
                      aria-label={t('console.collection.take_out', { name: titleOf(asset) })}
                    >
                      <IconX aria-hidden />
                    </ActionIcon>
                  </Group>
                )}
              </li>
            ))}
          </ol>
        )}
      </ListBody>
      {open === 'shares' && <SharesDialog collection={collection} onClose={() => setOpen(null)} />}
      {open === 'links' && <LinksDialog collectionId={id} onClose={() => setOpen(null)} />}
    </Page>
  )
}

const titleOf = (asset: Asset) => asset.headline || asset.caption || asset.filename

/** Seen through the collection: whoever may not read the asset itself is shown its picture all the same. */
function Part({ collectionId, asset }: { collectionId: string; asset: Asset }) {
  const title = titleOf(asset)
  return (
    <>
      <span className={classes.thumb}>
        {asset.kind === 'audio' || asset.width === null ? (
          asset.format.toUpperCase()
        ) : (
          <img
            src={`/api/v1/collections/${collectionId}/assets/${asset.id}/renditions/320`}
            alt={asset.alt}
            loading="lazy"
          />
        )}
      </span>
      <span className={classes.tileTitle}>{title}</span>
      <span className={classes.tileMeta}>
        {asset.credit}
        {asset.heldBack !== null && <b className={classes.held}>{tAny('bank_held', asset.heldBack)}</b>}
      </span>
    </>
  )
}

/** One asset, large, with everything known about it; arrows turn to its neighbours. */
import { ActionIcon, Button, Group, Modal, Tabs, Text } from '@mantine/core'
import { useHotkeys } from '@mantine/hooks'
import { IconChevronLeft, IconChevronRight, IconDownload } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { FaultNotice } from '../frame/fault-notice.tsx'
import { named } from '../frame/house.ts'
import { Loading } from '../frame/loading.tsx'
import { t, tAny } from '../frame/messages.ts'
import { useCan } from '../frame/session.tsx'
import { exactTime } from '../frame/times.tsx'
import { AssetUses } from './asset-uses.tsx'
import { Thumbnail } from './asset-grid.tsx'
import {
  assetQuery,
  downloadsQuery,
  originalUrl,
  renditionUrl,
  similarQuery,
  stampedUrl,
  versionsQuery,
  type Asset,
} from './asset-queries.ts'
import classes from './bank.module.css'
import { CoverPart } from './cover-part.tsx'
import { fileSize } from './file-size.ts'
import { RecordForm } from './record-form.tsx'
import { RecordingStage } from './recording-stage.tsx'
import { RightsForm } from './rights-form.tsx'
import { SubtitlePart } from './subtitle-part.tsx'

interface AssetViewProps {
  id: string
  /** In the order of the list it was opened from. */
  ids: readonly string[]
  unitNames: Record<string, { id: string; en: string }>
  onMove: (id: string) => void
  onClose: () => void
}

export function AssetView({ id, ids, unitNames, onMove, onClose }: AssetViewProps) {
  const asset = useQuery(assetQuery(id))
  const can = useCan()
  const at = ids.indexOf(id)
  const turn = (by: number) => {
    const next = ids[at + by]
    if (next !== undefined) onMove(next)
  }
  useHotkeys([
    ['ArrowLeft', () => turn(-1)],
    ['ArrowRight', () => turn(1)],
    ['k', () => turn(-1)],
    ['j', () => turn(1)],
  ])
  const title = asset.data?.headline || asset.data?.filename || t('console.bank.asset')
  return (
    <Modal
      opened
      onClose={onClose}
      fullScreen
      title={title}
      closeButtonProps={{ 'aria-label': t('console.act.close') }}
    >
      {asset.error !== null && <FaultNotice error={asset.error} retry={() => void asset.refetch()} />}
      {asset.data === undefined && asset.error === null && <Loading />}
      {asset.data !== undefined && (
        <div className={classes.view}>
          <div className={classes.stage}>
            <Stage asset={asset.data} />
            {(['back', 'on'] as const).map((way) => {
              const step = way === 'back' ? -1 : 1
              return (
                <ActionIcon
                  key={way}
                  size={44}
                  variant="default"
                  className={classes.turn ?? ''}
                  data-way={way}
                  disabled={ids[at + step] === undefined || at < 0}
                  onClick={() => turn(step)}
                  aria-label={t(way === 'back' ? 'console.bank.previous' : 'console.bank.next')}
                >
                  {way === 'back' ? <IconChevronLeft aria-hidden /> : <IconChevronRight aria-hidden />}
                </ActionIcon>
              )
            })}
          </div>
          <div className={classes.facts}>
            <Group gap="sm" mb="md">
              <Button
                component="a"
                href={stampedUrl(id)}
                download
                leftSection={<IconDownload size={18} aria-hidden />}
              >
                {t('console.bank.download')}
              </Button>
              {(asset.data.cover === null || can('asset.release')) && (
                <Button component="a" href={originalUrl(id)} download>
                  {t('console.bank.download_original')}
                </Button>
              )}
            </Group>
            {asset.data.heldBack !== null && (
              <Text className={classes.held} fw={600} mb="sm">
                {t('console.bank.held_sentence', { why: tAny('bank_held', asset.data.heldBack) })}
              </Text>
            )}
            <Tabs defaultValue="record" keepMounted={false}>
              <Tabs.List mb="md">
                <Tabs.Tab value="record">{t('console.bank.tab_record')}</Tabs.Tab>
                <Tabs.Tab value="rights">{t('console.bank.tab_rights')}</Tabs.Tab>
                <Tabs.Tab value="uses">{t('console.bank.tab_uses')}</Tabs.Tab>
                <Tabs.Tab value="file">{t('console.bank.tab_file')}</Tabs.Tab>
                {asset.data.kind === 'picture' && (
                  <Tabs.Tab value="cover">{t('console.bank.tab_cover')}</Tabs.Tab>
                )}
                {asset.data.kind === 'video' && (
                  <Tabs.Tab value="subtitles">{t('console.bank.tab_subtitles')}</Tabs.Tab>
                )}
                {asset.data.kind === 'picture' && (
                  <Tabs.Tab value="similar">{t('console.bank.tab_similar')}</Tabs.Tab>
                )}
              </Tabs.List>
              <Tabs.Panel value="record">
                <RecordForm
                  key={`${id}/${asset.data.recordNumber}`}
                  asset={asset.data}
                  readOnly={!can('asset.upload')}
                />
              </Tabs.Panel>
              <Tabs.Panel value="rights">
                <RightsForm key={id} assetId={id} readOnly={!can('asset.release')} />
              </Tabs.Panel>
              <Tabs.Panel value="uses">
                <AssetUses id={id} />
              </Tabs.Panel>
              <Tabs.Panel value="file">
                <FileFacts asset={asset.data} unit={named(unitNames[asset.data.unitId])} />
              </Tabs.Panel>
              <Tabs.Panel value="cover">
                <CoverPart asset={asset.data} />
              </Tabs.Panel>
              <Tabs.Panel value="subtitles">
                <SubtitlePart assetId={id} />
              </Tabs.Panel>
              <Tabs.Panel value="similar">
                <Similar id={id} onOpen={onMove} />
              </Tabs.Panel>
            </Tabs>
          </div>
        </div>
      )}
    </Modal>
  )
}

function Stage({ asset }: { asset: Asset }) {
  if (asset.kind === 'video' || asset.kind === 'audio')
    return <RecordingStage asset={asset} label={asset.headline || asset.filename} />
  if (asset.width !== null && asset.height !== null)
    return (
      <img
        key={asset.cover}
        src={renditionUrl(asset.id, '1600', asset.cover)}
        alt={asset.alt}
        width={asset.width}
        height={asset.height}
        style={{ height: 'auto' }}
      />
    )
  return <Thumbnail asset={asset} />
}

function FileFacts({ asset, unit }: { asset: Asset; unit: string }) {
  const versions = useQuery(versionsQuery(asset.id))
  const facts: [string, string][] = [
    [t('console.bank.filename'), asset.filename],
    [t('console.board.unit'), unit],
    [t('console.bank.sender'), asset.uploaderName],
    [t('console.bank.came'), exactTime(asset.createdAt)],
    [t('console.bank.kind'), `${tAny('bank_kind', asset.kind)}, ${asset.format.toUpperCase()}`],
    [t('console.bank.size'), fileSize(asset.bytes)],
    ...(asset.width === null || asset.height === null
      ? []
      : ([[t('console.bank.pixels'), `${asset.width} × ${asset.height}`]] as [string, string][])),
    ['SHA-256', asset.sha256],
  ]
  const said = Object.entries(asset.foundInside).filter(
    ([, value]) => value !== null && value !== '' && !(Array.isArray(value) && value.length === 0),
  )
  return (
    <>
      <dl className={classes.factList}>
        {facts.map(([name, value]) => (
          <div key={name} style={{ display: 'contents' }}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      {said.length > 0 && (
        <>
          <Text fw={700} size="sm" mb={6}>
            {t('console.bank.said_inside')}
          </Text>
          <dl className={classes.factList}>
            {said.map(([name, value]) => (
              <div key={name} style={{ display: 'contents' }}>
                <dt>{tAny('bank_field', name)}</dt>
                <dd>{Array.isArray(value) ? value.join(', ') : String(value)}</dd>
              </div>
            ))}
          </dl>
        </>
      )}
      <Text fw={700} size="sm" mb={6}>
        {t('console.bank.versions')}
      </Text>
      <ul className={classes.files}>
        {(versions.data ?? []).map(({ number, by, at, record }) => (
          <li key={number}>
            <p className={classes.fileHead}>
              <b>{t('console.version.number', { n: number })}</b>
              <span>
                {by}, {exactTime(at)}
              </span>
            </p>
            <Text size="sm" c="dimmed">
              {record.caption || record.headline || t('console.bank.no_words')}
            </Text>
          </li>
        ))}
      </ul>
      <Downloads asset={asset} />
    </>
  )
}

function Downloads({ asset }: { asset: Asset }) {
  const downloads = useQuery(downloadsQuery(asset.id))
  return (
    <>
      <Text fw={700} size="sm" mt="md" mb={6}>
        {t('console.bank.downloads')}
      </Text>
      {downloads.data?.length === 0 && (
        <Text size="sm" c="dimmed">
          {t('console.bank.downloads_none')}
        </Text>
      )}
      <ul className={classes.files}>
        {(downloads.data ?? []).map(({ taker, form, audience, recordNumber, at }) => (
          <li key={`${at}${taker}`}>
            <p className={classes.fileHead}>
              <b>{taker}</b>
              <span>{exactTime(at)}</span>
            </p>
            <Text size="sm" c="dimmed">
              {`${tAny('bank_form', form)} · ${tAny('bank_audience', audience)}`}
              {recordNumber < asset.recordNumber && ` · ${t('console.bank.old_words')}`}
            </Text>
          </li>
        ))}
      </ul>
    </>
  )
}

function Similar({ id, onOpen }: { id: string; onOpen: (id: string) => void }) {
  const similar = useQuery(similarQuery(id))
  if (similar.error !== null) return <FaultNotice error={similar.error} />
  if (similar.data === undefined) return <Loading />
  if (similar.data.length === 0) return <Text c="dimmed">{t('console.bank.similar_none')}</Text>
  return (
    <ul className={classes.small}>
      {similar.data.map(({ asset, same, distance }) => (
        <li key={asset.id}>
          <button type="button" className={classes.tile} onClick={() => onOpen(asset.id)}>
            <Thumbnail asset={asset} />
            <span className={classes.tileMeta}>
              {same ? t('console.bank.same_picture') : t('console.bank.bits_apart', { n: distance })}
            </span>
          </button>
        </li>
      ))}
    </ul>
  )
}

import {
  Button,
  Checkbox,
  CopyButton,
  Group,
  Modal,
  NumberInput,
  Select,
  Stack,
  Text,
  TextInput,
} from '@mantine/core'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { api, got } from '../frame/api.ts'
import { FaultNotice } from '../frame/fault-notice.tsx'
import { t, tAny } from '../frame/messages.ts'
import { exactTime } from '../frame/times.tsx'
import classes from './bank.module.css'
import { linksQuery, type CollectionLink } from './collection-queries.ts'

/** Links for people without an account: each told once, each ended at any time. */
export function LinksDialog({ collectionId, onClose }: { collectionId: string; onClose: () => void }) {
  const queries = useQueryClient()
  const links = useQuery(linksQuery(collectionId))
  const [audience, setAudience] = useState<'public' | 'press'>('public')
  const [download, setDownload] = useState(false)
  const [days, setDays] = useState(7)
  const [openedAt] = useState(() => Date.now())
  const [made, setMade] = useState<string | null>(null)
  const [fault, setFault] = useState<unknown>(null)
  const params = { path: { id: collectionId } }

  async function act(doing: () => Promise<void>): Promise<void> {
    setFault(null)
    try {
      await doing()
      await queries.invalidateQueries({ queryKey: ['collections', collectionId, 'links'] })
    } catch (error) {
      setFault(error)
    }
  }
  const make = () =>
    act(async () => {
      const { path } = await got(
        api.POST('/api/v1/collections/{id}/links', { params, body: { audience, download, days } }),
      )
      setMade(`${location.origin}${path}`)
    })
  const end = (linkId: string) =>
    act(async () => {
      await got(
        api.DELETE('/api/v1/collections/{id}/links/{linkId}', {
          params: { path: { id: collectionId, linkId } },
        }),
      )
    })

  return (
    <Modal
      opened
      onClose={onClose}
      title={t('console.collection.links')}
      closeButtonProps={{ 'aria-label': t('console.act.close') }}
    >
      <Stack gap="md">
        {fault !== null && <FaultNotice error={fault} />}
        <Text size="sm" c="dimmed">
          {t('console.collection.links_lead')}
        </Text>
        <Select
          label={t('console.collection.audience')}
          data={(['public', 'press'] as const).map((value) => ({
            value,
            label: tAny('collection_audience', value),
          }))}
          allowDeselect={false}
          value={audience}
          onChange={(value) => setAudience(value === 'press' ? 'press' : 'public')}
        />
        <NumberInput
          label={t('console.collection.days')}
          min={1}
          max={90}
          allowDecimal={false}
          value={days}
          onChange={(value) => setDays(Number(value))}
        />
        <Checkbox
          label={t('console.collection.download')}
          checked={download}
          onChange={(event) => setDownload(event.currentTarget.checked)}
        />
        <Button variant="filled" onClick={() => void make()}>
          {t('console.collection.make_link')}
        </Button>
        {made !== null && (
          <Group align="end" gap="sm">
            <TextInput
              label={t('console.collection.link')}
              description={t('console.collection.link_once')}
              value={made}
              readOnly
              flex={1}
            />
            <CopyButton value={made}>
              {({ copied, copy }) => (
                <Button onClick={copy}>
                  {t(copied ? 'console.collection.copied' : 'console.collection.copy')}
                </Button>
              )}
            </CopyButton>
          </Group>
        )}
        <ul className={classes.files}>
          {(links.data ?? []).map((link) => (
            <LinkRow key={link.id} link={link} now={openedAt} onEnd={() => void end(link.id)} />
          ))}
        </ul>
      </Stack>
    </Modal>
  )
}

function LinkRow({ link, now, onEnd }: { link: CollectionLink; now: number; onEnd: () => void }) {
  const over = link.endedAt !== null || Date.parse(link.expiresAt) <= now
  return (
    <li>
      <p className={classes.fileHead}>
        <b>
          {tAny('collection_audience', link.audience)}
          {link.download ? `, ${t('console.collection.with_download')}` : ''}
        </b>
        <span>{link.madeBy}</span>
      </p>
      <Group justify="space-between">
        <Text size="sm" c="dimmed">
          {over
            ? t('console.collection.over')
            : t('console.collection.until', { until: exactTime(link.expiresAt) })}
        </Text>
        {!over && <Button onClick={onEnd}>{t('console.collection.end_link')}</Button>}
      </Group>
    </li>
  )
}

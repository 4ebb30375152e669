/** The cover of a picture in its viewer: whether one stands, who set it and why, and the way to change it. */
import { Button, Group, Modal, Text, Textarea } from '@mantine/core'
import { useForm } from '@mantine/form'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { api, got } from '../frame/api.ts'
import { FaultNotice } from '../frame/fault-notice.tsx'
import { HouseForm } from '../frame/house-form.tsx'
import { Loading } from '../frame/loading.tsx'
import { t } from '../frame/messages.ts'
import { notify } from '../frame/notify.ts'
import { useCan } from '../frame/session.tsx'
import { exactTime } from '../frame/times.tsx'
import { coversQuery, type Asset } from './asset-queries.ts'
import classes from './bank.module.css'
import { CoverDialog } from './cover-dialog.tsx'

export function CoverPart({ asset }: { asset: Asset }) {
  const covers = useQuery(coversQuery(asset.id))
  const can = useCan()
  const [drawing, setDrawing] = useState(false)
  const [ending, setEnding] = useState(false)
  if (covers.error !== null) return <FaultNotice error={covers.error} />
  if (covers.data === undefined) return <Loading />
  const standing = covers.data.find((cover) => cover.ended === null)
  const mayChange = can('asset.release') || (asset.cover === null && can('asset.upload'))
  return (
    <>
      <Text fw={600}>
        {standing === undefined
          ? t('console.cover.none')
          : t('console.cover.stands', { n: standing.areas.length })}
      </Text>
      <Text size="sm" c="dimmed" mb="sm">
        {t(standing === undefined ? 'console.cover.none_next' : 'console.cover.stands_next')}
      </Text>
      <Group gap="sm" mb="md">
        {mayChange && (
          <Button onClick={() => setDrawing(true)}>
            {t(standing === undefined ? 'console.cover.open' : 'console.cover.change')}
          </Button>
        )}
        {standing !== undefined && can('asset.release') && (
          <Button onClick={() => setEnding(true)}>{t('console.cover.end')}</Button>
        )}
      </Group>
      <ul className={classes.files}>
        {covers.data.map((cover) => (
          <li key={cover.number}>
            <p className={classes.fileHead}>
              <b>{t('console.cover.number', { n: cover.number, places: cover.areas.length })}</b>
              <span>
                {cover.by}, {exactTime(cover.at)}
              </span>
            </p>
            <Text size="sm">{cover.why}</Text>
            {cover.ended !== null && (
              <Text size="sm" c="dimmed">
                {t('console.cover.ended', {
                  by: cover.ended.by,
                  at: exactTime(cover.ended.at),
                  why: cover.ended.why,
                })}
              </Text>
            )}
          </li>
        ))}
      </ul>
      {drawing && <CoverDialog asset={asset} standing={standing} onClose={() => setDrawing(false)} />}
      {ending && standing !== undefined && (
        <EndCover asset={asset} number={standing.number} onClose={() => setEnding(false)} />
      )}
    </>
  )
}

function EndCover({ asset, number, onClose }: { asset: Asset; number: number; onClose: () => void }) {
  const queries = useQueryClient()
  const form = useForm({ initialValues: { why: '' } })
  return (
    <Modal
      opened
      onClose={onClose}
      title={t('console.cover.end')}
      closeButtonProps={{ 'aria-label': t('console.act.close') }}
    >
      <Text mb="sm">{t('console.cover.end_warning')}</Text>
      <HouseForm
        form={form}
        label={t('console.cover.end')}
        submit={t('console.cover.end')}
        tone="danger"
        onCancel={onClose}
        onSubmit={async ({ why }) => {
          await got(
            api.POST('/api/v1/assets/{id}/covers/end', {
              params: { path: { id: asset.id } },
              body: { number, why },
            }),
          )
          await queries.invalidateQueries({ queryKey: ['asset', asset.id] })
          await queries.invalidateQueries({ queryKey: ['assets'] })
          notify(t('console.cover.end_done'))
          onClose()
        }}
      >
        <Textarea
          label={t('console.cover.why')}
          maxLength={500}
          autosize
          minRows={2}
          {...form.getInputProps('why')}
        />
      </HouseForm>
    </Modal>
  )
}

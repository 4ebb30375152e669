/** What can be done with the chosen assets together. */
import { Button, Menu } from '@mantine/core'
import { useState } from 'react'
import { api, got } from '../frame/api.ts'
import { t } from '../frame/messages.ts'
import { notify, notifyFault } from '../frame/notify.ts'
import { useCan } from '../frame/session.tsx'
import type { AssetFilters } from './asset-queries.ts'
import classes from './bank.module.css'
import { BulkDialog } from './bulk-dialog.tsx'
import { CollectDialog } from './collect-dialog.tsx'
import { takeParcel } from './take-parcel.ts'
import type { Picking } from './picking.ts'

export function ChosenBar({ picking, filters }: { picking: Picking; filters: AssetFilters }) {
  const can = useCan()
  const { picked, pickAll, clear } = picking
  const [open, setOpen] = useState<'record' | 'rights' | 'collect' | null>(null)
  // What a dialog is about does not change under it.
  const [subject, setSubject] = useState(picked)
  const begin = (what: NonNullable<typeof open>) => {
    setSubject(picked)
    setOpen(what)
  }

  async function allFound(): Promise<void> {
    try {
      const found = await got(api.GET('/api/v1/assets/selection', { params: { query: filters } }))
      pickAll(found.assets)
      if (found.more) notify(t('console.bulk.newest', { n: found.assets.length }))
    } catch (error) {
      notifyFault(error)
    }
  }
  const take = (form: 'stamped' | 'original' | 'sheet') =>
    void takeParcel({ form, title: t('console.bulk.parcel_name'), assetIds: [...picked.keys()] })

  return (
    <>
      {picked.size > 0 && (
        <section className={classes.chosen} aria-label={t('console.bulk.bar')}>
          <p role="status">{t('console.bulk.chosen', { n: picked.size })}</p>
          {can('asset.upload') && (
            <Button onClick={() => begin('record')}>{t('console.bulk.change_record')}</Button>
          )}
          {can('asset.release') && (
            <Button onClick={() => begin('rights')}>{t('console.bulk.change_rights')}</Button>
          )}
          {can('asset.upload') && (
            <Button onClick={() => begin('collect')}>{t('console.collection.put')}</Button>
          )}
          <Menu position="top-start">
            <Menu.Target>
              <Button>{t('console.bulk.take')}</Button>
            </Menu.Target>
            <Menu.Dropdown>
              <Menu.Item onClick={() => take('stamped')}>{t('console.bulk.zip_stamped')}</Menu.Item>
              <Menu.Item onClick={() => take('original')}>{t('console.bulk.zip_original')}</Menu.Item>
              <Menu.Item onClick={() => take('sheet')}>{t('console.bulk.sheet')}</Menu.Item>
            </Menu.Dropdown>
          </Menu>
          <Button onClick={() => void allFound()}>{t('console.bulk.all_found')}</Button>
          <Button onClick={clear}>{t('console.bulk.clear')}</Button>
        </section>
      )}
      {(open === 'record' || open === 'rights') && (
        <BulkDialog what={open} picked={subject} onClose={() => setOpen(null)} onDone={clear} />
      )}
      {open === 'collect' && (
        <CollectDialog assetIds={[...subject.keys()]} onClose={() => setOpen(null)} onDone={clear} />
      )}
    </>
  )
}

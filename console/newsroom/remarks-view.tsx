import { Button } from '@mantine/core'
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { api, got } from '../frame/api.ts'
import { t } from '../frame/messages.ts'
import { notifyFault } from '../frame/notify.ts'
import { Ago } from '../frame/times.tsx'
import classes from './newsroom.module.css'
import type { Remark } from './shapes.ts'

export function RemarkCard({
  remark,
  editionId,
  onGo,
  canResolve,
}: {
  remark: Remark
  editionId: string
  onGo?: (blockId: string) => void
  canResolve: boolean
}) {
  const queries = useQueryClient()
  const [busy, setBusy] = useState(false)
  async function resolve(): Promise<void> {
    setBusy(true)
    try {
      await got(api.POST('/api/v1/remarks/{id}/resolve', { params: { path: { id: remark.id } } }))
      await queries.invalidateQueries({ queryKey: ['edition', editionId] })
    } catch (error) {
      notifyFault(error)
    } finally {
      setBusy(false)
    }
  }
  const { blockId } = remark
  return (
    <article className={classes.remark} data-resolved={remark.resolved === null ? undefined : true}>
      {remark.quote !== null && <q>{remark.quote}</q>}
      <p>{remark.text}</p>
      <small>
        {remark.by}, <Ago at={remark.at} /> · {t('console.version.number', { n: remark.versionNumber })}
        {remark.resolved !== null && ` · ${t('console.remark.resolved_by', { name: remark.resolved.by })}`}
      </small>
      {remark.resolved === null && (
        <div className={classes.remarkActs}>
          {blockId !== null && onGo !== undefined && (
            <Button size="compact-xs" onClick={() => onGo(blockId)}>
              {t('console.remark.go')}
            </Button>
          )}
          {canResolve && (
            <Button size="compact-xs" loading={busy} onClick={() => void resolve()}>
              {t('console.remark.resolve')}
            </Button>
          )}
        </div>
      )}
    </article>
  )
}

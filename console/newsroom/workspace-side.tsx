import { Button, Stack } from '@mantine/core'
import { useState } from 'react'
import { t } from '../frame/messages.ts'
import { Ago } from '../frame/times.tsx'
import { ChecklistView } from './checklist-view.tsx'
import { DetailsFields } from './details-fields.tsx'
import type { DraftKeeper } from './draft-keeper.ts'
import { PreviewDialog } from './preview-dialog.tsx'
import { RemarkCard } from './remarks-view.tsx'
import type { Content, Edition } from './shapes.ts'
import classes from './workspace.module.css'
import { LinkAnchor } from '../frame/links.tsx'

function missingNow({ at, missing }: Edition['checklist']['items'][number], content: Content): boolean {
  const empty = (text: string | undefined) => text === undefined || text.trim() === ''
  switch (at) {
    case 'headline':
      return empty(content.headline)
    case 'summary':
      return empty(content.summary)
    case 'place':
      return content.place === null && empty(content.dateline)
    case 'topic':
      return content.topic === ''
    case 'lead.alt':
      return empty(content.lead?.alt)
    case 'lead.caption':
      return empty(content.lead?.caption)
    case 'lead.credit':
      return empty(content.lead?.credit)
    default:
      return missing
  }
}

/** Beside the text: what is missing, remarks, details, versions, preview. */
export function WorkspaceSide({
  edition,
  content,
  keeper,
  readOnly,
  onGo,
}: {
  edition: Edition
  content: Content
  keeper: DraftKeeper
  readOnly: boolean
  onGo: (at: string) => void
}) {
  const [preview, setPreview] = useState(false)
  const { remarks, versions } = edition
  // The server decides; what can be seen here already is not kept waiting for its answer.
  const items = edition.checklist.items.map((item) => ({ ...item, missing: missingNow(item, content) }))
  const open = remarks.filter((remark) => remark.resolved === null)
  const done = remarks.filter((remark) => remark.resolved !== null)
  const newest = versions.toSorted((a, b) => b.number - a.number)
  const params = { storyId: edition.storyId, editionId: edition.id }
  return (
    <aside className={classes.side} aria-label={t('console.side.label')}>
      <h2>{items.every((item) => !item.missing) ? t('console.check.complete') : t('console.check.title')}</h2>
      <ChecklistView items={items} onGo={onGo} />

      {remarks.length > 0 && (
        <>
          <h2>{t('console.remark.title', { n: open.length })}</h2>
          {[...open, ...done].map((remark) => (
            <RemarkCard
              key={remark.id}
              remark={remark}
              editionId={edition.id}
              canResolve={!readOnly}
              onGo={onGo}
            />
          ))}
        </>
      )}

      <h2>{t('console.side.details')}</h2>
      <DetailsFields content={content} readOnly={readOnly} onChange={(part) => keeper.change(part)} />

      <h2>{t('console.version.title')}</h2>
      <Stack gap={6} align="start">
        {newest.length === 0 && <p>{t('console.version.none')}</p>}
        {newest.slice(0, 4).map((version) => (
          <p key={version.id}>
            <b>{t('console.version.number', { n: version.number })}</b> {version.by}, <Ago at={version.at} />
          </p>
        ))}
        {newest.length > 0 && (
          <LinkAnchor to="/berita/$storyId/$editionId/versi" params={params} size="sm">
            {t('console.version.compare')}
          </LinkAnchor>
        )}
        <LinkAnchor to="/berita/$storyId" params={{ storyId: edition.storyId }} size="sm">
          {t('console.story.whole')}
        </LinkAnchor>
      </Stack>

      <h2>{t('console.preview.title')}</h2>
      <Button onClick={() => setPreview(true)}>{t('console.preview.make')}</Button>
      {preview && <PreviewDialog editionId={edition.id} onClose={() => setPreview(false)} />}
    </aside>
  )
}

import { Button } from '@mantine/core'
import { useHotkeys } from '@mantine/hooks'
import { useQueryClient } from '@tanstack/react-query'
import type { Editor } from '@tiptap/react'
import { useNavigate } from '@tanstack/react-router'
import { useCallback, useEffect, useMemo, useState } from 'react'
import { house } from '../frame/house.ts'
import { t } from '../frame/messages.ts'
import { notifyFault } from '../frame/notify.ts'
import { Fault } from '../frame/api.ts'
import { ActButtons } from './act-buttons.tsx'
import type { ActName } from './acts.ts'
import { editionQuery } from './edition-query.ts'
import { StoryEditor } from './editor/story-editor.tsx'
import { goToField } from './go-to-field.ts'
import { GrowingField } from './growing-field.tsx'
import { LeadPicture } from './lead-picture.tsx'
import { PictureMannersContext } from './picture-frame.tsx'
import { RemarkGutter } from './remark-gutter.tsx'
import { SaveStatus } from './save-status.tsx'
import { bodyOf, sendable, type Edition } from './shapes.ts'
import { TranslationSource } from './translation-source.tsx'
import { useDraft } from './use-draft.ts'
import { useLock } from './use-lock.ts'
import { Banner, DraftBanners, LockBanner } from './workspace-banners.tsx'
import { WorkspaceInfo } from './workspace-info.tsx'
import { WorkspaceSide } from './workspace-side.tsx'
import classes from './workspace.module.css'

export function EditionWorkspace({ edition }: { edition: Edition }) {
  const queries = useQueryClient()
  const navigate = useNavigate()
  const { keeper, draft } = useDraft(edition)
  // What has been submitted or published is read first; writing in it is a decision, since it voids an approval.
  const [unlocked, setUnlocked] = useState<string | null>(null)
  const editing = edition.stage === 'draft' || edition.stage === 'returned' || unlocked === edition.hash
  // Somebody else may have written since this page was opened, above all where their lock was taken over.
  const follow = useCallback(
    async (revision: number) => {
      if (revision <= keeper.revision) return
      try {
        // A question that is under way already may be answered with what was there before.
        await queries.cancelQueries({ queryKey: ['edition', edition.id] })
        const now = await queries.fetchQuery({ ...editionQuery(edition.id), staleTime: 0 })
        keeper.follow({ ...now, savedAt: now.saved?.at ?? null })
      } catch {
        // a save will tell
      }
    },
    [keeper, queries, edition.id],
  )
  // Whoever only looks keeps nobody from writing: the lock is taken by the first field that is entered.
  const [writing, setWriting] = useState(false)
  const { lock, takeOver } = useLock(edition, editing && writing, follow)
  const [editor, setEditor] = useState<Editor | null>(null)
  const { content, state } = draft
  const readOnly = !edition.can.edit || !editing || lock.kind === 'theirs'
  const open = useMemo(() => edition.remarks.filter((remark) => remark.resolved === null), [edition.remarks])
  const remarked = useMemo(
    () => new Set(open.flatMap((one) => (one.blockId === null ? [] : [one.blockId]))),
    [open],
  )
  const manners = useMemo(
    () => ({
      unitId: edition.unit.id,
      published: edition.publishedAt !== null,
      writing: writing && lock.kind === 'mine',
    }),
    [edition.unit.id, edition.publishedAt, writing, lock.kind],
  )
  const title = content.headline.trim() || t('console.story.untitled')

  useEffect(() => {
    document.title = `${title} · ${house.shortName}`
  }, [title])
  useHotkeys([['mod+S', () => void keeper.flush()]], [], true)

  /** An act decides on what the server has, so the server gets everything first. */
  const settle = useCallback(async (): Promise<Edition | null> => {
    if (!(await keeper.flush())) {
      const { state: now } = keeper.view()
      notifyFault(
        now.kind === 'refused'
          ? now.fault
          : new Fault({ code: 'unsaved', status: 0, title: t('console.save.before_act') }),
      )
      return null
    }
    return queries.fetchQuery({ ...editionQuery(edition.id), staleTime: 0 })
  }, [keeper, queries, edition.id])

  /** What was returned is its author's again; the next one waits on the board. */
  const leaveAfter = (act: ActName) => {
    if (act === 'return') void navigate({ to: '/papan' })
  }

  return (
    <>
      <h1 className="vh">{title}</h1>
      <div className={classes.info}>
        <WorkspaceInfo edition={edition} />
      </div>
      <div className={classes.bar}>
        <SaveStatus state={state} />
        <div className={classes.barActs}>
          <ActButtons edition={edition} settle={settle} onDone={leaveAfter} />
        </div>
      </div>
      <div
        className={classes.layout}
        data-source={edition.source === null ? undefined : true}
        onFocus={({ currentTarget, target }) => {
          // Dialogs report their focus here too, and are not the text.
          if (currentTarget.contains(target)) setWriting(true)
        }}
      >
        <div className={classes.writing}>
          <div>
            <LockBanner
              lock={lock}
              takeOver={async () => {
                await takeOver()
                setWriting(true)
              }}
            />
            {edition.can.edit && !editing && (
              <Banner
                acts={<Button onClick={() => setUnlocked(edition.hash)}>{t('console.edition.edit')}</Button>}
              >
                {edition.state === edition.stage && edition.publishedAt !== null
                  ? t('console.edition.edit_published')
                  : t('console.edition.edit_submitted')}
              </Banner>
            )}
            <DraftBanners keeper={keeper} draft={draft} />
          </div>
          <GrowingField
            id="field-headline"
            className={classes.headline}
            label={t('console.field.headline')}
            placeholder={t('console.field.headline')}
            maxLength={200}
            value={content.headline}
            readOnly={readOnly}
            lang={edition.locale}
            onChange={(headline) => keeper.change({ headline })}
          />
          <GrowingField
            id="field-summary"
            className={classes.summary}
            label={t('console.field.summary')}
            placeholder={t('console.field.summary_hint')}
            maxLength={600}
            value={content.summary}
            readOnly={readOnly}
            lang={edition.locale}
            onChange={(summary) => keeper.change({ summary })}
          />
          <PictureMannersContext value={manners}>
            <LeadPicture
              value={content.lead}
              unitId={edition.unit.id}
              readOnly={readOnly}
              onChange={(lead) => keeper.change({ lead })}
            />
            <div id="field-body">
              <StoryEditor
                key={draft.epoch}
                body={bodyOf(content)}
                editable={!readOnly}
                unitId={edition.unit.id}
                lang={edition.locale}
                remarked={remarked}
                onChange={(body) => keeper.change({ body: sendable(body) })}
                onReady={setEditor}
              />
            </div>
          </PictureMannersContext>
          {open.length > 0 && (
            <RemarkGutter remarks={open} editor={editor} editionId={edition.id} canResolve={!readOnly} />
          )}
        </div>
        {edition.source !== null && <TranslationSource edition={edition} />}
        {edition.source === null && (
          <WorkspaceSide
            edition={edition}
            content={content}
            keeper={keeper}
            readOnly={readOnly}
            onGo={(at) => goToField(at, editor)}
          />
        )}
      </div>
      {edition.source !== null && (
        <WorkspaceSide
          edition={edition}
          content={content}
          keeper={keeper}
          readOnly={readOnly}
          onGo={(at) => goToField(at, editor)}
        />
      )}
    </>
  )
}

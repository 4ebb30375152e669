import { Button } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { useState } from 'react'
import { renditionUrl } from '../bank/asset-queries.ts'
import { FaultNotice } from '../frame/fault-notice.tsx'
import frame from '../frame/frame.module.css'
import { Loading } from '../frame/loading.tsx'
import { t } from '../frame/messages.ts'
import { Page } from '../frame/page.tsx'
import { Ago, exactTime } from '../frame/times.tsx'
import { UnitName } from '../units/unit-name.tsx'
import { Facts, History } from './hub-frame.tsx'
import { releaseQuery, type ReleaseWithParts } from './hub-queries.ts'
import classes from './hub.module.css'
import { ReleaseActDialog, type ReleaseAct } from './release-act-dialog.tsx'
import { ReleaseForm } from './release-form.tsx'
import { ReleaseState } from './release-state.tsx'

/** One release: what is in it, what may be done, who accepted its embargo, who took it, and every version. */
export function ReleasePage() {
  const { releaseId } = useParams({ from: '/shell/media/rilis/$releaseId' })
  const { data: release, error, refetch } = useQuery(releaseQuery(releaseId))
  const [open, setOpen] = useState<ReleaseAct | 'change' | 'correct' | null>(null)
  const back = { to: '/media/rilis', label: t('console.hub.release.list') }
  if (release === undefined)
    return (
      <Page title={t('console.hub.release.one')} back={back}>
        {error === null ? <Loading /> : <FaultNotice error={error} retry={() => void refetch()} />}
      </Page>
    )
  const close = () => setOpen(null)
  return (
    <Page
      title={release.title.id}
      back={back}
      lead={<ReleaseState release={release} />}
      acts={
        <>
          {release.acts.map((act) => (
            <Button
              key={act}
              onClick={() => setOpen(act)}
              {...(act === 'publish' ? { variant: 'filled' } : {})}
            >
              {t(`console.hub.release.act_${act}`)}
            </Button>
          ))}
        </>
      }
    >
      <About release={release} />
      <Parts release={release} />
      {release.embargoUntil !== null && (
        <People
          title={t('console.hub.release.acceptances')}
          none={t('console.hub.release.acceptances_none')}
          release={release}
          people={release.acceptances}
        />
      )}
      {release.state !== 'draft' && (
        <People
          title={t('console.hub.release.takers')}
          none={t('console.hub.release.takers_none')}
          release={release}
          people={release.takers}
        />
      )}
      <section className={frame.section} aria-labelledby="versions">
        <h2 id="versions">{t('console.hub.versions')}</h2>
        <History
          rows={release.versions.map((version) => ({
            key: String(version.number),
            what: `${version.number}. ${t(`console.hub.release.did_${version.act}`)}`,
            by: version.by === '' ? t('console.hub.release.by_itself') : version.by,
            at: <Ago at={version.at} zone={release.timeZone} />,
            why: version.why,
          }))}
        />
      </section>
      {(open === 'change' || open === 'correct') && <ReleaseForm release={release} onClose={close} />}
      {open !== null && open !== 'change' && open !== 'correct' && (
        <ReleaseActDialog act={open} release={release} onClose={close} />
      )}
    </Page>
  )
}

function About({ release }: { release: ReleaseWithParts }) {
  const open = release.state !== 'draft' && !release.underEmbargo
  const path = open ? release.path : release.pressPath
  return (
    <section className={frame.section}>
      <Facts
        rows={[
          [t('console.hub.reason'), release.reason],
          [t('console.hub.release.summary'), release.summary.id],
          [t('console.hub.release.number'), release.number],
          [t('console.hub.contact'), release.contact],
          [t('console.board.unit'), <UnitName key="unit" id={release.unitId} />],
          [
            t('console.hub.release.embargo'),
            release.embargoUntil === null ? null : exactTime(release.embargoUntil, release.timeZone),
          ],
          [t('console.hub.release.wording'), release.embargoUntil === null ? null : release.wording.id],
          [t('console.hub.release.title_en'), release.title.en],
          [t('console.hub.release.summary_en'), release.summary.en],
          [
            t(open ? 'console.hub.public_page' : 'console.hub.release.press_page'),
            release.state === 'draft' ? null : (
              <a key="page" href={path} target="_blank" rel="noopener">
                {path}
              </a>
            ),
          ],
        ]}
      />
    </section>
  )
}

function Parts({ release }: { release: ReleaseWithParts }) {
  return (
    <section className={frame.section} aria-labelledby="parts">
      <h2 id="parts">{t('console.hub.release.parts')}</h2>
      {release.editions.length + release.assets.length === 0 ? (
        <p className={classes.soft}>{t('console.hub.release.parts_none')}</p>
      ) : (
        <ul className={classes.parts}>
          {release.editions.map((edition) => (
            <li key={edition.id}>
              <span>{edition.headline}</span>
              <span className={classes.soft}>
                {edition.locale.toUpperCase()} · {t(`console.hub.release.edition_${edition.state}`)}
              </span>
            </li>
          ))}
          {release.assets.map((asset) => (
            <li key={asset.id}>
              {asset.kind !== 'audio' && (
                <img className={classes.thumb} src={renditionUrl(asset.id, '320')} alt="" loading="lazy" />
              )}
              <span>
                {asset.filename} <span className={classes.soft}>{asset.caption}</span>
                {asset.heldBack !== null && <b> {t('console.hub.release.held_back')}</b>}
              </span>
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}

function People({
  title,
  none,
  release,
  people,
}: {
  title: string
  none: string
  release: ReleaseWithParts
  people: readonly { name: string; outlet: string; version: number; at: string }[]
}) {
  return (
    <section className={frame.section} aria-label={title}>
      <h2>
        {title} ({people.length})
      </h2>
      {people.length === 0 ? (
        <p className={classes.soft}>{none}</p>
      ) : (
        <ul className={classes.parts}>
          {people.map((one) => (
            <li key={`${one.name} ${one.at}`}>
              <span>
                {one.name}, {one.outlet}{' '}
                <span className={classes.soft}>
                  {t('console.hub.release.version', { number: one.version })} ·{' '}
                  <Ago at={one.at} zone={release.timeZone} />
                </span>
              </span>
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}

import { Drawer, Text } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { FaultNotice } from '../frame/fault-notice.tsx'
import { LinkButton } from '../frame/links.tsx'
import { Loading } from '../frame/loading.tsx'
import { t, tAny } from '../frame/messages.ts'
import { exactTime } from '../frame/times.tsx'
import { figureNames, figureText, PostFigures } from './post-figures.tsx'
import { PostMarks } from './post-marks.tsx'
import classes from './reading.module.css'
import { seriesQuery } from './reading-queries.ts'

/** One post: its words, the words before, its figures, and how they moved. */
export function PostDrawer({ id, onClose }: { id: string; onClose: () => void }) {
  const { data, error, refetch } = useQuery(seriesQuery(id))
  return (
    <Drawer opened onClose={onClose} position="right" size={520} title={t('console.feed.post')}>
      {error !== null && <FaultNotice error={error} retry={() => void refetch()} />}
      {data === undefined && error === null && <Loading />}
      {data !== undefined && (
        <>
          <Text size="sm" c="dimmed">
            {data.post.channel.label || data.post.channel.handle} · {tAny('network', data.post.channel.kind)}{' '}
            · {exactTime(data.post.postedAt)}
          </Text>
          <PostMarks post={data.post} />
          <p className={classes.whole}>{data.post.text || t('console.feed.without_text')}</p>
          {data.post.edited !== null && (
            <>
              <Text size="sm" fw={600}>
                {t('console.feed.before')}
              </Text>
              <p className={classes.before}>{data.post.edited.before || t('console.feed.without_text')}</p>
            </>
          )}
          {data.post.url !== null && data.post.gone === null && (
            <p>
              <a href={data.post.url} target="_blank" rel="noopener noreferrer">
                {t('console.feed.open_there')}
              </a>
            </p>
          )}
          <Text size="sm" fw={600} mt="lg">
            {t('console.feed.figures')}
          </Text>
          <PostFigures figures={data.post.figures} />
          {data.post.figures !== null && (
            <span className={classes.sub}>
              {t('console.feed.measured')} {exactTime(data.post.figures.at)}
            </span>
          )}
          <Series series={data.series} />
          {data.post.storyId !== null && (
            <LinkButton to="/berita/$storyId" params={{ storyId: data.post.storyId }}>
              {t('console.feed.story')}
            </LinkButton>
          )}
        </>
      )}
    </Drawer>
  )
}

interface Point extends Record<(typeof figureNames)[number], number | null> {
  at: string
}

/** Of the widest figure that the network tells. */
function Series({ series }: { series: readonly Point[] }) {
  const last = series.at(-1)
  const name = figureNames.find((one) => last?.[one] !== null && last?.[one] !== undefined)
  if (name === undefined) return null
  const points = series.slice(-12)
  const most = Math.max(1, ...points.map((point) => point[name] ?? 0))
  return (
    <section aria-label={t('console.feed.series')}>
      <Text size="sm" fw={600} mt="lg">
        {t('console.feed.series')}: {t(`console.feed.figure.${name}`)}
      </Text>
      {points.length < 2 ? (
        <Text size="sm" c="dimmed" mb="md">
          {t('console.feed.series_none')}
        </Text>
      ) : (
        <ol className={classes.series}>
          {points.map((point) => (
            <li key={point.at}>
              <span>{exactTime(point.at).replace(/ \w+$/, '')}</span>
              <span className={classes.bar} aria-hidden>
                <i style={{ width: `${((point[name] ?? 0) / most) * 100}%` }} />
              </span>
              <b>{figureText(point[name] ?? 0)}</b>
            </li>
          ))}
        </ol>
      )}
    </section>
  )
}

import { t } from '../frame/messages.ts'
import { Ago } from '../frame/times.tsx'
import classes from './reading.module.css'
import type { InboundPost } from './reading-queries.ts'

/** Whose post it is, and what happened to it by other hands. */
export function PostMarks({ post }: { post: InboundPost }) {
  const origin = post.origin ?? 'undecided'
  const name = {
    house: t('console.feed.house'),
    outside: t('console.feed.by_hand'),
    earlier: t('console.feed.earlier'),
    undecided: t('console.feed.undecided'),
  }[origin]
  return (
    <>
      <span className={classes.mark} data-kind={origin}>
        {name}
      </span>
      {post.edited !== null && (
        <span className={classes.mark} data-kind="edited">
          {t('console.feed.edited')} <Ago at={post.edited.at} />
        </span>
      )}
      {post.gone !== null && (
        <span className={classes.mark} data-kind={post.gone.byHouse ? 'earlier' : 'deleted'}>
          {t(post.gone.byHouse ? 'console.feed.removed_by_house' : 'console.feed.deleted')}{' '}
          <Ago at={post.gone.at} />
        </span>
      )}
    </>
  )
}

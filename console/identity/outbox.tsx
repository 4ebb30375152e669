import { useInfiniteQuery } from '@tanstack/react-query'
import { api, got } from '../frame/api.ts'
import { EmptyState } from '../frame/empty-state.tsx'
import { ListBody } from '../frame/list-page.tsx'
import { listState } from '../frame/list-state.ts'
import { t, tAny } from '../frame/messages.ts'
import { Page } from '../frame/page.tsx'
import { Ago } from '../frame/times.tsx'
import classes from './outbox.module.css'

/** Mail of the demonstration house: it is written, shown here, and reaches nobody. */
export function Outbox() {
  const letters = useInfiniteQuery({
    queryKey: ['outbox'],
    queryFn: ({ pageParam }) =>
      got(
        api.GET('/api/v1/outbox', {
          params: { query: { limit: 30, ...(pageParam === '' ? {} : { cursor: pageParam }) } },
        }),
      ),
    initialPageParam: '',
    getNextPageParam: (page) => page.cursor ?? undefined,
    refetchInterval: 10_000,
  })
  return (
    <Page title={t('console.nav.outbox')} lead={t('console.outbox.lead')}>
      <ListBody
        list={listState(letters, (page) => page.letters)}
        empty={<EmptyState title={t('console.outbox.empty')}>{t('console.outbox.empty_next')}</EmptyState>}
      >
        {(rows) =>
          rows.map((letter) => (
            <details key={letter.id} className={classes.letter}>
              <summary>
                <b>{letter.subject}</b>
                <span>{letter.to}</span>
                <span>{tAny('mail_state', letter.state)}</span>
                <Ago at={letter.createdAt} />
              </summary>
              {/* Links are shown as text to click: the letter is what its receiver would see. */}
              <pre>{letter.text === null ? t('console.outbox.gone') : withLinks(letter.text)}</pre>
            </details>
          ))
        }
      </ListBody>
    </Page>
  )
}

const withLinks = (text: string) =>
  text.split(/(https?:\/\/\S+)/g).map((part, at) =>
    /^https?:\/\//.test(part) ? (
      <a key={at} href={part}>
        {part}
      </a>
    ) : (
      part
    ),
  )

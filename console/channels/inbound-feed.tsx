import { Button, Select, TextInput, UnstyledButton } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { keepPreviousData, useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { useState } from 'react'
import { EmptyState } from '../frame/empty-state.tsx'
import { ListPage } from '../frame/list-page.tsx'
import { listState } from '../frame/list-state.ts'
import { t, tAny } from '../frame/messages.ts'
import { Ago } from '../frame/times.tsx'
import { without } from '../frame/without.ts'
import { UnitName } from '../units/unit-name.tsx'
import { UnitSelect } from '../units/unit-select.tsx'
import { networksQuery } from './delivery-queries.ts'
import { PostDrawer } from './post-drawer.tsx'
import { PostFigures } from './post-figures.tsx'
import { PostMarks } from './post-marks.tsx'
import classes from './reading.module.css'
import { channelsName, RegisterTabs } from './register-frame.tsx'
import { postsQuery, type InboundPost, type PostsFilter } from './reading-queries.ts'

const marks = ['house', 'outside', 'edited', 'deleted'] as const

export interface FeedSearch {
  satuan?: string
  jaringan?: string
  akun?: string
  tanda?: string
}

/** Everything that stands on the accounts, newest first, with what was done there past the house. */
export function InboundFeed() {
  const search = useSearch({ from: '/shell/kanal/arus' })
  const navigate = useNavigate({ from: '/kanal/arus' })
  const [open, setOpen] = useState<string | null>(null)
  const [words, setWords] = useState('')
  const [q] = useDebouncedValue(words.trim(), 300)
  const { data: networks = [] } = useQuery(networksQuery)
  const readable = networks.filter(({ can }) => can.readsBack)
  const network = readable.find(({ kind }) => kind === search.jaringan)?.kind
  const mark = marks.find((one) => one === search.tanda)
  const filter: PostsFilter = {
    ...(search.satuan === undefined ? {} : { unitId: search.satuan }),
    ...(network === undefined ? {} : { network }),
    ...(search.akun === undefined ? {} : { channelId: search.akun }),
    ...(mark === undefined ? {} : { mark }),
    ...(q === '' ? {} : { q }),
  }
  const posts = useInfiniteQuery({ ...postsQuery(filter), placeholderData: keepPreviousData })
  const narrow = (name: keyof FeedSearch, value: string | null) =>
    void navigate({ search: (last) => (value === null ? without(last, name) : { ...last, [name]: value }) })
  const filtered = Object.keys(filter).length > 0
  const clear = () => {
    setWords('')
    void navigate({ search: {} })
  }
  return (
    <>
      <ListPage<InboundPost>
        title={channelsName()}
        tabTitle={`${t('console.channel_tabs.feed')} · ${channelsName()}`}
        lead={t('console.feed.lead')}
        above={<RegisterTabs />}
        filters={
          <>
            <UnitSelect
              label={t('console.board.unit')}
              value={search.satuan ?? null}
              onChange={(value) => narrow('satuan', value)}
              clearable
              w={240}
            />
            <Select
              label={t('console.channel.network')}
              placeholder={t('console.feed.marks_all')}
              data={readable.map(({ kind }) => ({ value: kind, label: tAny('network', kind) }))}
              value={network ?? null}
              onChange={(value) => narrow('jaringan', value)}
              clearable
              w={180}
            />
            <Select
              label={t('console.feed.mark')}
              placeholder={t('console.feed.marks_all')}
              data={[
                { value: 'house', label: t('console.feed.house') },
                { value: 'outside', label: t('console.feed.by_hand') },
                { value: 'edited', label: t('console.feed.edited') },
                { value: 'deleted', label: t('console.feed.deleted') },
              ]}
              value={mark ?? null}
              onChange={(value) => narrow('tanda', value)}
              clearable
              w={230}
            />
            <TextInput
              label={t('console.feed.search')}
              value={words}
              onChange={(event) => setWords(event.currentTarget.value)}
              maxLength={200}
              w={220}
            />
            {filtered && (
              <Button onClick={clear} mt={24}>
                {t('console.feed.clear')}
              </Button>
            )}
          </>
        }
        list={listState(posts, (page) => page.posts)}
        rowKey={(post) => post.id}
        empty={
          <EmptyState
            title={t(filtered ? 'console.feed.empty_filtered' : 'console.feed.empty')}
            act={filtered && <Button onClick={clear}>{t('console.feed.clear')}</Button>}
          >
            {t(filtered ? 'console.feed.empty_filtered_next' : 'console.feed.empty_next')}
          </EmptyState>
        }
        columns={[
          {
            key: 'account',
            label: t('console.feed.account'),
            render: ({ channel }) => (
              <>
                <UnstyledButton onClick={() => narrow('akun', channel.id)} fw={600}>
                  {channel.label || channel.handle}
                </UnstyledButton>
                <span className={classes.sub}>
                  {tAny('network', channel.kind)} · <UnitName id={channel.unitId} />
                </span>
              </>
            ),
          },
          {
            key: 'post',
            label: t('console.feed.post'),
            render: (post) => (
              <button
                type="button"
                className={classes.words}
                data-gone={post.gone === null ? undefined : true}
                title={t('console.feed.open')}
                onClick={() => setOpen(post.id)}
              >
                {post.text || t('console.feed.without_text')}
              </button>
            ),
          },
          { key: 'mark', label: t('console.feed.mark'), render: (post) => <PostMarks post={post} /> },
          {
            key: 'figures',
            label: t('console.feed.figures'),
            render: (post) => <PostFigures figures={post.figures} />,
          },
          {
            key: 'at',
            label: t('console.audit.when'),
            render: (post) => <Ago at={post.postedAt} />,
            tight: true,
          },
        ]}
      />
      {open !== null && <PostDrawer id={open} onClose={() => setOpen(null)} />}
    </>
  )
}

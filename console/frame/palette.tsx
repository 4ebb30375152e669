import { Spotlight, type SpotlightActionGroupData } from '@mantine/spotlight'
import '@mantine/spotlight/styles.css'
import { useDebouncedValue } from '@mantine/hooks'
import { IconSearch } from '@tabler/icons-react'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { storySearchQuery } from '../newsroom/story-search.ts'
import { chooseLocale, locale, t, tAny } from './messages.ts'
import { usePages } from './navigation.tsx'
import { useCan } from './session.tsx'

/** Ctrl/Cmd-K: pages, acts and stories by name. */
export default function Palette() {
  const [text, setText] = useState('')
  const [wanted] = useDebouncedValue(text.trim(), 180)
  const navigate = useNavigate()
  const can = useCan()
  const pages = usePages()
  const { data: stories } = useQuery({
    ...storySearchQuery(wanted),
    enabled: wanted.length > 1,
    placeholderData: keepPreviousData,
  })
  const go = (to: string) => void navigate({ to })

  const actions: SpotlightActionGroupData[] = [
    {
      group: t('console.palette.acts'),
      actions: [
        ...(can('story.write')
          ? [{ id: 'new', label: t('console.story.new'), onClick: () => go('/berita/baru') }]
          : []),
        ...(can('person.manage')
          ? [{ id: 'invite', label: t('console.people.invite'), onClick: () => go('/orang') }]
          : []),
        { id: 'security', label: t('console.nav.security'), onClick: () => go('/keamanan') },
        {
          id: 'locale',
          label: locale === 'id' ? 'English' : 'Bahasa Indonesia',
          onClick: () => chooseLocale(locale === 'id' ? 'en' : 'id'),
        },
      ],
    },
    {
      group: t('console.palette.pages'),
      actions: pages
        .flatMap((group) => group.entries)
        .map((entry) => ({ id: entry.to, label: entry.label, onClick: () => go(entry.to) })),
    },
    {
      group: t('console.palette.stories'),
      actions:
        wanted.length > 1
          ? (stories ?? []).map((row) => ({
              id: row.editionId,
              label: row.headline || t('console.story.untitled'),
              description: `${row.unitName} · ${tAny('state', row.state)}`,
              // The server found it by its own rules; the palette must not filter it away.
              keywords: [text],
              onClick: () =>
                void navigate({
                  to: '/berita/$storyId/$editionId',
                  params: { storyId: row.storyId, editionId: row.editionId },
                }),
            }))
          : [],
    },
  ]
  return (
    <Spotlight
      actions={actions}
      query={text}
      onQueryChange={setText}
      attributes={{ content: { 'aria-label': t('console.shell.search') } }}
      nothingFound={t('console.palette.nothing')}
      shortcut={null}
      limit={12}
      scrollable
      maxHeight={420}
      searchProps={{
        leftSection: <IconSearch size={18} aria-hidden />,
        placeholder: t('console.shell.search'),
        'aria-label': t('console.shell.search'),
      }}
    />
  )
}

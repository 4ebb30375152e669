import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { t } from '../frame/messages.ts'
import { storyQuery } from '../newsroom/edition-query.ts'

/** The headline of a story, leading to it. */
export function StoryLink({ storyId }: { storyId: string }) {
  const { data } = useQuery(storyQuery(storyId))
  return (
    <Link to="/berita/$storyId" params={{ storyId }}>
      {data === undefined
        ? t('console.story.story')
        : data.editions[0]?.headline || t('console.story.untitled')}
    </Link>
  )
}

/** The story workspace: the text, what it still needs, what others said about it, and the acts that move it. */
import { useQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { FaultNotice } from '../frame/fault-notice.tsx'
import { Loading } from '../frame/loading.tsx'
import { t } from '../frame/messages.ts'
import { Page } from '../frame/page.tsx'
import { editionQuery } from './edition-query.ts'
import { EditionWorkspace } from './edition-workspace.tsx'

export function Workspace() {
  const { editionId } = useParams({ from: '/shell/berita/$storyId/$editionId' })
  const { data, error, refetch } = useQuery(editionQuery(editionId))
  if (data !== undefined) return <EditionWorkspace key={data.id} edition={data} />
  return (
    <Page title={t('console.story.story')}>
      {error === null ? <Loading rows={8} /> : <FaultNotice error={error} retry={() => void refetch()} />}
    </Page>
  )
}

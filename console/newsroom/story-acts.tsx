import { Button, Menu } from '@mantine/core'
import { useState } from 'react'
import { t } from '../frame/messages.ts'
import { EmbargoDialog, ListingDialog, SensitivityDialog, SupportDialog } from './story-dialogs.tsx'
import type { Story } from './shapes.ts'

type Dialog = 'adopt' | 'mandate' | 'support' | 'sensitivity' | 'embargo' | null

/** Acts on the story as a whole, whatever its languages. */
export function StoryActs({ story }: { story: Story }) {
  const [dialog, setDialog] = useState<Dialog>(null)
  const close = () => setDialog(null)
  return (
    <>
      {story.adoptableBy.length > 0 && (
        <Button variant="filled" onClick={() => setDialog('adopt')}>
          {t('console.story.adopt')}
        </Button>
      )}
      <Menu position="bottom-end">
        <Menu.Target>
          <Button>{t('console.story.more')}</Button>
        </Menu.Target>
        <Menu.Dropdown>
          {story.mandatableBy.length > 0 && (
            <Menu.Item onClick={() => setDialog('mandate')}>{t('console.story.mandate')}</Menu.Item>
          )}
          <Menu.Item onClick={() => setDialog('support')}>{t('console.story.support')}</Menu.Item>
          {story.can.setSensitivity && (
            <Menu.Item onClick={() => setDialog('sensitivity')}>{t('console.story.sensitivity')}</Menu.Item>
          )}
          {story.can.setEmbargo && (
            <Menu.Item onClick={() => setDialog('embargo')}>{t('console.story.embargo')}</Menu.Item>
          )}
        </Menu.Dropdown>
      </Menu>
      {(dialog === 'adopt' || dialog === 'mandate') && (
        <ListingDialog story={story} act={dialog} onClose={close} />
      )}
      {dialog === 'support' && <SupportDialog story={story} onClose={close} />}
      {dialog === 'sensitivity' && <SensitivityDialog story={story} onClose={close} />}
      {dialog === 'embargo' && <EmbargoDialog story={story} onClose={close} />}
    </>
  )
}

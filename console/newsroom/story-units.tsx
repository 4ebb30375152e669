import { Button } from '@mantine/core'
import { useQueryClient } from '@tanstack/react-query'
import frame from '../frame/frame.module.css'
import { api, got } from '../frame/api.ts'
import { named } from '../frame/house.ts'
import { t, tAny } from '../frame/messages.ts'
import { notify, notifyFault } from '../frame/notify.ts'
import { shortDay } from '../frame/times.tsx'
import classes from './story.module.css'
import type { Story } from './shapes.ts'

/** Where else the story stands: supporting units, adopters, mandatory releases. */
export function StoryUnits({ story }: { story: Story }) {
  const queries = useQueryClient()
  async function end(kind: Story['units'][number]['kind'], unitId: string): Promise<void> {
    const options = { params: { path: { id: story.id } }, body: { unitId } }
    try {
      if (kind === 'adopted') await got(api.POST('/api/v1/stories/{id}/unadopt', options))
      else if (kind === 'mandatory') await got(api.POST('/api/v1/stories/{id}/unmandate', options))
      else
        await got(
          api.POST('/api/v1/stories/{id}/units', {
            params: options.params,
            body: {
              unitIds: story.units
                .filter((one) => one.kind === 'supporting' && one.unit.id !== unitId)
                .map((one) => one.unit.id),
            },
          }),
        )
      notify(t('console.story.unlisted'))
    } catch (error) {
      notifyFault(error)
    }
    await queries.invalidateQueries({ queryKey: ['story', story.id] })
  }
  if (story.units.length === 0) return null
  return (
    <section className={frame.section} aria-labelledby="units">
      <h2 id="units">{t('console.story.listed_at')}</h2>
      {story.units.map((one) => (
        <div key={`${one.unit.id} ${one.kind}`} className={classes.line}>
          <b>{tAny('unit_kind', one.kind)}</b>
          <span>{named(one.unit.name)}</span>
          <span>
            {one.by}, {shortDay(one.since)}
          </span>
          <span>
            <Button
              size="compact-sm"
              onClick={() => void end(one.kind, one.unit.id)}
              aria-label={t('console.story.unlist', { unit: named(one.unit.name) })}
            >
              {t('console.act.remove')}
            </Button>
          </span>
        </div>
      ))}
    </section>
  )
}

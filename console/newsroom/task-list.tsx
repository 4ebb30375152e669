import { Button } from '@mantine/core'
import { useQueryClient } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { api, got } from '../frame/api.ts'
import { named } from '../frame/house.ts'
import { t, tAny } from '../frame/messages.ts'
import { notify, notifyFault } from '../frame/notify.ts'
import { Ago } from '../frame/times.tsx'
import classes from './tasks.module.css'
import type { Task } from './shapes.ts'

/** What somebody's act left to be done: after-reviews, siblings of a corrected edition, escalations. */
export function TaskList({ tasks }: { tasks: readonly Task[] }) {
  const queries = useQueryClient()
  if (tasks.length === 0) return null
  async function done(task: Task): Promise<void> {
    try {
      await got(api.POST('/api/v1/tasks/{id}/done', { params: { path: { id: task.id } }, body: {} }))
      notify(t('console.task.finished'))
    } catch (error) {
      notifyFault(error)
    }
    await Promise.all([
      queries.invalidateQueries({ queryKey: ['desk'] }),
      queries.invalidateQueries({ queryKey: ['board'] }),
    ])
  }
  return (
    <section className={classes.tasks} aria-labelledby="tasks">
      <h2 id="tasks">{t('console.task.title')}</h2>
      <ul>
        {tasks.map((task) => (
          <li key={task.id}>
            <div>
              <b>{tAny('task', task.kind)}</b>
              <Link
                to="/berita/$storyId/$editionId"
                params={{ storyId: task.storyId, editionId: task.editionId }}
              >
                {task.headline || t('console.story.untitled')}
              </Link>
              <small>
                {named(task.unit.name)} · {tAny('locale', task.locale)} · {task.openedBy},{' '}
                <Ago at={task.openedAt} />
              </small>
              {task.publicNote !== null && <p>{task.publicNote}</p>}
              {task.publicNote === null && task.reason !== null && <p>{task.reason}</p>}
            </div>
            <Button
              size="compact-sm"
              onClick={() => void done(task)}
              aria-label={t('console.task.finish_this', { headline: task.headline })}
            >
              {t('console.task.finish')}
            </Button>
          </li>
        ))}
      </ul>
    </section>
  )
}

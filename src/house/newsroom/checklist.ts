import type { Fault } from '../../platform/errors.ts'
import type { EditionContent } from './content.ts'
import type { NewsroomDeps } from './deps.ts'
import { plainText } from './plain-text.ts'

/** Characters of body text below which a release says too little. */
const shortestBody = 100

export interface ChecklistItem {
  at: string
  /** Key of its sentence while missing: `fault.<code>`. */
  code: string
  missing: boolean
}

/** What a text needs before it may be submitted, each with whether it is missing. Nothing is guessed. */
export function checklist({ pack }: Pick<NewsroomDeps, 'pack'>, content: EditionContent): ChecklistItem[] {
  const empty = (text: string) => text.trim() === ''
  const item = (at: string, code: string, missing: boolean): ChecklistItem => ({ at, code, missing })
  const { lead, body } = content
  return [
    item('headline', 'missing_headline', empty(content.headline)),
    item('summary', 'missing_summary', empty(content.summary)),
    item('place', 'missing_place', content.place === null && empty(content.dateline)),
    item('topic', 'missing_topic', !pack.topics.some((topic) => topic.key === content.topic)),
    ...(lead === null
      ? []
      : [
          item('lead.alt', 'missing_alt', empty(lead.alt)),
          item('lead.caption', 'missing_caption', empty(lead.caption)),
          item('lead.credit', 'missing_credit', empty(lead.credit)),
        ]),
    ...body.content.flatMap((block) =>
      block.type === 'figure'
        ? [item(`body.${block.attrs.id ?? ''}.alt`, 'missing_alt', empty(block.attrs.alt))]
        : block.type === 'recording'
          ? [
              item(
                `body.${block.attrs.id ?? ''}.transcript`,
                'missing_transcript',
                empty(block.attrs.transcript),
              ),
            ]
          : [],
    ),
    item('body', 'missing_body', plainText(body).length < shortestBody),
  ]
}

export const missingItems = (deps: Pick<NewsroomDeps, 'pack'>, content: EditionContent): Fault[] =>
  checklist(deps, content).flatMap(({ at, code, missing }) => (missing ? [{ at, code }] : []))

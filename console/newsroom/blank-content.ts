import type { Content } from './shapes.ts'

export const blankContent: Content = {
  headline: '',
  slug: '',
  summary: '',
  slugline: '',
  dateline: '',
  byline: '',
  signOff: '',
  editorsNote: '',
  urgency: 5,
  topic: '',
  mediaTopics: [],
  tags: [],
  place: null,
  lead: null,
  body: { type: 'doc', content: [] },
}

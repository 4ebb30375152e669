/**
 * The Fediverse, where the unit's own site is the account: nothing is signed in to. A post is sent once it stands in the
 * house's own outbox, so no other server can lose, refuse or delay it here; telling followers goes on by itself.
 */
import type { Adapter, Outcome } from '../../adapter.ts'
import type { Outbox } from '../../adapter-outbox.ts'
import { readBackActivitypub } from './read-back.ts'
import { compose, limits, paragraphsOf, preview, shownKeys } from './compose-note.ts'

const gone: Outcome = { kind: 'rejected', why: 'gone_there', lasting: true }

export function createActivitypub({ outbox }: { outbox: Outbox }): Adapter {
  const standing = (key: string) => ({ id: key, url: outbox.addressOf(key) })
  return {
    kind: 'activitypub',
    can: {
      limits,
      edits: true,
      removes: true,
      answers: false,
      finds: 'by_key',
      readsBack: true,
      metrics: true,
      link: 'text',
      byHand: false,
      altTexts: true,
      oneVoice: false,
    },
    fields: [],
    settlesIn: 0,
    keyFor: ({ id }) => id,
    check: preview,

    async connect(_entry, _keep, unitId = '') {
      const actor = await outbox.actorOf(unitId)
      if (actor === undefined) return { kind: 'rejected', why: 'unit_closed', lasting: true }
      return { kind: 'connected', externalId: unitId, credentials: {}, ...actor }
    },
    async publish({ externalId }, post) {
      const now = await outbox.put(externalId, compose(post))
      return now === 'gone' ? gone : { kind: 'sent', sent: { ...standing(post.key), shown: shownKeys(post) } }
    },
    async find(_account, { key }) {
      return (await outbox.stands(key)) ? { kind: 'found', sent: standing(key) } : { kind: 'absent' }
    },
    async edit(_account, target, post) {
      const now = await outbox.revise(compose({ ...post, key: target.id }))
      return now === 'gone'
        ? gone
        : { kind: 'sent', sent: { ...standing(target.id), shown: shownKeys(post) } }
    },
    async remove(_account, target) {
      await outbox.takeDown(target.id)
      return { kind: 'sent', sent: target, leftovers: ['copies_on_other_servers', 'replies_and_quotes'] }
    },

    ...readBackActivitypub({ outbox }),
    answer: ({ externalId }, { text, ...answering }) =>
      outbox.answer(externalId, { ...answering, html: paragraphsOf(text) }),
    async findAnswer(_account, { key }) {
      return (await outbox.answerStands(key))
        ? { kind: 'found', sent: { id: key, url: null } }
        : { kind: 'absent' }
    },
  }
}

/**
 * Lanes that no interface reaches: the house prepares text and picture and keeps the record, a person posts and
 * confirms. Nothing is ever sent by the house itself, so what got no answer certainly does not stand there through it.
 */
import type { Adapter, Connected, ConnectField, Entry, NetworkKind, Post } from '../../adapter.ts'
import type { Limits } from '../../adapter-limits.ts'
import { placeOf } from '../shared/post-address.ts'
import { previewOf, wordsFor } from '../shared/words.ts'

const limits: Limits = { text: [], pictures: { least: 0, most: 1, bytes: null }, film: null }
const textOf = (post: Post) => wordsFor(post, limits.text, { told: true })

interface Lane {
  kind: NetworkKind
  fields: readonly ConnectField[]
  /** Undefined: what was entered is none. */
  whose: (entry: Entry) => Pick<Connected, 'externalId' | 'handle' | 'url'> | undefined
}

const createByHand = ({ kind, fields, whose }: Lane): Adapter => ({
  kind,
  can: {
    limits,
    edits: true,
    removes: true,
    answers: false,
    finds: 'never',
    readsBack: false,
    metrics: false,
    link: 'text',
    byHand: true,
    altTexts: false,
    oneVoice: false,
  },
  fields,
  settlesIn: 0,
  keyFor: ({ id }) => id,
  check: (post) => previewOf(post, limits, { text: textOf(post) }),
  async connect(entry) {
    const found = whose(entry)
    if (found === undefined) return { kind: 'rejected', why: 'not_this_network', lasting: false }
    return { kind: 'connected', server: '', name: found.handle, credentials: entry, ...found }
  },
  publish: async () => ({ kind: 'handed', why: 'hand_post' }),
  find: async () => ({ kind: 'absent' }),
  edit: async () => ({ kind: 'handed', why: 'hand_edit' }),
  remove: async () => ({ kind: 'handed', why: 'hand_remove' }),
})

/** WhatsApp has no interface for its channels. */
export const createWhatsapp = (): Adapter =>
  createByHand({
    kind: 'whatsapp',
    fields: [
      { name: 'name', kind: 'text', needed: true, label: 'lane_name' },
      { name: 'address', kind: 'address', needed: true, label: 'whatsapp_address' },
    ],
    whose({ name = '', address = '' }) {
      const { site, parts } = placeOf(new URL(address))
      const [word, id] = parts
      if (site !== 'whatsapp.com' || word !== 'channel' || id === undefined || parts.length > 2)
        return undefined
      return { externalId: id, handle: name, url: `https://whatsapp.com/channel/${id}` }
    },
  })

/** The board at the gate, where those read who have no telephone. */
export const createBoard = (): Adapter =>
  createByHand({
    kind: 'board',
    fields: [{ name: 'name', kind: 'text', needed: true, label: 'board_place' }],
    whose: ({ name = '' }) => ({ externalId: name.toLowerCase(), handle: name, url: '' }),
  })

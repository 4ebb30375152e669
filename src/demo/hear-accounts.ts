/** What people said to the demonstration's accounts, who took it over, what was answered, and replies that lie ready. */
import type { HouseTransaction } from '../platform/db.ts'
import { newId } from '../platform/ids.ts'
import type { Cast, Posts } from './cast.ts'
import type { Account } from './read-accounts.ts'
import { readyReplies, saidThere } from './words-on-accounts.ts'

export async function hearAccounts(
  trx: HouseTransaction,
  {
    accountAt,
    cast,
    posts,
    ago,
  }: {
    accountAt: (place: string) => Account | undefined
    cast: Cast
    posts: Posts
    ago: (hours: number) => Date
  },
): Promise<void> {
  const rows = saidThere.flatMap(({ account, hoursAgo, kind, writer, text, assigned, answer, closed }) => {
    const channel = accountAt(account)
    const id = newId()
    if (channel === undefined) return []
    const person = assigned ?? answer?.by
    const refused = answer?.refused
    return [
      {
        id,
        channel_id: channel.id,
        external_id: id,
        kind,
        writer,
        text,
        url: `${channel.url}/${id}`,
        answer_to: '{}',
        written_at: ago(hoursAgo),
        changed_at: ago(hoursAgo / 2),
        state: closed ? 'closed' : answer !== undefined && refused === undefined ? 'answered' : 'open',
        assigned_to: person === undefined ? null : cast[person].id,
        assigned_name: person === undefined ? null : cast[person].name,
        ...(answer === undefined
          ? {}
          : {
              answer: answer.text,
              answer_by: cast[answer.by].name,
              answer_at: ago(hoursAgo / 2),
              answer_state: refused === undefined ? 'sent' : 'refused',
              answer_why: refused ?? null,
              answer_url: refused === undefined ? `${channel.url}/${id}/jawaban` : null,
              answer_tries: 1,
            }),
      },
    ]
  })
  await trx.insertInto('channels.heard').values(rows).execute()
  const channels = [...new Set(rows.map((row) => row.channel_id))]
  await trx
    .insertInto('channels.heard_day')
    .values(
      channels.flatMap((channelId, n) =>
        Array.from({ length: 14 }, (_, days) => ({
          channel_id: channelId,
          day: ago(days * 24),
          heard: 1 + ((days + n) % 4),
          answered: (days + n) % 4,
        })),
      ),
    )
    .execute()
  await trx
    .insertInto('channels.canned_reply')
    .values(
      readyReplies.map((reply) => ({
        id: newId(),
        unit_id: posts.root.id,
        unit_path: posts.root.path,
        changed_at: ago(200),
        ...reply,
      })),
    )
    .execute()
}

/** What happens to the queue is told to every window and to the service worker, whoever did it. */

export type News =
  | { kind: 'changed' }
  /** The file that is on the line now. */
  | { kind: 'sending'; id: string | null }

const channelName = 'pendopo.setor'
let out: BroadcastChannel | undefined

export function tell(news: News): void {
  out ??= new BroadcastChannel(channelName)
  out.postMessage(news)
}

/** @returns what ends the listening. */
export function listen(hear: (news: News) => void): () => void {
  const channel = new BroadcastChannel(channelName)
  channel.addEventListener('message', (event: MessageEvent<News>) => hear(event.data))
  return () => channel.close()
}

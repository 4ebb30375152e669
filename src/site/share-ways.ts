/** Where a story can be passed on to. */
interface Shared {
  url: string
  title: string
}

const to = (base: string, query: Record<string, string>) => `${base}?${new URLSearchParams(query).toString()}`

export const shareWays = [
  {
    way: 'whatsapp',
    name: 'WhatsApp',
    address: ({ url, title }: Shared) => to('https://wa.me/', { text: `${title}\n${url}` }),
  },
  {
    way: 'facebook',
    name: 'Facebook',
    address: ({ url }: Shared) => to('https://www.facebook.com/sharer/sharer.php', { u: url }),
  },
  {
    way: 'x',
    name: 'X',
    address: ({ url, title }: Shared) => to('https://x.com/intent/post', { text: title, url }),
  },
  {
    way: 'telegram',
    name: 'Telegram',
    address: ({ url, title }: Shared) => to('https://t.me/share/url', { url, text: title }),
  },
] as const

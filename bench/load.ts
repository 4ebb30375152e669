/** A load from a process of its own: `node bench/load.ts <url> <seconds>` prints requests per second. */
import autocannon from 'autocannon'

const [url = '', seconds = '5'] = process.argv.slice(2)
const result = await autocannon({
  url,
  duration: Number(seconds),
  connections: 32,
  pipelining: 1,
  // A browser's, so that counting who reads costs here what it costs there.
  headers: {
    'accept-encoding': 'br',
    'user-agent': 'Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0',
  },
})
if (result.non2xx > 0 || result.errors > 0)
  throw new Error(`${result.non2xx} answers were not 2xx, ${result.errors} errors`)
console.log(result.requests.average)

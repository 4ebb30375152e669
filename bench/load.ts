/** A load from a process of its own: `node bench/load.ts <url> <seconds>` prints requests per second. */
import autocannon from 'autocannon'

const [url = '', seconds = '5'] = process.argv.slice(2)
const result = await autocannon({
  url,
  duration: Number(seconds),
  connections: 32,
  pipelining: 1,
  headers: { 'accept-encoding': 'br' },
})
if (result.non2xx > 0 || result.errors > 0)
  throw new Error(`${result.non2xx} answers were not 2xx, ${result.errors} errors`)
console.log(result.requests.average)

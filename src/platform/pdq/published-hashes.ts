/**
 * What others have published about PDQ, for the tests: numbers and pictures with their hashes. Meta's own test
 * photographs are not in this repository; of them only the hashes are.
 */

/**
 * Of facebook/ThreatExchange (BSD), python-threatexchange/threatexchange/tests/hashing/test_pdq_hasher.py: the pixels
 * of its picture of 26 × 28, without colour profile and alpha, and the hash that Meta's C++ gives for them.
 */
export const small = {
  png: 'iVBORw0KGgoAAAANSUhEUgAAABoAAAAcCAMAAABIzV/hAAABa1BMVEX///8AcuIAkvEAZtwAcOEAbd8Aje/p6ekAg+oAiOwAgOkAd+QAaN0AmfUAm/YAlPIAmPMAhusAdeMAn/cAgekAhesAfOYAj/AAa94Aiu0AnvYAfugAeuUAj+8Aa98Al/MAofgAi+0AY9sAZNsAeeUAf+gAiuwAlvIAo/gApPkAc+MAc+IAbN8AZ90Ak/EAlvMAad0AnfYAm/UAoPcAad4AcOLk6OoAZNwAofcAheoAe+YAbuAao/QapPUAkfHU4utyxfEzsPTV4+vA0ucadt/l6eqo1+4ksfg7uPZiw/MLqfoAfOfy+f4Wku4WlO+X0PcKcuB9u/DJ5/q83fjc7vyczPVgq+5yquMAdOOg1PgAdeT5/f6/2+wzqfIzheDj5+pAqfPT3ehyv+7T4usKlvEAkfB6yPjv+P33/P7A2+zf8f0adN3V7v295Puy3voYnPIAlPEKpPdgwPLJ6PsKpPgNp/lgwfMNqPoadN7zsTdPAAAACXBIWXMAAAPoAAAD6AG1e1JrAAAB1ElEQVQoz1WSz2sTQRTHP29md2cMxQYaSA+BpWAsJAaNiAiVXOy1VLAVj1b06j/jH6AHj57E3jwJogdLrXiw4CUBL5JuG7osSWY362GzNf1eZt73x5s38MQA0BOd55pMJMs/UUAMsHFH3gO55MBW9v1zKd2sdL/gfMfJygkAO9+SI0DMPfVj3sFMiu4Tsz77Cmp3duCcc6ELwziM43pcr7v6wewZyP2fZDoDQGeaTGfoTHNj/a2EYMcWO7b0Hwfp+ZK+8q56hr17LMsQ9kP6Yf/p7FXx5vLea+ARqkBP9V7Op0EppV6o51KHYBowDR68KaV6MCWYBt5pSUzKC3PKW7H4zsf5E4Dt/Nc5AHZsvbPSex1g9vEii2fnZ/oBYLh07TcAqZeKLU1jAMtCagmSSkIlKeauJBWSopBmAvxZMLNzVMhq5Nwtt6iQj9xoFI5CL7AcX/27KKnAjhkEg/9fvkA6p9SWMcZcknyzbYwxhpaIiEhLin1oS7stbZGWtMTrctg9BFIA71K8BAAb/kZZP5TVAIBpMABYBagNawxrbbUaRVEURY0IgEbciGMv9rz4tmVTz1FsTkd3Orqj9eae0Wu7U7/pV5v+KcBaupy6qqs+Ge7zD8RRmIajkR5oAAAAAElFTkSuQmCC',
  hash: 'ad64cd9875e131a177b1f2a0d6b38ae1de9ea80421e4c51dde1b0363deba3466',
}

/**
 * Pictures made of whole numbers, so that everybody has the same pixels, and what Meta's Python implementation gives
 * for them: concil859856/kunoworld-platform, gateway/tests/test_pdq_hashing.py.
 */
export const formulas = [
  {
    width: 300,
    height: 200,
    pixel: (x: number, y: number) => [
      whole((x * x + 3 * y * y) / 97) % 256,
      whole((x * 255) / 299),
      ((x ^ y) * 7) % 256,
    ],
    hash: '658feb3056c72d9c7a6056c7259f29384a60da63d4cfb59fa59ca938a930ab30',
    quality: 100,
  },
  {
    width: 512,
    height: 384,
    pixel: (x: number, y: number) => [
      ((whole(x / 23) + whole(y / 17)) % 5) * 60,
      (whole(x / 41) * 37 + whole(y / 13) * 11) % 256,
      whole((x * y) / 311) % 256,
    ],
    hash: 'c9cc0e97d5c0f17f15ba339e61bfeb009677cc00ea66ccd1ea858cad6e18cc42',
    quality: 100,
  },
  {
    width: 97,
    height: 131,
    pixel: (x: number, y: number) => [
      whole((x + 2 * y) / 3) % 256,
      whole(((((3 * x - y) % 509) + 509) % 509) / 2),
      (whole(x / 9) * whole(y / 7)) % 256,
    ],
    hash: 'f3dbce6f39b8c6e721994c661118c44211908462e108fc02ff00ffc0fff0fffc',
    quality: 62,
  },
] as const
const whole = Math.floor

/** The bridge of ThreatExchange's pdq/data/bridge-mods: its hash, and those of the same photograph after a change. */
export const bridge = 'd8f8f0cce0f4a84f0e370a22028f67f0b36e2ed596623e1d33e6b39c4e9c9b22'
/** From the README of ThreatExchange's Python implementation. */
export const bridgeChanged = {
  'blur-a-lot': 'd8f8f0cce0f4e84f0637022a028f67f0b36e2ed596623e1d33e6b39c4e9c9b22',
  'high-contrast': 'd8f8f0cce0f4e84d06370a32068f67f0b36e2ed596623e1d33e6339c4e9c9b22',
  'high-saturation': 'd8f8f0cce0f4e84f0e370a22028f67f0b36e2ed596621e1d33e6b39c4e9c9b22',
  'sharpen-a-lot': 'd0f8f1cec0f4a8470a370a32238f67f0b36e2ef597231e1d72a6a39c4e9c9b22',
  'shrink-a-lot': 'd0f8f1ccc0f4a84d0a370a3a228f67f0b36e2ed5b6623e1d33e6339c4e9c9b22',
  'square-128x128': 'd8f8f1eec0f4a84f0e37022a078f63f0b36e2ed596621e1d33e6239c4e9c9b22',
  // Not shrunk to 512 before (hasher-matcher-actioner's tests of the same photograph).
  'full size': 'f8f8f0cee0f4a84f06370a22038f63f0b36e2ed596621e1d33e6b39c4e9c9b22',
}
/** Other photographs and the bridge turned: pdq/python/pdqhashing/tests/pdq_test.py. */
export const others = {
  'c.png': 'e64cc9d91e623842f8d1f1d9a398e78c9f199a3bd87924f2b7e11e0bf061b064',
  'wee.jpg': '6227401f601ff4ccafcc9fad4b0d95d371a2eb7265a3285234d228ca94deeb2d',
  'q0122.jpg': 'cfb2009ddd21c6dab0046a7745b5984757a8a4535b3377aea2591d32b33ff940',
  'q0291.jpg': 'a0fe94f1e5cc1cc8dd855948498dc9243f7ca27336f036d7f212b74bc103c9a7',
  'q0746.jpg': '1049d96239e24d4dca2c55512b8bdb77425f4dbcf575a0a95555aaab5554aaaa',
  'q1050.jpg': '489db672e9190276d452aeab41eba20f02375fe4092d88defdf491a5c55c5f70',
  'q2821.jpg': 'b150231ffae4710ffcf4f18bb574b109a576f14bb8543189f8743289f174b109',
}
export const bridgeTurned = {
  rotate180: '2dadda64b5a142e5d362209057da895ae63b8c7fc277b4b766b319361f893188',
  upsideDown: 'd8f80f31e0f417b00e37f5dd028f980fb36ed12a9662c1e233e64c634e9c64dd',
  mirrored: '0dad259bb1a1bd18d362576556da32a1e63b7380c2374b4866b3c6c91b89ce77',
  diagonal: 'f0a5e10271dcc0bd9c5309720fff018de34ef1e8ada9a956d2967ade1ea91a50',
}

/** First values of rows 0, 1, 7 and 15 of the cosine table as 32-bit floats: darwinium-com/pdqhash, src/dct.rs. */
export const cosineRows: [row: number, bits: number[]][] = [
  [0, [0x3e34f6fe, 0x3e348763, 0x3e33a872, 0x3e325ab4]],
  [1, [0x3e34cd21, 0x3e330f61, 0x3e2f982b, 0x3e2a700c]],
  [7, [0x3e318a85, 0x3e168317, 0x3dc9234d, 0x3d0d42ab]],
  [15, [0x3e273d74, 0x3d8a8bd4, 0xbd8a8bd6, 0xbe273d75]],
]

import sharp from 'sharp'

/** A picture as a phone takes it: JPEG with a place in its EXIF that must never go out. */
export function photograph(): Promise<Buffer> {
  return sharp({
    create: {
      width: 1800,
      height: 1200,
      channels: 3,
      background: { r: 106, g: 63, b: 28 },
      noise: { type: 'gaussian', mean: 120, sigma: 40 },
    },
  })
    .jpeg({ quality: 80 })
    .withExif({
      IFD3: {
        GPSLatitudeRef: 'S',
        GPSLatitude: '6/1 54/1 0/1',
        GPSLongitudeRef: 'E',
        GPSLongitude: '107/1 36/1 0/1',
      },
    })
    .toBuffer()
}

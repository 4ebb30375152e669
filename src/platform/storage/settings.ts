/** Where objects are kept, as the environment says it. Keys come from there alone. */

export interface S3Settings {
  /** Undefined: Amazon's own of the region. */
  endpoint: string | undefined
  region: string
  bucket: string
  accessKeyId: string
  secretAccessKey: string
  /** The bucket in the path instead of in the host's name. */
  pathStyle: boolean
}

export interface StorageSettings {
  /** Where new objects go; what lies in the other place is found all the same. */
  keepIn: 'disk' | 's3'
  s3: S3Settings | undefined
}

/** How settings are read: each adds its fault to the list. */
export interface Reading {
  faults: string[]
  text(name: string): string | undefined
  yes(name: string, fallback: boolean): boolean
  address(name: string, protocols: string[]): string | undefined
}

const names = ['S3_BUCKET', 'S3_ACCESS_KEY_ID', 'S3_SECRET_ACCESS_KEY'] as const

export function readStorageSettings({ faults, text, yes, address }: Reading): StorageSettings {
  const keepIn = text('PENDOPO_STORAGE') ?? 'disk'
  if (keepIn !== 'disk' && keepIn !== 's3') faults.push(`PENDOPO_STORAGE="${keepIn}" must be disk or s3.`)
  const endpoint = address('S3_ENDPOINT', ['http:', 'https:'])
  const pathStyle = yes('S3_PATH_STYLE', endpoint !== undefined)
  const [bucket, accessKeyId, secretAccessKey] = names.map(text)
  const wanted = keepIn === 's3' || endpoint !== undefined || names.some((name) => text(name) !== undefined)
  if (!wanted) return { keepIn: 'disk', s3: undefined }
  for (const name of names)
    if (text(name) === undefined) faults.push(`${name} is missing: the S3 store needs ${names.join(', ')}.`)
  if (bucket !== undefined && !/^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/.test(bucket))
    faults.push(`S3_BUCKET="${bucket}" is not a bucket's name.`)
  const region = text('S3_REGION') ?? 'us-east-1'
  if (!/^[a-z0-9-]+$/i.test(region)) faults.push(`S3_REGION="${region}" is not a region's name.`)
  return {
    keepIn: keepIn === 's3' ? 's3' : 'disk',
    s3:
      bucket === undefined || accessKeyId === undefined || secretAccessKey === undefined
        ? undefined
        : { endpoint, region, bucket, accessKeyId, secretAccessKey, pathStyle },
  }
}

import { queryOptions } from '@tanstack/react-query'
import type { paths } from '../../api.generated.ts'
import { api, got } from '../../frame/api.ts'

export type Quota =
  paths['/api/v1/quotas']['get']['responses'][200]['content']['application/json']['quotas'][number]

export const quotasQuery = queryOptions({
  queryKey: ['deliveries', 'quotas'],
  queryFn: async () => (await got(api.GET('/api/v1/quotas'))).quotas,
})

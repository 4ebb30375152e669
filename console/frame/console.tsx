import { MantineProvider } from '@mantine/core'
import { Notifications } from '@mantine/notifications'
import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { RouterProvider } from '@tanstack/react-router'
import { isOffline } from './api.ts'
import { createConsoleRouter } from './routes.tsx'
import { theme, variables } from './theme.ts'
import { styleNonce } from './trusted-types.ts'

const queries = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: 10_000,
      // A refusal is an answer; only a lost connection is worth asking again.
      retry: (count, error) => isOffline(error) && count < 2,
      networkMode: 'always',
    },
    mutations: { networkMode: 'always' },
  },
})

const router = createConsoleRouter(queries)

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router
  }
}

export function Console() {
  return (
    <QueryClientProvider client={queries}>
      <MantineProvider
        theme={theme}
        cssVariablesResolver={variables}
        defaultColorScheme="auto"
        getStyleNonce={styleNonce}
        deduplicateInlineStyles
      >
        <RouterProvider router={router} />
        <Notifications position="bottom-right" autoClose={6000} />
      </MantineProvider>
    </QueryClientProvider>
  )
}

/**
 * What checks and writes the bodies of routes is compiled when a route is first used, not while the house opens: there are
 * hundreds, which took longer than all the rest of opening, and a process uses a few of them.
 */
import checkers from '@fastify/ajv-compiler'
import writers from '@fastify/fast-json-stringify-compiler'
import type { FastifyServerOptions } from 'fastify'

type Compilers = NonNullable<NonNullable<FastifyServerOptions['schemaController']>['compilersFactory']>
type Check = ((value: unknown) => unknown) & { errors?: unknown }
type Write = (value: unknown) => string

/**
 * For Fastify's `schemaController`. Fastify takes them for somebody else's compilers, so names of headers are written small
 * in a schema. `compileAll` compiles what is left, at once. @throws it, for a schema that cannot be compiled
 */
export function compileWhenUsed(): { compilersFactory: Compilers; compileAll(): void } {
  const left = new Set<() => void>()
  const whenUsed = <Made>(make: () => Made): (() => Made) => {
    let made: Made | undefined
    const use = () => {
      left.delete(use)
      return (made ??= make())
    }
    left.add(use)
    return use
  }
  const checkersOf = checkers()
  const writersOf = writers()
  return {
    compilersFactory: {
      buildValidator(...bucket: Parameters<typeof checkersOf>) {
        const compile = checkersOf(...bucket) as (route: unknown) => Check
        return (route: unknown) => {
          const use = whenUsed(() => compile(route))
          const check: Check = (value) => {
            const made = use()
            const answer = made(value)
            // Fastify reads them from the function that it was given.
            check.errors = made.errors
            return answer
          }
          return check
        }
      },
      buildSerializer(...bucket: Parameters<typeof writersOf>) {
        const compile = writersOf(...bucket) as (route: unknown) => Write
        return (route: unknown) => {
          const use = whenUsed(() => compile(route))
          return (value: unknown) => use()(value)
        }
      },
    } as Compilers,
    compileAll() {
      for (const use of left) use()
    },
  }
}

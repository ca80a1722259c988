// Every route that the application registers, and whether a request came through the door to its handler. Both are heard
// from outside, so that no route can be forgotten and no handler has to tell.
import { subscribe, unsubscribe } from 'node:diagnostics_channel'
import type { FastifyInstance } from 'fastify'
import type { ActName } from '../../src/domain/act.ts'

export type Route = {
  readonly method: string
  readonly url: string
  readonly act: ActName
  readonly fromElsewhere: boolean
}

export type Ear = {
  readonly routes: readonly Route[]
  /** Whether a handler ran since the last time this was asked. */
  readonly wasReached: () => boolean
  readonly stop: () => void
}

/** Listens to every application that is built from now on. */
export function listenToRoutes(): Ear {
  const routes: Route[] = []
  const heard = { reached: false }
  const onBuilt = (message: unknown) => {
    const { fastify } = message as { fastify: FastifyInstance } // documented content of this channel
    fastify.addHook('onRoute', ({ method, url, config }) => {
      const { act = 'see the first page', fromElsewhere = false } = config ?? {}
      for (const one of [method].flat()) routes.push({ method: one, url, act, fromElsewhere })
    })
  }
  const onHandler = () => {
    heard.reached = true
  }
  subscribe('fastify.initialization', onBuilt)
  subscribe('tracing:fastify.request.handler:start', onHandler)
  return {
    routes,
    wasReached: () => {
      const { reached } = heard
      heard.reached = false
      return reached
    },
    stop: () => {
      unsubscribe('fastify.initialization', onBuilt)
      unsubscribe('tracing:fastify.request.handler:start', onHandler)
    },
  }
}

const examples: Readonly<Record<string, string>> = {
  week: '2026-W37',
  seat: 'member',
  person: 'ben',
  code: 'K7QW2MZP9RTX4HBN6VDC1F7K2M',
}

/** The address of a route with something in every parameter; `pilot` is the code of the pilot. */
export function addressOf({ url }: Route, pilot: string): string {
  return url.replace(/:(\w+)(\([^)]*\))?/g, (_, name: string) => (name === 'pilot' ? pilot : (examples[name] ?? '1')))
}

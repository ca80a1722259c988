// Every list of routes, in the order a person meets them.
import type { FastifyPluginAsync } from 'fastify'

export const routes: readonly FastifyPluginAsync[] = []

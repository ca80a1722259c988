// Every list of routes, in the order a person meets them.
import type { FastifyPluginAsync } from 'fastify'
import { decisionRoutes } from './web/decisions.ts'
import { reviewRoutes } from './web/reviews.ts'

export const routes: readonly FastifyPluginAsync[] = [reviewRoutes, decisionRoutes]

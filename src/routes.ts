// Every list of routes, in the order a person meets them.
import type { FastifyPluginAsync } from 'fastify'
import { decisionRoutes } from './web/decisions.ts'
import { homeRoutes } from './web/home.ts'
import { overviewRoutes } from './web/overview.ts'
import { reviewRoutes } from './web/reviews.ts'

export const routes: readonly FastifyPluginAsync[] = [homeRoutes, overviewRoutes, reviewRoutes, decisionRoutes]

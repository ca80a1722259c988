// One rule change: its page, and every decision that a leader or whoever asked takes on it.
import type { FastifyPluginAsync } from 'fastify'
import {
  approvePolicy,
  confirm,
  object,
  sendBack,
  setAside,
  switchItOn,
  takeBack,
  takeUp,
  turnDown,
  turnFreezeKey,
} from './rule-change-decisions.ts'
import { type AtChange, showChange } from './rule-change-page.ts'

const change = '/pilots/:pilot/rule-changes/:number'

export const ruleChangeRoutes: FastifyPluginAsync = async (app) => {
  app.get<AtChange>(change, { config: { act: 'read pilot' } }, showChange)
  app.post<AtChange>(`${change}/approval`, { config: { act: 'approve rule change' } }, approvePolicy)
  app.post<AtChange>(`${change}/confirmation`, { config: { act: 'confirm rule change' } }, confirm)
  app.post<AtChange>(`${change}/objection`, { config: { act: 'object to rule change' } }, object)
  app.post<AtChange>(`${change}/return`, { config: { act: 'return rule change' } }, sendBack)
  app.post<AtChange>(`${change}/decline`, { config: { act: 'decline rule change' } }, turnDown)
  app.post<AtChange>(`${change}/parking`, { config: { act: 'park rule change' } }, setAside)
  app.post<AtChange>(`${change}/unparking`, { config: { act: 'unpark rule change' } }, takeUp)
  app.post<AtChange>(`${change}/withdrawal`, { config: { act: 'withdraw rule change' } }, takeBack)
  app.post<AtChange>(`${change}/switch`, { config: { act: 'switch on rule change' } }, switchItOn)
  app.post<AtChange>(`${change}/freeze`, { config: { act: 'break freeze' } }, turnFreezeKey)
}

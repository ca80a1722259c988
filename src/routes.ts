// Every list of routes, in the order a person meets them.
import type { FastifyPluginAsync } from 'fastify'
import { apiRoutes } from './api/api.ts'
import { hookRoutes } from './api/hooks.ts'
import { actionRoutes } from './web/actions.ts'
import { alertRoutes } from './web/alerts.ts'
import { calendarRoutes } from './web/calendar.ts'
import { caseRoutes } from './web/cases.ts'
import { charterRoutes } from './web/charter.ts'
import { charterWritingRoutes } from './web/charter-writing.ts'
import { decisionRightsRoutes } from './web/decision-rights.ts'
import { decisionRoutes } from './web/decisions.ts'
import { deputyRoutes } from './web/deputies.ts'
import { drillRoutes } from './web/drills.ts'
import { effortRoutes } from './web/effort.ts'
import { exampleRoutes } from './web/example.ts'
import { failureRoutes } from './web/failures.ts'
import { frictionReportRoutes } from './web/friction-reports.ts'
import { frictionRoutes } from './web/friction.ts'
import { gateRoutes } from './web/gates.ts'
import { groupRoutes } from './web/group.ts'
import { healthRoutes } from './web/health.ts'
import { homeRoutes } from './web/home.ts'
import { importRoutes } from './web/imports.ts'
import { integrationRoutes } from './web/integrations.ts'
import { invitationRoutes } from './web/invitations.ts'
import { knowRoutes } from './web/know.ts'
import { launchRoutes } from './web/launch.ts'
import { ledgerRoutes } from './web/ledger.ts'
import { ownRoutes } from './web/me.ts'
import { meetingRoutes } from './web/meetings.ts'
import { messyCaseRoutes } from './web/messy-cases.ts'
import { nextPilotRoutes } from './web/next-pilot.ts'
import { overviewRoutes } from './web/overview.ts'
import { pauseRoutes } from './web/pause.ts'
import { peopleRoutes } from './web/people.ts'
import { pilotRoutes } from './web/pilots.ts'
import { processRoutes } from './web/process.ts'
import { questionRoutes } from './web/questions.ts'
import { reminderRoutes } from './web/reminders.ts'
import { replayRoutes } from './web/replays.ts'
import { requestRoutes } from './web/requests.ts'
import { restorationRoutes } from './web/restoration.ts'
import { reviewRoutes } from './web/reviews.ts'
import { ruleChangeAskingRoutes } from './web/rule-change-asking.ts'
import { ruleChangeRoundRoutes } from './web/rule-change-rounds.ts'
import { ruleChangeRoutes } from './web/rule-changes.ts'
import { ruleBookRoutes } from './web/rules.ts'
import { ruleRoutes } from './web/rule.ts'
import { ruleLogRoutes } from './web/rule-log.ts'
import { ruleWritingRoutes } from './web/rule-writing.ts'
import { runRoutes } from './web/runs.ts'
import { scorecardRoutes } from './web/scorecard.ts'
import { searchRoutes } from './web/search.ts'
import { seatRoutes } from './web/seats.ts'
import { signalRoutes } from './web/signals.ts'
import { setUpRoutes } from './web/set-up.ts'
import { settingsRoutes } from './web/settings.ts'
import { signInLinkRoutes } from './web/sign-in-links.ts'
import { signInRoutes } from './web/sign-in.ts'
import { systemMapRoutes } from './web/system-map.ts'
import { systemMapChangeRoutes } from './web/system-map-changes.ts'
import { systemMapWritingRoutes } from './web/system-map-writing.ts'
import { tokenRoutes } from './web/tokens.ts'
import { verifyRoutes } from './web/verify.ts'
import { wallRoutes } from './web/wall.ts'
import { weekRoutes } from './web/weeks.ts'
import { whatIfRoutes } from './web/what-if.ts'

export const routes: readonly FastifyPluginAsync[] = [
  homeRoutes,
  setUpRoutes,
  exampleRoutes,
  signInRoutes,
  invitationRoutes,
  ownRoutes,
  searchRoutes,
  calendarRoutes,
  pilotRoutes,
  seatRoutes,
  deputyRoutes,
  reminderRoutes,
  overviewRoutes,
  charterRoutes,
  charterWritingRoutes,
  ruleBookRoutes,
  ruleRoutes,
  ruleWritingRoutes,
  ruleLogRoutes,
  ruleChangeAskingRoutes,
  ruleChangeRoundRoutes,
  ruleChangeRoutes,
  systemMapRoutes,
  systemMapWritingRoutes,
  systemMapChangeRoutes,
  integrationRoutes,
  processRoutes,
  messyCaseRoutes,
  knowRoutes,
  groupRoutes,
  questionRoutes,
  frictionReportRoutes,
  frictionRoutes,
  effortRoutes,
  gateRoutes,
  signalRoutes,
  launchRoutes,
  pauseRoutes,
  replayRoutes,
  drillRoutes,
  requestRoutes,
  alertRoutes,
  failureRoutes,
  runRoutes,
  importRoutes,
  caseRoutes,
  scorecardRoutes,
  weekRoutes,
  reviewRoutes,
  meetingRoutes,
  wallRoutes,
  actionRoutes,
  decisionRoutes,
  whatIfRoutes,
  nextPilotRoutes,
  peopleRoutes,
  signInLinkRoutes,
  settingsRoutes,
  tokenRoutes,
  decisionRightsRoutes,
  ledgerRoutes,
  restorationRoutes,
  verifyRoutes,
  apiRoutes,
  hookRoutes,
  healthRoutes,
]

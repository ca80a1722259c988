// Loads everything of one pilot at once. What was loaded for a ledger entry is still right while no newer one stands, so
// the newest files are kept.
import type { Reader, Store } from '../../db/store.ts'
import type { Pilot } from '../domain/pilot.ts'
import type { PilotFile } from '../domain/pilot-file.ts'
import { importsOf } from './cases.ts'
import { chartersOf } from './charters.ts'
import { drillsOf } from './drills.ts'
import { failedRunsOf, failuresOf, reportedFailuresOf } from './failures.ts'
import { frictionLinkAtOf, frictionReportsOf, frictionTriagesOf } from './friction.ts'
import { attestationsOf, repairsOf } from './gates.ts'
import { acknowledgementsOf, trainingsOf } from './know.ts'
import { actionsOf, meetingsOf } from './meetings.ts'
import { messyCasesOf } from './messy-cases.ts'
import { pilotKept, seqKept } from './often.ts'
import { keysOf, nextPilotOf } from './pilots.ts'
import { processesOf } from './processes.ts'
import { questionsOf } from './questions.ts'
import { remindersOf } from './reminders.ts'
import { requestsOf } from './requests.ts'
import { answersOf, choicesOf } from './reviews.ts'
import { runBatchesOf } from './run-batches.ts'
import { ruleChangesOf } from './rule-changes.ts'
import { answerersOf, confirmationsOf, rulesOf } from './rules.ts'
import { closingsOf, correctionsOf, rollupsOf, statedOf } from './scorecards.ts'
import { alertTestsOf, buildsOf, effortsOf, fallbackDrillsOf, maintenancesOf, mapChangesOf, mapsOf } from './systems.ts'

/** The file of a pilot, read with `reader`: in a transaction, exactly what the decision is taken on. */
export async function loadPilotFile(reader: Reader, pilot: Pilot): Promise<PilotFile> {
  const { id } = pilot
  return {
    pilot,
    next: await nextPilotOf(reader, id),
    charters: await chartersOf(reader, id),
    keys: await keysOf(reader, id),
    answers: await answersOf(reader, id),
    choices: await choicesOf(reader, id),
    meetings: await meetingsOf(reader, id),
    actions: await actionsOf(reader, id),
    imports: await importsOf(reader, id),
    stated: await statedOf(reader, id),
    closings: await closingsOf(reader, id),
    corrections: await correctionsOf(reader, id),
    attestations: await attestationsOf(reader, id),
    repairs: await repairsOf(reader, id),
    ...(await policySide(reader, id)),
    ...(await systemSide(reader, id)),
    rollups: (await rollupsOf(reader, id)).map((row) => row.figures),
  }
}

/** How the work is to run, and what the people who do it have asked, read and tried. */
async function policySide(reader: Reader, id: string) {
  return {
    processes: await processesOf(reader, id),
    rules: await rulesOf(reader, id),
    answerers: await answerersOf(reader, id),
    ruleChanges: await ruleChangesOf(reader, id),
    requests: await requestsOf(reader, id),
    questions: await questionsOf(reader, id),
    reminders: await remindersOf(reader, id),
    acknowledgements: await acknowledgementsOf(reader, id),
    trainings: await trainingsOf(reader, id),
    confirmations: await confirmationsOf(reader, id),
    drills: await drillsOf(reader, id),
    messyCases: await messyCasesOf(reader, id),
  }
}

/** How the system carries it: the map, runs, failures, friction and effort. */
async function systemSide(reader: Reader, id: string) {
  return {
    maps: await mapsOf(reader, id),
    mapChanges: await mapChangesOf(reader, id),
    failures: await failuresOf(reader, id),
    reportedFailures: await reportedFailuresOf(reader, id),
    failedRuns: await failedRunsOf(reader, id),
    runBatches: await runBatchesOf(reader, id),
    frictionReports: await frictionReportsOf(reader, id),
    frictionTriages: await frictionTriagesOf(reader, id),
    frictionLinkAt: await frictionLinkAtOf(reader, id),
    efforts: await effortsOf(reader, id),
    builds: await buildsOf(reader, id),
    maintenances: await maintenancesOf(reader, id),
    alertTests: await alertTestsOf(reader, id),
    fallbackDrills: await fallbackDrillsOf(reader, id),
  }
}

type Kept = { readonly seq: number; readonly file: PilotFile }
const keptFiles = new WeakMap<Store, Map<string, Kept>>()
const filesKept = 50

/**
 * The file of a pilot for showing, kept while the ledger has no newer entry. The same file is the same object. The pilot is
 * looked up anew, because the one that was asked for may be older than that entry.
 */
export async function readPilotFile(store: Store, pilot: Pilot): Promise<PilotFile> {
  const kept = keptFiles.get(store) ?? new Map<string, Kept>()
  keptFiles.set(store, kept)
  const seq = await seqKept(store)
  const known = kept.get(pilot.id)
  if (known?.seq === seq) return known.file

  const file = await loadPilotFile(store.reader, (await pilotKept(store, pilot.code)) ?? pilot)
  if (kept.size >= filesKept) kept.clear()
  kept.set(pilot.id, { seq, file })
  return file
}

// Acts on the system side: the map, failures, effort and machines.
import { type ActRule, leaders, plain } from './act-rule.ts'

export const actsOfSystem = {
  'bring runs': {
    ...plain,
    words: 'Tell of runs with a pilot’s token',
    who: ['token'],
    side: 'system',
    on: 'organisation',
  },
  'write map': { ...plain, words: 'Write the system map while draft', who: ['cto', 'engineer'], side: 'system' },
  'correct map': {
    ...plain,
    words: 'Correct the map’s record of how things are',
    who: ['cto', 'engineer'],
    side: 'system',
    reason: 'required',
  },
  'change map': {
    ...plain,
    words: 'Propose a change of the system',
    who: ['cto', 'engineer'],
    side: 'system',
    reason: 'required',
  },
  'sign map change': {
    ...plain,
    words: 'Change the system: the CTO, and the COO where it touches who approves, a human point or routing',
    who: leaders,
    side: 'both',
    fresh: true,
    head: true,
  },
  'confirm map': {
    ...plain,
    words: 'Confirm that the system map is current',
    who: ['cto'],
    side: 'system',
    fresh: true,
    head: true,
  },
  'log failure': { ...plain, words: 'Report a failure', who: ['any seat'] },
  'handle failure': {
    ...plain,
    words: 'Acknowledge and resolve failures',
    who: ['cto', 'engineer'],
    side: 'system',
  },
  'triage failure': { ...plain, words: 'Say which side a failure is on', who: leaders, side: 'both' },
  'log effort': { ...plain, words: 'Log support hours and build days', who: ['cto', 'engineer'], side: 'system' },
  'log build': { ...plain, words: 'Log build versions and rollbacks', who: ['cto', 'engineer'], side: 'system' },
  'plan maintenance': { ...plain, words: 'Plan maintenance windows', who: ['cto', 'engineer'], side: 'system' },
  'test alert': { ...plain, words: 'Test an alert and note the result', who: ['cto', 'engineer'], side: 'system' },
  'drill fallback': {
    ...plain,
    words: 'Drill the fallback and note the result',
    who: ['cto', 'engineer', 'lead'],
    side: 'system',
  },
  'set alert target': {
    ...plain,
    words: 'Say who is told outside when something breaks',
    who: ['cto', 'engineer'],
    side: 'system',
  },
  'report repair': { ...plain, words: 'Report that a repair is done', who: ['any seat'], reason: 'required' },
  'issue pilot token': {
    ...plain,
    words: 'Issue and end tokens of the pilot',
    who: ['cto', 'engineer', 'command line'],
    side: 'system',
  },
} as const satisfies Record<string, ActRule>

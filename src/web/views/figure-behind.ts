// Behind each figure of a week stand cases or reports; this is where they are listed.
import type { ScorecardKey } from '../../domain/measure.ts'
import { casesAddress } from './cases-address.ts'

/** The list behind a measure's figure of a week; `pilot` is the pilot's address. */
export function behindFigure(pilot: string, key: ScorecardKey, week: string): string {
  if (key === 'error_rate_pct') return casesAddress(pilot, { show: 'errors', week })
  if (key === 'rework_share_pct') return casesAddress(pilot, { show: 'rework', week })
  if (key === 'adoption_pct' || key === 'outside_share_pct') return casesAddress(pilot, { show: 'by-hand', week })
  if (key === 'complaints' || key === 'help_requests') return `${pilot}/friction`
  if (key === 'downtime_minutes') return `${pilot}/failures`
  if (key === 'support_hours') return `${pilot}/effort`
  if (key === 'net_manual_work_hours') return `${pilot}/weeks/${week}`
  return casesAddress(pilot, { week })
}

// Two versions of the map beside each other, part by part.
import { emptyMap } from '../../domain/system-map.ts'
import type { Shown } from '../pilot-request.ts'
import { answered, type Field } from './field.ts'
import type { Link } from './page.ts'
import { mapDifference, type MapDifference, mapVersionName } from './system-map-versions.ts'

export type MapDifferenceOf = Shown & {
  /** Numbers of versions as they were asked for. */
  readonly from: string | undefined
  readonly to: string | undefined
}

export type MapDifferencePage = {
  readonly back: Link
  readonly address: string
  readonly fields: readonly Field[]
  readonly says: string
  readonly groups: readonly MapDifference[]
}

/** Without versions: the last one beside the one before it. Null where there is no such version. */
export function mapDifferenceView({ file, from, to }: MapDifferenceOf): MapDifferencePage | null {
  const map = `/pilots/${encodeURIComponent(file.pilot.code)}/system-map`
  const last = file.maps.length
  const versions = { from: from ?? String(Math.max(last - 1, 0)), to: to ?? String(last) }
  const content = (version: string) =>
    version === '0' ? emptyMap : file.maps.find((one) => String(one.version) === version)?.content
  const [before, after] = [content(versions.from), content(versions.to)]
  if (!before || !after) return null
  const groups = mapDifference(before, after)
  const choices = file.maps.map((one) => ({ value: String(one.version), text: mapVersionName(one) }))
  const select = (name: string, label: string) => ({ kind: 'select', name, label, choices }) as const
  return {
    back: { text: 'The map', href: map },
    address: `${map}/difference`,
    fields: answered([select('from', 'From'), select('to', 'To')], versions),
    says: groups.length === 0 ? 'Nothing differs.' : `From version ${versions.from} to version ${versions.to}:`,
    groups,
  }
}

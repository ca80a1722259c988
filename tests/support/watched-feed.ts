// INV as a value: launched on Monday 7 September at nine, with the integrations that a test is about on its map.
import type { PilotFile } from '../../src/domain/pilot-file.ts'
import { emptyMap, type Integration } from '../../src/domain/system-map.ts'
import { emptyFile } from './empty-file.ts'

/** An instant (ms) of that Monday. */
export const atTime = (time: string) => Date.parse(`2026-09-07T${time}Z`)

const pilot = {
  id: 'INV',
  code: 'INV',
  name: '',
  team: '',
  from: null,
  openedAt: 0,
  holders: [],
  deputies: [],
  stages: [{ stage: 'running', because: 'launch', week: '2026-W37', by: 'tariq', at: atTime('09:00'), seq: 9 }],
} as const

/** The pilot's file; `change` alters what a test is about. */
export function watchedFile(integrations: readonly Integration[], change: Partial<PilotFile> = {}): PilotFile {
  const content = { ...emptyMap, integrations }
  const map = { version: 1, base: 0, kind: 'draft', touchesPolicy: false, hash: 'h', why: null } as const
  return { ...emptyFile, pilot, maps: [{ ...map, content, by: 'tariq', at: 1, seq: 1 }], ...change }
}

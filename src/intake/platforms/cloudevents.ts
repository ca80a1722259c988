// CloudEvents 1.0, structured mode: an envelope around a run in our own schema.
import { at, text } from './payload.ts'
import { ownRuns } from './own-runs.ts'
import { type Adapter, refused } from './reading.ts'

export const cloudevents: Adapter = (payload, receivedAt) => {
  if (text(payload, 'specversion') !== '1.0') return refused('specversion is not 1.0: this is no CloudEvent.')
  const [id, source] = [text(payload, 'id'), text(payload, 'source')]
  if (id === null) return refused('id is missing.')
  if (source === null) return refused('source is missing.')
  if (text(payload, 'type') === null) return refused('type is missing.')
  const reading = ownRuns(at(payload, 'data'), receivedAt)
  if (reading.is === 'refused') return refused(`data: ${reading.why}`)
  return reading.is === 'runs' ? { ...reading, event: `${source} ${id}` } : reading
}

import { describe, expect, test } from 'vitest'
import { findCaseColumns, findEventColumns, kindOf, proposeMapping, readMapping } from '../../src/intake/columns.ts'

describe('the columns of an event log', () => {
  test.each([
    ['case:concept:name,concept:name,time:timestamp,org:resource'],
    ['Case ID,Activity,Complete Timestamp,Resource'],
    ['case_id,activity,timestamp,resource'],
    ['CaseID;ACTIVITY;COMPLETE_TIMESTAMP;RESOURCE'],
    ['case concept:name,event concept:name,event time:timestamp,event org:resource'],
  ])('are found by themselves in %s', (line) => {
    expect(findEventColumns(line.split(/[,;]/))).toEqual({ case: 0, activity: 1, time: 2, resource: 3 })
  })

  test('take the completion where a log has two times, and the plain name where it has two activities', () => {
    const header = ['Case ID', 'start_timestamp', 'time:timestamp', 'Activity', 'concept:name']
    expect(findEventColumns(header)).toEqual({ case: 0, time: 2, activity: 4, resource: -1 })
  })

  test('are what somebody said, exactly or nearly', () => {
    const header = ['Ticket', 'Step', 'Closed At', 'closed at', 'case_id']
    expect(findEventColumns(header, { case: 'Ticket', activity: 'step', time: 'closed at' })).toEqual({
      case: 0,
      activity: 1,
      time: 3,
      resource: -1,
    })
  })

  test('are left aside where somebody said that none of them is meant', () => {
    const header = ['case_id', 'activity', 'timestamp', 'resource']
    expect(findEventColumns(header, { resource: '' })).toEqual({ case: 0, activity: 1, time: 2, resource: -1 })
    expect(() => findEventColumns(header, { time: '' })).toThrow('No column tells the time')
  })

  test('are never guessed when a name was given that is not there', () => {
    expect(() => findEventColumns(['case', 'activity', 'time'], { resource: 'Role' })).toThrow(
      'There is no column called “Role”. The file has: case, activity, time.',
    )
  })
})

test('a table with all columns of a case file is one, whatever else it has', () => {
  expect(kindOf(['case', 'received_at', 'completed_at', 'activity', 'time'])).toBe('cases')
  expect(kindOf(['case', 'activity', 'time', 'case:startdate'])).toBe('events')
  expect(kindOf(['case', 'received_at'])).toBe('cases')
  expect(kindOf(['case', 'activity'])).toBe('events')
  expect(kindOf(['name', 'colour'])).toBeNull()
})

test('a case file keeps to the names of the contract', () => {
  const header = [
    'case',
    'received_at',
    'completed_at',
    'path',
    'manual_touches',
    'handoffs',
    'errors',
    'rework',
    'exception',
    'routed_to',
  ]
  expect(Object.values(findCaseColumns(header))).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9, -1])
})

test('a proposal leaves open what it cannot find', () => {
  expect(proposeMapping(['Case ID', 'When'], ['case', 'time'])).toEqual({ case: 'Case ID', time: null })
})

describe('a mapping on the command line', () => {
  test('is read role by role, and a column may hold a comma or an equals sign', () => {
    expect(readMapping('case=Ticket,activity=Step, detailed,time=Closed=at')).toEqual({
      case: 'Ticket',
      activity: 'Step, detailed',
      time: 'Closed=at',
    })
  })

  test('is refused where a part names no role', () => {
    expect(() => readMapping('ticket=Case')).toThrow('“ticket=Case” is no mapping.')
    expect(() => readMapping('case=')).toThrow('“case=” is no mapping.')
    expect(() => readMapping('')).toThrow('is no mapping.')
  })
})

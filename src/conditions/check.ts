// Says whether an expression is a condition, before anybody keeps it.
import type { AttributeField } from '../domain/attribute-field.ts'
import { isUnclear, type Unclear } from './language.ts'
import { readExpression } from './read.ts'

/** What is wrong with an expression over these fields, and in which column; null when nothing is. Never throws. */
export function check(expression: string, fields: readonly AttributeField[]): Unclear | null {
  try {
    readExpression(expression, fields)
    return null
  } catch (error) {
    if (isUnclear(error)) return { why: error.why, column: error.column }
    throw error
  }
}

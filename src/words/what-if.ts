// What was supposed, in the words of the room: "Target of cycle time: 6 h, agreed are 4 h".
import { checkNames, checkResult } from '../domain/advice/checks.ts'
import { type Facts, thresholdsOf } from '../domain/advice/facts.ts'
import { amount, counted, nameInside } from '../domain/advice/wording.ts'
import { decisionPoints, shownPoint } from '../domain/decision-points.ts'
import { conditionText } from './advice.ts'
import { weekName } from './dates.ts'
import { figureText, shareText } from './figures.ts'

/** Everything in which the supposed facts differ from those of the week, one sentence each. */
export function supposedInWords(facts: Facts, supposed: Facts): readonly string[] {
  return [
    ...targetsMoved(facts, supposed),
    ...pointsMoved(facts, supposed),
    ...checksMoved(facts, supposed),
    ...weeksLeftOut(facts, supposed),
    ...weeksAdded(facts, supposed),
  ]
}

function targetsMoved(facts: Facts, supposed: Facts): readonly string[] {
  return supposed.charter.measures.flatMap(({ key, target }, nth) => {
    const agreed = facts.charter.measures[nth]?.target ?? null
    if (target === agreed || target == null) return []
    const was = agreed === null ? 'none is agreed' : `agreed is ${amount(key, agreed)}`
    return [`Target of ${nameInside(key)}: ${amount(key, target)} (${was}).`]
  })
}

function pointsMoved(facts: Facts, supposed: Facts): readonly string[] {
  const [agreed, moved] = [thresholdsOf(facts.charter), thresholdsOf(supposed.charter)]
  return decisionPoints
    .filter(({ name }) => agreed[name] !== moved[name])
    .map((point) => {
      const unit = point.unit === '%' ? ' %' : ` ${point.unit}`
      return `${point.words}: ${shownPoint(point, moved)}${unit} (agreed is ${shownPoint(point, agreed)}${unit}).`
    })
}

function checksMoved(facts: Facts, supposed: Facts): readonly string[] {
  return checkNames(facts).flatMap((name) => {
    const [was, is] = [checkResult(facts, name), checkResult(supposed, name)]
    return was === is ? [] : [`“${conditionText(`check:${name}`)}”: ${is} (it is ${was}).`]
  })
}

function weeksLeftOut(facts: Facts, supposed: Facts): readonly string[] {
  return facts.weeks.flatMap((week, nth) => {
    const isLeftOut = supposed.weeks[nth]?.missing === true && week.missing !== true
    return isLeftOut ? [`The week of ${weekName(week.week)} has no scorecard.`] : []
  })
}

function weeksAdded(facts: Facts, supposed: Facts): readonly string[] {
  const added = supposed.weeks.slice(facts.weeks.length)
  const [first] = added
  if (!first) return []
  const values = supposed.charter.measures.flatMap(({ key }) => {
    const said = figureText(key, first.values?.[key])
    return said === null ? [] : [`${nameInside(key)} ${said}`]
  })
  const adoption = shareText(first.adoption)
  const said = [
    ...values,
    counted(first.cases ?? 0, 'case'),
    ...(adoption === null ? [] : [`${adoption} through the automation`]),
  ]
  const many = added.length === 1 ? 'One week more' : `${added.length} weeks more, each`
  return [`${many} with ${said.join(', ')}.`]
}

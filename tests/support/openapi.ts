// Looks whether a description of an interface holds together, by the plain structure that OpenAPI 3.1 asks for. It knows
// nothing of how the description is made.

type Node = { readonly [name: string]: unknown }

const methods = ['get', 'put', 'post', 'delete', 'patch', 'head', 'options', 'trace']
const types = ['null', 'boolean', 'object', 'array', 'number', 'integer', 'string']

/** Everything that is wrong with a description, each with its place; nothing where it holds together. */
export function faultsOf(description: unknown): readonly string[] {
  if (!isNode(description)) return ['it is no object']
  return [
    ...(/^3\.1\.\d+$/.test(textAt(description, 'openapi')) ? [] : ['openapi is not 3.1']),
    ...['title', 'version']
      .filter((name) => textAt(nodeAt(description, 'info'), name) === '')
      .map((name) => `info has no ${name}`),
    ...pathFaults(nodeAt(description, 'paths')),
    ...refFaults(description),
    ...Object.entries(nodeAt(nodeAt(description, 'components'), 'schemas')).flatMap(([name, schema]) =>
      schemaFaults(schema, `schemas/${name}`),
    ),
  ]
}

function pathFaults(paths: Node): readonly string[] {
  const operations = Object.entries(paths).flatMap(([path, item]) =>
    isNode(item) ? Object.entries(item).map(([method, operation]) => ({ path, method, operation })) : [],
  )
  const ids = operations.map(({ operation }) => textAt(operation, 'operationId'))
  return [
    ...Object.keys(paths).flatMap((path) => (path.startsWith('/') ? [] : [`${path} does not begin with a slash`])),
    ...ids.filter((id, place) => ids.indexOf(id) !== place).map((id) => `the operation id ${id} stands twice`),
    ...operations.flatMap(({ path, method, operation }) => operationFaults(path, method, operation)),
  ]
}

function operationFaults(path: string, method: string, operation: unknown): readonly string[] {
  const at = `${method} ${path}`
  if (!methods.includes(method) || !isNode(operation)) return [`${at} is no operation`]
  const responses = Object.entries(nodeAt(operation, 'responses'))
  const asked = listAt(operation, 'parameters')
  const inPath = asked.filter((one) => textAt(one, 'in') === 'path').map((one) => textAt(one, 'name'))
  const named = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name ?? '')
  return [
    ...(responses.length === 0 ? [`${at} has no responses`] : []),
    ...responses
      .filter(([status]) => !/^(?:[1-5]\d\d|default)$/.test(status))
      .map(([status]) => `${at} answers ${status}`),
    ...responses
      .filter(([, response]) => textAt(response, 'description') === '')
      .map(([status]) => `${at} ${status} says nothing`),
    ...(isSame(inPath, named) ? [] : [`${at} and its parameters do not agree`]),
    ...asked.flatMap((one) => parameterFaults(one, at)),
    ...[operation.requestBody, ...responses.map(([, response]) => response)].flatMap((one) => contentFaults(one, at)),
  ]
}

function isSame(some: readonly string[], others: readonly string[]): boolean {
  return some.length === others.length && some.every((one) => others.includes(one))
}

function parameterFaults(parameter: unknown, at: string): readonly string[] {
  const place = textAt(parameter, 'in')
  const name = textAt(parameter, 'name')
  if (!['path', 'query', 'header'].includes(place) || name === '') return [`${at} has a parameter without a place`]
  const mustBe = place === 'path' && isNode(parameter) && parameter.required !== true
  return mustBe ? [`${at}: ${name} is not required`] : schemaFaults(nodeAt(parameter, 'schema'), `${at} ${name}`)
}

function contentFaults(said: unknown, at: string): readonly string[] {
  if (said === undefined) return []
  const content = Object.entries(nodeAt(said, 'content'))
  const wrong = content.filter(([type, shape]) => !/^\w+\/[\w.+-]+$/.test(type) || !isNode(nodeAt(shape, 'schema')))
  return content.length === 0 ? [`${at} has a body without content`] : wrong.map(([type]) => `${at}: ${type}`)
}

/** Every `$ref` of the description, followed from its root. */
function refFaults(description: Node): readonly string[] {
  const refs = [...JSON.stringify(description).matchAll(/"\$ref":"([^"]*)"/g)].map(([, ref]) => ref ?? '')
  return refs.filter((ref) => !resolves(description, ref)).map((ref) => `${ref} leads nowhere`)
}

function resolves(description: Node, ref: string): boolean {
  if (!ref.startsWith('#/')) return false
  const parts = ref
    .slice(2)
    .split('/')
    .map((part) => part.replaceAll('~1', '/').replaceAll('~0', '~'))
  let node: unknown = description
  for (const part of parts) node = isNode(node) ? node[part] : undefined
  return node !== undefined
}

function schemaFaults(schema: unknown, at: string): readonly string[] {
  if (typeof schema === 'boolean') return []
  if (!isNode(schema)) return [`${at} is no schema`]
  const said = namesAt(schema, 'type')
  const required = namesAt(schema, 'required').filter((name) => !Object.hasOwn(nodeAt(schema, 'properties'), name))
  const within = [
    ...Object.entries(nodeAt(schema, 'properties')),
    ...['anyOf', 'oneOf', 'allOf'].flatMap((name) => listAt(schema, name).map((one) => [name, one] as const)),
    ...['items', 'additionalProperties']
      .filter((name) => schema[name] !== undefined)
      .map((name) => [name, schema[name]] as const),
  ]
  return [
    ...said.filter((type) => !types.includes(type)).map((type) => `${at} is of type ${type}`),
    ...required.map((name) => `${at} requires ${name}, which it does not have`),
    ...within.flatMap(([name, one]) => schemaFaults(one, `${at}/${name}`)),
  ]
}

function isNode(value: unknown): value is Node {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function nodeAt(value: unknown, name: string): Node {
  const found = isNode(value) ? value[name] : undefined
  return isNode(found) ? found : {}
}

function listAt(value: unknown, name: string): readonly unknown[] {
  const found = isNode(value) ? value[name] : undefined
  return Array.isArray(found) ? (found as readonly unknown[]) : [] // what is in it is looked at one by one
}

/** One name or a list of names. */
function namesAt(value: Node, name: string): readonly string[] {
  const found = value[name]
  return typeof found === 'string' ? [found] : listAt(value, name).filter((one) => typeof one === 'string')
}

function textAt(value: unknown, name: string): string {
  const found = isNode(value) ? value[name] : undefined
  return typeof found === 'string' ? found : ''
}

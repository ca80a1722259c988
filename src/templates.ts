// The templates of views/, each read and compiled once. A page includes up to a hundred of them, so where one lies is looked
// up once for each name; includes name them from the root, like '/shared/_keys', never beside themselves.
import { Eta } from 'eta'

/** Everything that renders the templates of a folder. */
export function openTemplates(views: string): Eta {
  const templates = new Eta({ views, cache: true })
  const { resolvePath } = templates
  const paths = new Map<string, string>()
  templates.resolvePath = function (name, options) {
    const path = paths.get(name) ?? resolvePath.call(this, name, options)
    paths.set(name, path)
    return path
  }
  return templates
}

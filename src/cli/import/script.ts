import { parse, parseExpressionAt, type Expression, type Node, type Program } from 'acorn';
import { formatPath, type JsonPath, type ToldProblem } from '../../format/problem.ts';
import type { Place } from '../from/found.ts';

/** An object that a script holds, as far as it is data. */
export interface ScriptData {
  value: Record<string, unknown>;
  /** Where the value at a path stands; of one that is not there, its parent. */
  placeOf: (path: JsonPath) => Place;
  /** What is no data but would have to be run: its path, and its text. Undefined stands in its place. */
  unread: { path: string; text: string; place: Place }[];
}

/**
 * Reads the configuration that a script declares: `var config = {…}`, `module.exports = {…}`, `export default {…}`,
 * `window.config = {…}`, or an object alone. The script is parsed and never run. Names of other constants, sums of
 * texts, and template literals without expressions are followed; whatever else would need running is left unread.
 * @param key one that the object must have, by which it is known among others
 */
export function readScript(text: string, file: string, key: string): ScriptData | { problem: ToldProblem } {
  const parsed = parsedScript(text);
  if ('fault' in parsed) {
    const { line, column, message } = parsed.fault;
    const remedy = 'Correct it: a comma, bracket or quotation mark is missing near there, or one too many.';
    return { problem: problem(file, { line, column }, 'not-javascript', `must be JavaScript: ${message}`, remedy) };
  }
  const constants = new Map<string, Expression>();
  const candidates: { name: string; node: Expression }[] = [];
  for (const statement of parsed.body) {
    const declaration = statement.type === 'ExportNamedDeclaration' ? statement.declaration : statement;
    if (declaration?.type === 'VariableDeclaration') {
      for (const { id, init } of declaration.declarations) {
        if (id.type !== 'Identifier' || !init) continue;
        constants.set(id.name, init);
        candidates.push({ name: id.name, node: init });
      }
    } else if (statement.type === 'ExportDefaultDeclaration') {
      candidates.push({ name: 'default', node: statement.declaration as Expression });
    } else if (statement.type === 'ExpressionStatement') {
      const { expression } = statement;
      candidates.push({ name: '', node: expression.type === 'AssignmentExpression' ? expression.right : expression });
    }
  }

  const places = new Map<string, Place>();
  const unread: ScriptData['unread'] = [];
  const placeAt = ({ loc }: Node): Place => ({ line: loc?.start.line ?? 1, column: (loc?.start.column ?? 0) + 1 });
  const dataOf = (node: Expression, path: JsonPath, following: readonly string[]): unknown => {
    places.set(formatPath(path), placeAt(node));
    const leave = (): undefined => {
      unread.push({ path: formatPath(path), text: text.slice(node.start, node.end), place: placeAt(node) });
    };
    switch (node.type) {
      case 'Literal':
        return 'regex' in node && node.regex ? leave() : node.value;
      case 'TemplateLiteral':
        return node.expressions.length > 0 ? leave() : (node.quasis[0]?.value.cooked ?? '');
      case 'ParenthesizedExpression':
        return dataOf(node.expression, path, following);
      case 'UnaryExpression': {
        const value = dataOf(node.argument, path, following);
        if (typeof value !== 'number' || (node.operator !== '-' && node.operator !== '+')) return leave();
        return node.operator === '-' ? -value : value;
      }
      case 'BinaryExpression': {
        if (node.operator !== '+' || node.left.type === 'PrivateIdentifier') return leave();
        const [left, right] = [dataOf(node.left, path, following), dataOf(node.right, path, following)];
        return typeof left === 'string' && typeof right === 'string' ? left + right : leave();
      }
      case 'Identifier': {
        const constant = constants.get(node.name);
        if (node.name === 'undefined') return undefined;
        return constant && !following.includes(node.name) ? dataOf(constant, path, [...following, node.name]) : leave();
      }
      case 'ArrayExpression':
        return node.elements.flatMap((element, index) => {
          if (!element || element.type === 'SpreadElement') return [];
          return [dataOf(element, [...path, index], following)];
        });
      case 'ObjectExpression': {
        const object: Record<string, unknown> = {};
        for (const property of node.properties) {
          if (property.type === 'SpreadElement' || property.computed || property.kind !== 'init') {
            unread.push({
              path: formatPath(path),
              text: text.slice(property.start, property.end),
              place: placeAt(property),
            });
            continue;
          }
          const name =
            property.key.type === 'Identifier'
              ? property.key.name
              : String((property.key as { value?: unknown }).value);
          // Assigning to "__proto__" would set the prototype instead of a key.
          if (name !== '__proto__') object[name] = dataOf(property.value, [...path, name], following);
        }
        return object;
      }
      default:
        return leave();
    }
  };

  const isMeant = (value: unknown): value is Record<string, unknown> =>
    typeof value === 'object' && value !== null && Object.hasOwn(value, key);
  for (const { node } of candidates) {
    places.clear();
    unread.length = 0;
    const value = dataOf(node, [], []);
    if (!isMeant(value)) continue;
    const placeOf = (path: JsonPath): Place =>
      places.get(formatPath(path)) ?? (path.length > 0 ? placeOf(path.slice(0, -1)) : { line: 1, column: 1 });
    return { value, placeOf, unread };
  }
  const remedy = `Give the file that declares it: var config = { ${key}: […] }.`;
  return { problem: problem(file, { line: 1, column: 1 }, 'missing-key', `must hold an object with "${key}"`, remedy) };
}

/** The statements of a module or a script; an object alone is a statement too. */
function parsedScript(text: string): Pick<Program, 'body'> | { fault: Place & { message: string } } {
  const options = { ecmaVersion: 'latest', locations: true, allowHashBang: true } as const;
  const source = text.replace(/^\ufeff/, ' ');
  if (/^\s*(\/\/.*\s*|\/\*[\s\S]*?\*\/\s*)*\{/.test(source)) {
    try {
      const expression = parseExpressionAt(source, 0, options);
      return { body: [{ type: 'ExpressionStatement', expression, start: expression.start, end: expression.end }] };
    } catch (error) {
      return { fault: faultOf(error) };
    }
  }
  try {
    return parse(source, { ...options, sourceType: 'module' });
  } catch (asModule) {
    try {
      return parse(source, { ...options, sourceType: 'script' });
    } catch {
      return { fault: faultOf(asModule) };
    }
  }
}

function faultOf(error: unknown): Place & { message: string } {
  if (!(error instanceof SyntaxError)) throw error;
  const { line = 1, column = 0 } = (error as { loc?: { line: number; column: number } }).loc ?? {};
  return { line, column: column + 1, message: error.message.replace(/ \(\d+:\d+\)$/, '') };
}

function problem(file: string, place: Place, rule: string, message: string, remedy: string): ToldProblem {
  return { severity: 'error', rule, file, ...place, path: '', message, remedy };
}

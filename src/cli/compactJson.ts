/** JSON as people write it: indented by two spaces, and on one line what fits into `width` characters. */
export function compactJson(value: unknown, width = 120): string {
  return `${written(value, '', width, 0)}\n`;
}

/** `used`: characters of the line before the value. */
function written(value: unknown, indent: string, width: number, used: number): string {
  const flat = oneLine(value);
  if (typeof value !== 'object' || value === null) return flat;
  const entries = Object.entries(value).filter(([, child]) => child !== undefined);
  const isPlain = entries.every(([, child]) => typeof child !== 'object' || child === null || flat.length < 90);
  if (entries.length === 0 || (isPlain && indent !== '' && indent.length + used + flat.length < width)) return flat;
  const inner = `${indent}  `;
  const lines = entries.map(([key, child]) => {
    const label = Array.isArray(value) ? '' : `${JSON.stringify(key)}: `;
    return `${inner}${label}${written(child, inner, width, label.length)}`;
  });
  const [open, close] = Array.isArray(value) ? ['[', ']'] : ['{', '}'];
  return `${open}\n${lines.join(',\n')}\n${indent}${close}`;
}

function oneLine(value: unknown): string {
  if (typeof value !== 'object' || value === null) return JSON.stringify(value) ?? 'null';
  if (Array.isArray(value)) return `[${value.map(oneLine).join(', ')}]`;
  const entries = Object.entries(value).filter(([, child]) => child !== undefined);
  if (entries.length === 0) return '{}';
  return `{ ${entries.map(([key, child]) => `${JSON.stringify(key)}: ${oneLine(child)}`).join(', ')} }`;
}

import type { Example, Operation } from './description.ts';

export type Language = 'curl' | 'fetch';

/** `$PRODUCT_ID` → `productId`. */
const camel = (variable: string) => variable.toLowerCase().replaceAll(/_(\w)/g, (_, sign: string) => sign.toUpperCase());

const variableOf = (name: string) => `$${name.replaceAll(/[A-Z]/g, (sign) => `_${sign}`).toUpperCase()}`;

function addressOf({ path }: Operation, example: Example | undefined): string {
  const filled = path.replaceAll(/\{(\w+)\}/g, (_, name: string) => example?.path?.[name] ?? variableOf(name));
  const query = Object.entries(example?.query ?? {}).map(([name, value]) => `${name}=${value}`);
  return query.length > 0 ? `${filled}?${query.join('&')}` : filled;
}

/** A request that can be pasted; `$NAME` and `name` are variables of whoever pastes it. */
export function codeOf(operation: Operation, example: Example | undefined, language: Language): string {
  const address = addressOf(operation, example);
  const isSigned = operation.access === 'workspace';
  const body = example?.body === undefined ? undefined : JSON.stringify(example.body, null, 2);
  const headers = Object.entries({ ...(body ? { 'content-type': 'application/json' } : {}), ...example?.headers });
  return language === 'curl'
    ? curl(operation.method, address, isSigned, headers, body)
    : fetchOf(operation.method, address, isSigned, headers, body);
}

type Headers = readonly (readonly [name: string, value: string])[];

function curl(method: string, address: string, isSigned: boolean, headers: Headers, body: string | undefined): string {
  const lines = [
    `curl ${method === 'GET' ? '' : `-X ${method} `}"$BIFOCAL${address}"`,
    ...(isSigned ? ['-H "authorization: Bearer $BIFOCAL_KEY"'] : []),
    ...headers.map(([name, value]) => `-H '${name}: ${value}'`),
    ...(body ? [`-d @- <<JSON\n${body}\nJSON`] : []),
  ];
  return lines.join(' \\\n  ');
}

function fetchOf(method: string, address: string, isSigned: boolean, headers: Headers, body: string | undefined): string {
  const named = (text: string) => text.replaceAll(/\$([A-Z_]+)/g, (_, name: string) => `\${${camel(name)}}`);
  const said = [
    ...(isSigned ? [`    authorization: \`Bearer \${bifocalKey}\`,`] : []),
    ...headers.map(([name, value]) => `    '${name}': '${value}',`),
  ];
  const json = body?.replaceAll(/"\$([A-Z_]+)"/g, (_, name: string) => camel(name)).replaceAll('\n', '\n  ');
  const options = [
    ...(method === 'GET' ? [] : [`  method: '${method}',`]),
    ...(said.length > 0 ? ['  headers: {', ...said, '  },'] : []),
    ...(json ? [`  body: JSON.stringify(${json}),`] : []),
  ];
  const url = `\`\${bifocal}${named(address)}\``;
  return options.length === 0 ? `const answer = await fetch(${url});` : `const answer = await fetch(${url}, {\n${options.join('\n')}\n});`;
}

export const answerText = (example: Example): string => {
  const headers = Object.entries(example.answer?.headers ?? {}).map(([name, value]) => `${name}: ${value}`);
  const body = example.answer?.body;
  const text = typeof body === 'string' ? body.trimEnd() : JSON.stringify(body, null, 2);
  return [`HTTP ${example.status}`, ...headers, '', text].join('\n');
};

import { endpoints, type Endpoint } from '../contract/endpoints.js';
import { describeOpenSchema, describeSchema, type Schema } from '../contract/issues.js';
import { idempotencyHeader } from '../contract/paths.js';
import { problemMediaType, problems, problemSchema } from '../contract/problem.js';
import { webhookEventSchema } from '../contract/webhook-schemas.js';

/** Describes the HTTP contract as OpenAPI 3.1, from the very table that serves it, and what merchants' servers are told. */
export function describeApi(version: string): object {
  const paths: Record<string, Record<string, object>> = {};
  for (const [name, endpoint] of Object.entries<Endpoint>(endpoints)) {
    (paths[endpoint.path] ??= {})[endpoint.method.toLowerCase()] = describeOperation(name, endpoint);
  }
  return {
    openapi: '3.1.0',
    info: { title: 'billie-invoice', version, license: { name: 'MIT', identifier: 'MIT' } },
    paths,
    webhooks: Object.fromEntries(
      webhookEventSchema.options.map((event) => [event.shape.type.value, { post: describeWebhook(event) }]),
    ),
    components: {
      schemas: { Problem: describeSchema(problemSchema) },
      securitySchemes: {
        publishable: { type: 'http', scheme: 'bearer', description: 'pk_test_… or pk_live_…, from an allowed origin.' },
        secret: { type: 'http', scheme: 'bearer', description: 'sk_test_… or sk_live_…, from your server only.' },
      },
    },
  };
}

function describeOperation(name: string, endpoint: Endpoint): object {
  const { summary, access, params, query, body, isIdempotent, success } = endpoint;
  const header = { name: idempotencyHeader, in: 'header', required: true, schema: { type: 'string', maxLength: 128 } };
  return {
    operationId: name,
    summary,
    ...(access !== 'public' && { security: [{ [access]: [] }] }),
    parameters: [...parametersOf(params, 'path'), ...parametersOf(query, 'query'), ...(isIdempotent ? [header] : [])],
    ...(body && { requestBody: { required: true, content: { 'application/json': { schema: describeSchema(body) } } } }),
    responses: {
      [success.status]: {
        description: 'Success.',
        content: { 'application/json': { schema: describeSchema(success.schema) } },
      },
      ...failuresOf(endpoint),
    },
  };
}

function failuresOf({ problems: codes }: Endpoint): Record<string, object> {
  const byStatus = groupByStatus(codes);
  return Object.fromEntries(
    [...byStatus].map(([status, group]) => [
      status,
      {
        description: group.map((code) => `\`${code}\`: ${problems[code].title}`).join(' '),
        content: { [problemMediaType]: { schema: { $ref: '#/components/schemas/Problem' } } },
      },
    ]),
  );
}

function groupByStatus(codes: Endpoint['problems']): Map<number, (typeof codes)[number][]> {
  const groups = new Map<number, (typeof codes)[number][]>();
  for (const code of codes) groups.set(problems[code].status, [...(groups.get(problems[code].status) ?? []), code]);
  return groups;
}

function parametersOf(schema: Schema | undefined, place: 'path' | 'query'): object[] {
  const { properties = {}, required = [] } = (schema ? describeSchema(schema) : {}) as {
    properties?: object;
    required?: string[];
  };
  return Object.entries(properties).map(([name, described]) => ({
    name,
    in: place,
    required: required.includes(name),
    schema: described as object,
  }));
}

// Standard Webhooks 1.0.0, "Webhook headers".
const webhookHeaders = [
  ['webhook-id', 'The same however often it is sent: take each once.', { type: 'string', format: 'uuid' }],
  ['webhook-timestamp', 'When it was sent, in seconds since 1970.', { type: 'string', pattern: '^[0-9]+$' }],
  [
    'webhook-signature',
    'Signatures of `{webhook-id}.{webhook-timestamp}.{body}`, one for each secret that is good: HMAC-SHA256, base64.',
    { type: 'string', pattern: '^v1,[A-Za-z0-9+/]{43}=( v1,[A-Za-z0-9+/]{43}=)*$' },
  ],
] as const;

function describeWebhook(event: Schema): object {
  const { description: summary, ...schema } = describeOpenSchema(event);
  return {
    summary,
    parameters: webhookHeaders.map(([name, description, shape]) => {
      return { name, in: 'header', required: true, description, schema: shape };
    }),
    requestBody: { required: true, content: { 'application/json': { schema } } },
    responses: {
      '2XX': { description: 'Taken, within 10 seconds. Anything else is sent again.' },
      '410': { description: 'No more, please: the webhook is disabled.' },
    },
  };
}

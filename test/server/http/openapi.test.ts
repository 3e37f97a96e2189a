import { expect } from 'chai';
import * as z from 'zod';
import { endpoints, type Endpoint } from '../../../src/contract/endpoints.js';
import { problems } from '../../../src/contract/problem.js';
import { webhookEventSchema } from '../../../src/contract/webhook-schemas.js';
import { merchants, shopOrigin, useBackend } from '../../support/backend.js';
import { legal } from '../../support/legal.js';
import { expectProblem } from '../../support/problems.js';
import { confirmationOf, orderBy } from '../../support/requests.js';
import { useWebhook } from '../../support/webhooks.js';

interface Parameter {
  readonly name: string;
  readonly in: string;
  readonly required: boolean;
}

interface Webhook {
  readonly summary: string;
  readonly parameters: readonly (Parameter & { readonly schema: { readonly pattern?: string } })[];
  readonly requestBody: { readonly content: { readonly 'application/json': { readonly schema: object } } };
  readonly responses: object;
}

interface Operation {
  readonly operationId: string;
  readonly security?: readonly object[];
  readonly parameters: readonly Parameter[];
  readonly requestBody?: { readonly content: Readonly<Record<string, { schema: Readonly<Record<string, unknown>> }>> };
  readonly responses: Readonly<Record<string, { description: string; content: Readonly<Record<string, unknown>> }>>;
}

interface Api {
  readonly openapi: string;
  readonly info: { readonly version: string };
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
  readonly webhooks: Readonly<Record<string, { readonly post: Webhook }>>;
  readonly components: { readonly securitySchemes: object; readonly schemas: object };
}

describe('The description of the API', () => {
  const desk = useBackend();
  let api: Api;

  before(async () => {
    const answer = await desk.call('/v1/openapi.json');
    expect(answer).to.include({ status: 200, type: 'application/json' });
    api = answer.body as Api;
  });

  it('is OpenAPI 3.1, of this version', () => {
    expect(api.openapi).to.match(/^3\.1\.\d+$/);
    expect(api.info.version).to.equal('1.2.3');
  });

  it('has every endpoint and no other', () => {
    const described = Object.entries(api.paths).flatMap(([path, operations]) =>
      Object.keys(operations).map((method) => `${method.toUpperCase()} ${path}`),
    );
    const served = Object.values<Endpoint>(endpoints).map(({ method, path }) => `${method} ${path}`);
    expect(described).to.have.members(served);
  });

  it('refers only to what it has', () => {
    const places = Array.from(JSON.stringify(api).matchAll(/"\$ref":"#\/([^"]+)"/g), ([, place = '']) => place);
    expect(places).not.to.deep.equal([]);
    for (const place of new Set(places)) {
      const found = place.split('/').reduce<unknown>((node, name) => (node as Record<string, unknown>)[name], api);
      expect(found, place).to.be.an('object');
    }
  });

  for (const [name, endpoint] of Object.entries<Endpoint>(endpoints)) {
    describe(`for ${name}`, () => {
      const operation = (): Operation => {
        const found = api.paths[endpoint.path]?.[endpoint.method.toLowerCase()];
        return found ?? expect.fail(`${name} is not described.`);
      };

      it('names the key that is needed', () => {
        expect(operation().security).to.deep.equal([{ [endpoint.access]: [] }]);
        expect(api.components.securitySchemes).to.have.property(endpoint.access);
      });

      it('has its success and the status of every problem, each problem by its code', () => {
        const { responses } = operation();
        const statuses = endpoint.problems.map((code) => String(problems[code].status));
        expect(Object.keys(responses)).to.have.members([...new Set([String(endpoint.success.status), ...statuses])]);
        for (const code of endpoint.problems) {
          const response = responses[problems[code].status];
          expect(response?.description).to.contain(`\`${code}\``);
          expect(Object.keys(response?.content ?? {})).to.deep.equal(['application/problem+json']);
        }
      });

      it('has every parameter of its path, and asks for an idempotency key where one is needed', () => {
        const { parameters } = operation();
        const inPath = Array.from(endpoint.path.matchAll(/\{(\w+)\}/g), ([, parameter]) => parameter);
        expect(parameters.filter((one) => one.in === 'path').map((one) => one.name)).to.have.members(inPath);
        const optional = parameters.filter(({ required }) => !required);
        expect(optional.every((one) => one.in === 'query')).to.equal(true);
        const asksForKey = parameters.some((one) => one.in === 'header' && one.name === 'Idempotency-Key');
        expect(asksForKey).to.equal(endpoint.isIdempotent === true);
      });

      it('says that a body has no members but the described ones', () => {
        const schema = operation().requestBody?.content['application/json']?.schema;
        expect(schema !== undefined).to.equal(endpoint.body !== undefined);
        if (schema) expect(schema).to.deep.include({ type: 'object', additionalProperties: false });
      });
    });
  }
});

describe('The description of what merchants’ servers are told', () => {
  const desk = useBackend();
  const told = useWebhook(desk);
  let webhooks: Api['webhooks'];

  before(async () => void ({ webhooks } = (await desk.call('/v1/openapi.json')).body as Api));

  /** Reads by the description alone, as a client would that was generated from it. */
  const read = (type: string, event: object): boolean => {
    const { schema } = webhooks[type]?.post.requestBody.content['application/json'] ?? expect.fail(type);
    return z.fromJSONSchema(schema as Parameters<typeof z.fromJSONSchema>[0]).safeParse(event).success;
  };

  it('has every event and no other, each with its body, its occasion and what it expects', () => {
    expect(Object.keys(webhooks)).to.have.members(webhookEventSchema.options.map(({ shape }) => shape.type.value));
    for (const [type, { post }] of Object.entries(webhooks)) {
      expect(post.summary, type).to.match(/^[A-Z].+\.$/u);
      expect(Object.keys(post.responses), type).to.have.members(['2XX', '410']);
      expect(post.requestBody, type).to.have.nested.property(
        'content.application/json.schema.properties.type.const',
        type,
      );
    }
  });

  it('is true of what is sent', async () => {
    const { id } = await desk.confirm(confirmationOf(await desk.tokenOf(orderBy())));
    await desk.move(id, 'captures', { capture: 'INVOICE-1', amount: 24_900 });
    await desk.move(id, 'refunds', { refund: 'CREDIT-1', amount: 1_000 });
    await desk.move(id, 'cancel', {});
    await desk.move(id, 'payments', { payment: 'BANK-1', amount: 23_900, receivedOn: '2026-11-24' });
    await told.deliver();
    const arrivals = told.receiver.take();
    expect(arrivals).to.have.length(6);
    for (const arrival of arrivals) {
      const event = told.verify(arrival);
      expect(read(event.type, event), event.type).to.equal(true);
      for (const { name, required, schema } of webhooks[event.type]?.post.parameters ?? []) {
        expect({ name, required }).to.deep.equal({ name, required: true });
        expect(arrival.headers[name], name).to.match(new RegExp(schema.pattern ?? '.', 'u'));
      }
    }
  });

  it('names the headers of the specification', () => {
    for (const [type, { post }] of Object.entries(webhooks)) {
      const names = ['webhook-id', 'webhook-timestamp', 'webhook-signature'];
      expect(
        post.parameters.map(({ name }) => name),
        type,
      ).to.have.members(names);
    }
  });

  it('lets members be added, and none be missing', async () => {
    await desk.tokenOf(orderBy());
    const [event] = await told.events();
    if (!event) return expect.fail('Nothing was told.');
    const { data, type } = event;
    expect(read(type, { ...event, later: 1, data: { ...data, later: 1 } })).to.equal(true);
    expect(read(type, { ...event, data: { ...data, amount: undefined } })).to.equal(false);
    expect(read('authorization.expired', event)).to.equal(false);
  });
});

describe('What is open to everyone', () => {
  const desk = useBackend();
  const { active, inactive, live } = merchants;

  it('tells that the backend lives, and that its database answers', async () => {
    for (const path of ['/health', '/ready']) {
      const answer = await desk.call(path);
      expect(answer).to.include({ status: 200 });
      expect(answer.body).to.deep.equal({ status: 'ok' });
    }
  });

  it('answers the preflight of any page, with the headers it may send', async () => {
    const answer = await desk.call('/v1/authorizations', { method: 'OPTIONS', origin: 'https://any.example' });
    expect(answer).to.include({ status: 204 });
    expect(answer.headers.get('Access-Control-Allow-Origin')).to.equal('*');
    expect(answer.headers.get('Access-Control-Allow-Headers')).to.equal('Authorization,Content-Type,Idempotency-Key');
  });

  it('lets a page read a refusal too', async () => {
    const answer = await desk.call('/v1/offer?merchant=pk_test_nobody_at_all', { origin: shopOrigin });
    expectProblem(answer, 401, 'unknown_key');
    expect(answer.headers.get('Access-Control-Allow-Origin')).to.equal('*');
  });

  describe('An offer', () => {
    const offerTo = (merchant: { publishableKey: string }) =>
      desk.call(`/v1/offer?merchant=${merchant.publishableKey}`, { origin: shopOrigin });

    it('says what an active merchant may show, and may be kept for a minute', async () => {
      const answer = await offerTo(active);
      expect(answer).to.include({ status: 200 });
      expect(answer.headers.get('Cache-Control')).to.equal('public, max-age=60');
      expect(answer.body).to.deep.equal({
        status: 'active',
        mode: 'test',
        brand: 'billie',
        rules: {
          countries: ['DE', 'FR', 'NL', 'SE', 'NO', 'FI', 'AT', 'ES', 'DK'],
          limits: [{ currency: 'EUR', minimum: 5_000, maximum: 1_999_900 }],
          businessOnly: false,
        },
        basket: 'total',
        paymentTermDays: 30,
        legal,
        companySearch: {},
        takesReview: false,
      });
    });

    it('tells of an inactive one only that', async () => {
      expect((await offerTo(inactive)).body).to.deep.equal({ status: 'inactive' });
    });

    it('is not made without legal texts', async () => {
      expectProblem(await offerTo(live), 503, 'unavailable');
    });

    it('names a merchant', async () => {
      const answer = await desk.call('/v1/offer', { origin: shopOrigin });
      expectProblem(answer, 400, 'invalid_request', ['merchant: invalid_type']);
    });
  });
});

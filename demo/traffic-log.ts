import type { BillieEventMap } from '../src/widget/events.js';

type EventName = keyof BillieEventMap;

/** What is worth telling of each event. */
const details: { readonly [Name in EventName]: (event: BillieEventMap[Name]) => string } = {
  'billie-eligibility': ({ eligibility }) =>
    eligibility.status === 'eligible' ? 'eligible' : eligibility.reasons.join(', '),
  'billie-select': () => '',
  'billie-statechange': ({ from, to }) => `${from} → ${to}`,
  'billie-authorize': () => '',
  'billie-decision': ({ decision }) =>
    decision.outcome === 'declined' ? `declined, ${decision.advice}` : decision.outcome,
  'billie-other-method': () => '',
  'billie-error': ({ codes }) => codes.join(', '),
};

/** Writes every event of the element and every request of the page to a list, the latest first. */
export function logTraffic(list: HTMLElement, source: HTMLElement): void {
  const write = (kind: string, name: string, detail: string): void => {
    const row = document.createElement('li');
    row.dataset['kind'] = kind;
    const title = document.createElement('b');
    title.textContent = name;
    row.append(title, ` ${detail}`);
    list.prepend(row);
  };
  for (const name of Object.keys(details) as EventName[]) {
    source.addEventListener(name, (event) => {
      write('event', name, (details[name] as (event: Event) => string)(event));
    });
  }
  watchRequests((request, answer, milliseconds) => {
    write(/^[23]/.test(answer) ? 'request' : 'trouble', request, `${answer} · ${milliseconds} ms`);
  });
}

/** Tells of each request when it is over: method and path, status or "no answer", and how long it took. */
function watchRequests(tell: (request: string, answer: string, milliseconds: number) => void): void {
  const send = window.fetch.bind(window);
  window.fetch = async (input, init) => {
    const begin = performance.now();
    const { method, url } = input instanceof Request ? input : { method: init?.method ?? 'GET', url: String(input) };
    const path = new URL(url, location.href).pathname;
    const over = (answer: string): void => tell(`${method} ${path}`, answer, Math.round(performance.now() - begin));
    try {
      const response = await send(input, init);
      over(String(response.status));
      return response;
    } catch (error) {
      over('no answer');
      throw error;
    }
  };
}

// People who use the program while it is killed: reporters, complainants and signed-in staff, over plain HTTP. An answer
// that did not come whole is no answer: every function gives null then, and its caller counts nothing as acknowledged.
import { account_of, fresh_code } from '../end_to_end/harness.mjs';

// A connection of its own for each request: one that outlived a kill must not be taken for an answer.
const once = { connection: 'close' };

async function ask(url, options = {}) {
  try {
    const answer = await fetch(url, { redirect: 'manual', ...options, headers: { ...once, ...options.headers } });
    return { status: answer.status, text: await answer.text(), location: answer.headers.get('location') ?? '',
      cookies: answer.headers.getSetCookie().map((line) => line.split(';')[0]).join('; ') };
  } catch {
    return null;
  }
}

const token_of = (page) => /name="once" value="([^"]+)"/.exec(page?.text ?? '')?.[1] ?? '';

const code_on = (page) =>
  /\b([0-9A-HJKMNP-TV-Z]{4}(?:-[0-9A-HJKMNP-TV-Z]{4}){4})\b/.exec((page?.text ?? '').replaceAll('<wbr>', ''))?.[1] ?? null;

/** Somebody without an account, who reports, complains and writes in the mailbox; a file is [name, content]. */
export class Reporter {
  constructor(url) { this.url = url; this.cookie = ''; }

  async send(path, from, fields, file) {
    const headers = this.cookie ? { cookie: this.cookie } : {};
    const body = new FormData();
    const start = await ask(this.url + from, { headers });
    for (const [name, value] of Object.entries({ ...fields, once: token_of(start) })) body.append(name, value);
    if (file) body.append('files', new Blob([file[1]]), file[0]);
    return ask(this.url + path, { method: 'POST', body, headers });
  }

  /** Answers the return code, or null. */
  async report(fields, file) {
    return code_on(await this.send('/report', '/report', { step: 'check', go: 'send', ...fields }, file));
  }

  /** Answers the return code, or null. */
  async complain(fields, file) {
    return code_on(await this.send('/complaint', '/complaint', { go: 'send', ...fields }, file));
  }

  async enter(code) {
    const entered = await ask(`${this.url}/mailbox`, { method: 'POST', body: new URLSearchParams({ code }) });
    this.cookie = entered?.cookies ?? '';
    return ask(this.url + (entered?.location || '/mailbox'), { headers: { cookie: this.cookie } });
  }

  async write(fields, file) {
    const answer = await this.send('/mailbox/message', '/mailbox/open', fields, file);
    return answer && answer.status < 400;
  }
}

/** One anonymous report; answers its return code, or null. */
export function report(url, text) {
  return new Reporter(url).report({ relation: 'employee', how: 'anonymous', channel: 'report', theme: 'information',
    subject: 'Proef', text });
}

/** Whether the mailbox of this code opens and shows the text. */
export async function mailbox_shows(url, code, text) {
  const page = await new Reporter(url).enter(code);
  return page?.status === 200 && page.text.includes(text);
}

/** One complaint of a citizen; answers its return code, or null. */
export function complain(url, text) {
  return new Reporter(url).complain({ kind: 'complaint', category: 'force', subject: 'Proef', text,
    name: 'Mevrouw Proef', address: 'Proefstraat 1', language: 'nl' });
}

/** A signed-in person. The session outlives a kill: its key rests in the database, wrapped by the cookie. */
export class Staff {
  static async sign_in(demo, name, password = account_of(demo, name).password) {
    const body = new URLSearchParams({ name, password, code: await fresh_code(account_of(demo, name)) });
    const entered = await ask(`${demo.url}/sign-in`, { method: 'POST', body });
    const person = Object.assign(new Staff(), { url: demo.url, cookie: entered?.cookies ?? '', name });
    person.csrf = /name="csrf" value="([^"]+)"/.exec((await person.get('/account'))?.text ?? '')?.[1];
    if (!person.csrf) throw new Error(`${name} could not sign in: status ${entered?.status}`);
    return person;
  }

  get(path) { return ask(this.url + path, { headers: { cookie: this.cookie } }); }

  async shows(path, text) {
    const page = await this.get(path);
    return page?.status === 200 && page.text.includes(text);
  }

  /** True when it was acknowledged, null when no whole answer came, false for a status of `refusals`. Throws on any other. */
  async post(path, fields, refusals = []) {
    const body = new URLSearchParams({ ...fields, csrf: this.csrf });
    const answer = await ask(this.url + path, { method: 'POST', body, headers: { cookie: this.cookie } });
    if (!answer) return null;
    if (answer.status === 303 && !answer.location.startsWith('/sign-in')) return true;
    if (refusals.includes(answer.status)) return false;
    throw new Error(`${this.name} posted to ${path}: status ${answer.status} ${answer.location} ${said(answer.text)}`);
  }

  async upload(path, name, content) {
    const body = new FormData();
    body.append('csrf', this.csrf);
    body.append('files', new Blob([content]), name);
    const answer = await ask(this.url + path, { method: 'POST', body, headers: { cookie: this.cookie } });
    if (!answer) return null;
    if (answer.status === 303) return true;
    throw new Error(`${this.name} uploaded to ${path}: status ${answer.status} ${said(answer.text)}`);
  }
}

const said = (html) => (/class="error-summary[\s\S]*?<\/(?:div|section)>/.exec(html)?.[0] ?? html)
  .replace(/<[^>]*>/g, ' ').replace(/\s+/g, ' ').slice(0, 300);

/** Answers to the criteria of triage, and the value of a hidden field. */
export const criteria = { citizen: 'no', known: 'no', offence: 'no', rule: 'light', performance: 'no', conversation: 'no',
  facts: 'clear', line_involved: 'no', reach: 'team', discrimination: 'no', harm: 'no' };
export const hidden = (page, name) => new RegExp(`name="${name}" value="([^"]+)"`).exec(page?.text ?? '')?.[1];

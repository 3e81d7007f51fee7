// HALO as the scenario sees it: it gives one permit to one session, takes reports, and refuses what is not as agreed.
// Whatever is said here about the shape of requests is the contract that the real one serves.

export const PLAN = {
  phone_number: '+998901234567',
  caller_id: '+998712000000',
  language: 'ru',
  voice: 'female',
  greeting: 'Меня зовут Нигора, компания «Нур». Удобно говорить?',
  prompt: 'Предложите тариф «Семья» за сто двадцать тысяч сумов в месяц.',
  record: false,
  max_seconds: 600,
  silence_seconds: 30,
  ring_seconds: 45,
  amd: null,
  mode: 'realtime',
  model: 'gpt-realtime',
  transcription_model: 'gpt-4o-transcribe',
  disclose_ai: true,
  ai: { base_url: null, secret_name: 'OPENAI_API_KEY' },
};

const ENDINGS = [
  ...['completed', 'no_answer', 'busy', 'unreachable', 'rejected_by_callee', 'rejected_by_carrier'],
  ...['invalid_number', 'voicemail', 'canceled', 'provider_error'],
];

const text = (value) => typeof value === 'string';
const some = (value) => text(value) && value !== '';
const count = (value) => Number.isInteger(value) && value >= 0;

/** The fields of each event, beside n, type and at. */
const EVENTS = {
  session_started: { control_url: some },
  ringing: {},
  answered: {},
  said: {
    no: count,
    speaker: (value) => ['agent', 'customer'].includes(value),
    text: some,
    offset_ms: count,
  },
  hung_up: { ending: (value) => ENDINGS.includes(value), code: Number.isInteger, reason: text },
  transcribed: { lines: count },
  amd: {
    result: (value) => ['human', 'voicemail', 'timeout', 'call_ended', 'error'].includes(value),
    confidence: (value) => value >= 0 && value <= 100,
  },
  recording: { url: some },
  recording_failed: {},
  opt_out: { quote: text },
  callback_requested: { words: text },
  voice_model_lost: { code: (value) => /^[\w.-]{1,64}$/.test(value) },
  command: { cmd: (value) => value === 'hangup', nonce: some },
  not_dialled: { reason: some },
  totals: {
    duration_ms: count,
    cost: (value) => value === null || typeof value === 'number',
    tokens: (value) =>
      ['input', 'output', 'input_audio', 'output_audio', 'cached', 'transcription'].every((name) =>
        count(value?.[name]),
      ),
  },
};

export class Halo {
  /** How permits are answered, one by one; then as they ought to be. See #permit. */
  permitAnswers = [];
  /** How reports are answered, one by one; then as they ought to be. See #report. */
  reportAnswers = [];
  /** How long an answer takes. */
  latency = 40;
  /** Every report as it arrived, and whether it was acknowledged to the scenario. */
  reports = [];
  /** Every request for a permit. */
  asked = [];
  /** Every yes: when it was asked for, and when it left. */
  yeses = [];
  /** What broke the contract. */
  faults = [];
  #events = new Map();
  #grantedTo;
  #clock;
  #lastSeq = 0;
  #reportsUnderWay = 0;

  constructor(clock, identity, plan) {
    this.#clock = clock;
    this.identity = identity;
    this.plan = { ...PLAN, ...plan };
  }

  /** The events that were reported, once each, in the order in which they were made. */
  events(type) {
    const all = [...this.#events.values()].sort((one, other) => one.n - other.n);
    return type === undefined ? all : all.filter((event) => event.type === type);
  }

  async answer({ url, body, headers }) {
    const { pathname } = new URL(url);
    if (headers['Content-Type'] !== 'application/json') {
      this.faults.push('a request that is not JSON');
    }
    const json = JSON.parse(body);
    for (const [name, value] of Object.entries(this.identity)) {
      if (json[name] !== value) {
        this.faults.push(`a request with a wrong ${name}`);
      }
    }
    if (pathname === '/api/voice/permit') {
      return this.#permit(json);
    }
    if (pathname === '/api/voice/reports') {
      return this.#report(json);
    }
    this.faults.push(`a request to ${pathname}`);
    return { code: 404, text: '' };
  }

  #take(answers) {
    return answers[0] === 'down' ? 'down' : answers.shift();
  }

  async #permit(json) {
    this.asked.push({ ...json, at: this.#clock.now() });
    if (Object.keys(json).sort().join() !== 'attempt,control_url,session,ticket') {
      this.faults.push('a request for a permit with other fields');
    }
    const how = this.#take(this.permitAnswers);
    switch (how) {
      case 'down':
        await this.#clock.sleep(6000);
        return { code: -4 };
      case 'lost':
        this.#grant(json.session);
        await this.#clock.sleep(3000);
        return { code: -6 };
      case 'cut_off':
        this.#grant(json.session);
        return { code: 200, text: '{"granted":true,"call":{"phone_nu' };
      case 'refused':
        return { code: 200, text: JSON.stringify({ granted: false, reason: 'do_not_call' }) };
      case 'forged':
        return { code: 401, text: '' };
      case 'unavailable':
        return { code: 503, text: '' };
      case 'limited':
        return { code: 429, text: '' };
      case 'odd_yes':
        return { code: 200, text: JSON.stringify({ granted: 'true', call: this.plan }) };
      case 'odd_number':
        this.#grant(json.session);
        return {
          code: 200,
          text: JSON.stringify({ granted: true, call: { ...this.plan, phone_number: 'call me' } }),
        };
      default:
        return this.#yes(json, how?.after ?? this.latency);
    }
  }

  async #yes(json, after) {
    const askedAt = this.#clock.now();
    const isGranted = this.#grant(json.session);
    await this.#clock.sleep(after);
    if (isGranted) {
      this.yeses.push({ askedAt, toldAt: this.#clock.now() });
    }
    return {
      code: 200,
      text: JSON.stringify(
        isGranted ? { granted: true, call: this.plan } : { granted: false, reason: 'not_granted' },
      ),
    };
  }

  #grant(session) {
    this.#grantedTo ??= session;
    return this.#grantedTo === session;
  }

  async #report(json) {
    this.#check(json);
    const report = { ...json, at: this.#clock.now(), isAcknowledged: false };
    this.reports.push(report);
    if (++this.#reportsUnderWay > 1) {
      this.faults.push('two reports at a time');
    }
    try {
      if (this.#grantedTo === undefined) {
        // A session that heard no answer cannot know whether it was granted, and says that it did not dial.
        if (!json.events.some((event) => event.type === 'not_dialled')) {
          this.faults.push('a report before the permit');
        }
        return { code: 409, text: '' };
      }
      const how = this.#take(this.reportAnswers);
      switch (how) {
        case 'down':
          await this.#clock.sleep(2000);
          return { code: -4 };
        case 'never_arrives':
          await this.#clock.sleep(2000);
          return { code: -7 };
        case 'lost':
          this.#keep(json);
          await this.#clock.sleep(1000);
          return { code: -6 };
        case 'unavailable':
          return { code: 503, text: '' };
        case 'odd':
          this.#keep(json);
          return { code: 200, text: '<html>' };
        case 'too_large':
          return { code: 413, text: '' };
        case 'forged':
          return { code: 401, text: '' };
        case 'not_granted':
          return { code: 409, text: '' };
        default:
          this.#keep(json);
          await this.#clock.sleep(how?.after ?? this.latency);
          report.isAcknowledged = true;
          return { code: 200, text: JSON.stringify({ ack: json.seq }) };
      }
    } finally {
      this.#reportsUnderWay--;
    }
  }

  #keep(json) {
    for (const event of json.events) {
      this.#events.set(event.n, event);
    }
  }

  #check(json) {
    if (Object.keys(json).sort().join() !== 'attempt,events,seq,session,ticket') {
      this.faults.push('a report with other fields');
    }
    const before = this.reports.at(-1);
    const isRepeat = before !== undefined && before.seq === json.seq;
    if (isRepeat && JSON.stringify(before.events) !== JSON.stringify(json.events)) {
      this.faults.push('a repeated report that differs');
    }
    if (
      !Number.isInteger(json.seq) ||
      json.seq < this.#lastSeq ||
      (before !== undefined && before.seq > json.seq)
    ) {
      this.faults.push(`report ${json.seq} after ${this.#lastSeq}`);
    }
    this.#lastSeq = json.seq;
    if (!Array.isArray(json.events) || json.events.length === 0) {
      this.faults.push('a report without events');
      return;
    }
    let no = 0;
    for (const event of json.events) {
      this.#checkEvent(event);
      if (!(event.n > no)) {
        this.faults.push(`event ${event.n} after ${no}`);
      }
      no = event.n;
    }
  }

  #checkEvent(event) {
    const fields = EVENTS[event.type];
    if (fields === undefined) {
      this.faults.push(`an event of no known type: ${event.type}`);
      return;
    }
    const names = ['n', 'type', 'at', ...Object.keys(fields)].sort().join();
    if (Object.keys(event).sort().join() !== names) {
      this.faults.push(`${event.type} has the fields ${Object.keys(event).join()}`);
    }
    for (const [name, isRight] of Object.entries(fields)) {
      if (!isRight(event[name])) {
        this.faults.push(`${event.type}.${name} is ${JSON.stringify(event[name])}`);
      }
    }
    if (new Date(event.at).toISOString() !== event.at) {
      this.faults.push(`${event.type}.at is ${event.at}`);
    }
  }
}

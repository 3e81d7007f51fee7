// What the provider is told to be like. A script is merged over the one before: objects by their names, all else as a
// whole. Every number that is a probability lies from 0 to 1, and times are milliseconds.

import { pick, seeded } from '../simulator/chance.mjs';

/**
 * How a request is treated, for StartScenarios and, as far as it makes sense there, for every other method:
 *
 *   answered     as it should be
 *   lost         it never arrives: nothing is done, and no answer comes
 *   unanswered   it is done, and no answer comes
 *   closed       it is done, and the connection is closed at once instead of an answer
 *   doubled      it arrives twice, and is done twice
 *   broken       it is done, and the answer is cut in half
 *   garbage      it is done, and the answer is a page of a proxy
 *   slow         it is done, and answered after `slow_ms`
 *   held         it is answered as if it were done, and no session runs
 *   {error}      200, with an error of that code, and nothing is done
 *   {http}       that status, and nothing is done
 */
const TREATMENTS = ['lost', 'unanswered', 'closed', 'doubled', 'broken', 'garbage', 'slow', 'held'];

export const DEFAULTS = {
  /** Where HALO answers the scenario: one address or several nodes. */
  halo: 'http://127.0.0.1:8080',
  /** How long a talk takes, compared with life. */
  pace: 0.05,
  /** Who is called: by number, else by its last digit, else `person`; see Person in life.mjs. */
  people: {},
  people_by_last_digit: {},
  person: {},
  account: {
    account_id: 1234567,
    account_name: 'halo-test',
    api_key: 'loopback-api-key',
    key_id: 'loopback-key',
    active: true,
    frozen: false,
    balance: 100.5,
    currency: 'USD',
    application: { application_id: 10456, application_name: 'halo.halo-test.voximplant.com' },
    rules: [{ rule_id: 20789, rule_name: 'halo-outbound', rule_pattern: 'halo-outbound-only' }],
    scenarios: [{ scenario_id: 30111, scenario_name: 'halo-call' }],
    /** The rules' scenarios; a rule that is not named here has all of them. */
    bound: {},
    caller_ids: [
      { callerid_id: 1, callerid_number: '998712000000', active: true, verified_until: '2099-01-01' },
    ],
    secrets: [{ secret_id: 1, secret_name: 'OPENAI_API_KEY' }],
    /** Roles of the key: without 'Developer' or one like it sessions are refused with 104. */
    roles: ['Developer'],
  },
  /** How many of the requests for a session are treated in which way; the rest is answered. */
  starts: {},
  /** The same for every other method. */
  reads: {},
  /** What comes next for a method, before chance: a list of treatments, used up one by one. */
  next: {},
  slow_ms: 1500,
  /** How long an answer that never comes is waited for until the connection ends: from, to. */
  hang_ms: [0, 1000],
  /** How much of the custom data arrives, in bytes. */
  custom_data_bytes: 200,
  /** How long after its start a session begins to run: from, to. */
  start_ms: [0, 50],
  /** The probability that a session begins so late, and how late. */
  late: 0,
  late_ms: 30_000,
  /** How far the history is behind. */
  history_lag_ms: 0,
  /** How the end of a call stands in it: `object`, `string` or `none`. */
  end_reason: 'object',
  /** How many sessions of somebody else stand in it. */
  strangers: 0,
  sessions: {
    permit_answer_lost: 0,
    report_lost: 0,
    report_doubled: 0,
    report_answer_lost: 0,
    /** Probabilities of what may befall a session as a whole. */
    end_report_lost: 0,
    /** Whether a session dies with its lost end, instead of trying for another minute. */
    dies_when_end_is_lost: false,
    dies_after_permit: 0,
    dies_after_dialling: 0,
    dies_after_answer: 0,
    /** Somebody who knows the attempt, but not the ticket, reports and asks as well. */
    forged: 0,
  },
  /** False lets sessions dial whatever HALO says; `phone_book` then tells the phone of an attempt. */
  with_permit: true,
  phone_book: null,
};

export class Script {
  #script = structuredClone(DEFAULTS);
  #chance;

  constructor(seed) {
    this.#chance = seeded(seed);
  }

  /** Merges what is given over what there is; an unknown name is refused. */
  apply(given) {
    for (const name of Object.keys(given)) {
      if (!(name in DEFAULTS)) {
        throw new Error(`there is no such thing in a script: ${name}`);
      }
    }
    for (const treatment of [...Object.keys(given.starts ?? {}), ...Object.keys(given.reads ?? {})]) {
      if (!TREATMENTS.includes(treatment)) {
        throw new Error(`there is no such treatment: ${treatment}`);
      }
    }
    this.#script = merged(this.#script, given);
  }

  get now() {
    return this.#script;
  }

  chance() {
    return this.#chance();
  }

  happens(probability) {
    return this.#chance() < probability;
  }

  /** A time from a range of [from, to]. */
  within([from, to]) {
    return from + this.#chance() * (to - from);
  }

  /** How the next request of a method is treated. */
  treatment(method) {
    const next = this.#script.next[method] ?? [];
    if (next.length > 0) {
      return next.shift();
    }
    const shares = Object.entries(method === 'StartScenarios' ? this.#script.starts : this.#script.reads);
    let left = this.#chance();
    for (const [treatment, share] of shares) {
      left -= share;
      if (left < 0) {
        return treatment;
      }
    }
    return 'answered';
  }

  /** Who picks up. */
  personOf(number) {
    const { people, people_by_last_digit, person } = this.#script;
    const known = people[number] ?? people_by_last_digit[number.slice(-1)] ?? person;
    return Array.isArray(known) ? pick(known, this.#chance) : known;
  }
}

function merged(one, other) {
  const isObject = (value) => value !== null && typeof value === 'object' && !Array.isArray(value);
  if (!isObject(one) || !isObject(other)) {
    return structuredClone(other);
  }
  const result = { ...one };
  for (const [name, value] of Object.entries(other)) {
    result[name] = name in one ? merged(one[name], value) : structuredClone(value);
  }
  return result;
}

// The methods of the management API that HALO uses: what each does to the account, and what it answers. Everything is
// said with status 200, mistakes as well.

import { createVerify } from 'node:crypto';
import { stamp } from './sessions.mjs';

/** Any of these roles may start sessions. */
const STARTERS = ['Owner', 'Admin', 'Developer', 'CallsSMS', 'Scenarios'];
const LONGEST_TOKEN = 3600;
const MOST_ROWS = 1000;
const MOST_SKIPPED = 10_000;

/** What is said instead of a result. */
export class ApiError extends Error {
  constructor(code, message) {
    super(message);
    this.code = code;
  }
}

export class Management {
  #script;
  #sessions;
  #publicKey;

  /**
   * @param {import('./script.mjs').Script} script
   * @param {import('./sessions.mjs').Sessions} sessions
   * @param {string} [publicKey] what tokens are signed with, as PEM; without one any signature will do
   */
  constructor(script, sessions, publicKey) {
    this.#script = script;
    this.#sessions = sessions;
    this.#publicKey = publicKey;
  }

  #methods = {
    StartScenarios: (given, how) => this.#start(given, how),
    GetCallHistory: (given) => this.#history(given),
    GetAccountInfo: (given) => this.#account(given),
    GetApplications: ({ application_name }) =>
      listed([this.#known.application].filter(({ application_name: name }) => holds(name, application_name))),
    GetRules: (given) => this.#rules(given),
    GetScenarios: ({ scenario_id, scenario_name, with_script }) =>
      listed(
        this.#known.scenarios
          .filter((one) => scenario_id === undefined || String(one.scenario_id) === scenario_id)
          .filter((one) => holds(one.scenario_name, scenario_name))
          .map(({ scenario_script, ...one }) => (with_script === 'true' ? { ...one, scenario_script } : one)),
      ),
    GetCallerIDs: ({ callerid_number }) =>
      listed(this.#known.caller_ids.filter((one) => holds(one.callerid_number, callerid_number))),
    GetPhoneNumbers: () => listed([]),
    GetSecrets: () => listed(this.#known.secrets),
    DeleteRecord: () => ({ result: 1 }),
  };

  get #known() {
    return this.#script.now.account;
  }

  /**
   * @param {string} method
   * @param {Record<string, string>} given the form's fields
   * @param {string | undefined} authorization the header
   * @param {{isHeld: boolean}} how
   */
  answer(method, given, authorization, how) {
    this.#authorise(given, authorization);
    const act = this.#methods[method];
    if (act === undefined) {
      throw new ApiError(101, "Unknown command 'cmd'.");
    }
    return act(given, how);
  }

  /** An api key in the form, or a token of a service account in the header. */
  #authorise(given, authorization) {
    const account = this.#known;
    if (authorization !== undefined) {
      this.#authoriseToken(authorization);
    } else if (given.account_id !== String(account.account_id) || given.api_key !== account.api_key) {
      throw new ApiError(100, 'Authorization failed.');
    }
  }

  #authoriseToken(authorization) {
    const [, token] = /^Bearer ([\w-]+\.[\w-]+\.[\w-]+)$/.exec(authorization) ?? [];
    const [header, claims] = (token ?? '').split('.').map(readPart);
    if (header === undefined || claims === undefined || header.alg !== 'RS256') {
      throw new ApiError(447, 'Invalid token format.');
    }
    const now = Date.now() / 1000;
    const { account_id, key_id } = this.#known;
    if (header.kid !== key_id) {
      throw new ApiError(433, 'Unknown key.');
    }
    if (claims.exp - claims.iat > LONGEST_TOKEN) {
      throw new ApiError(454, 'The token lives too long.');
    }
    if (claims.iat > now + 1) {
      throw new ApiError(455, 'The token was issued in the future.');
    }
    if (claims.exp < now) {
      throw new ApiError(456, 'The token is expired.');
    }
    if (String(claims.iss) !== String(account_id) || !this.#isSigned(token)) {
      throw new ApiError(100, 'Authorization failed.');
    }
  }

  #isSigned(token) {
    if (this.#publicKey === undefined) {
      return true;
    }
    const cut = token.lastIndexOf('.');
    const verifier = createVerify('RSA-SHA256').update(token.slice(0, cut));
    return verifier.verify(this.#publicKey, token.slice(cut + 1), 'base64url');
  }

  #start({ rule_id, script_custom_data }, { isHeld }) {
    const { roles, rules, frozen, active, balance } = this.#known;
    if (!roles.some((role) => STARTERS.includes(role))) {
      throw new ApiError(104, 'Forbidden.');
    }
    if (!active) {
      throw new ApiError(131, 'The account is not activated.');
    }
    if (frozen) {
      throw new ApiError(317, 'The account is frozen.');
    }
    if (balance <= 0) {
      throw new ApiError(127, 'Insufficient funds.');
    }
    const rule = rules.find((one) => String(one.rule_id) === rule_id);
    if (rule === undefined) {
      throw new ApiError(147, "The 'rule_id' parameter is invalid.");
    }
    if (this.#scenariosOf(rule).length === 0) {
      throw new ApiError(375, 'The rule has no scenario.');
    }
    const kept = this.#sessions.begin(script_custom_data ?? '', isHeld);
    return {
      result: 1,
      media_session_access_url: this.#sessions.controlUrl(kept),
      media_session_access_secure_url: this.#sessions.controlUrl(kept),
      call_session_history_id: kept.id,
    };
  }

  #scenariosOf(rule) {
    const { bound, scenarios } = this.#known;
    const names = bound[rule.rule_name];
    return names === undefined ? scenarios : scenarios.filter((one) => names.includes(one.scenario_name));
  }

  #rules({ rule_id, rule_name, application_id }) {
    const { rules, application } = this.#known;
    if (application_id !== undefined && application_id !== String(application.application_id)) {
      throw new ApiError(116, "The 'application_id' parameter is invalid.");
    }
    return listed(
      rules
        .filter((rule) => rule_id === undefined || String(rule.rule_id) === rule_id)
        .filter((rule) => holds(rule.rule_name, rule_name))
        .map((rule) => ({
          ...rule,
          application_id: application.application_id,
          scenarios: this.#scenariosOf(rule).map(({ scenario_id, scenario_name }) => ({
            scenario_id,
            scenario_name,
          })),
        })),
    );
  }

  #account({ return_live_balance }) {
    const { account_id, account_name, api_key, active, frozen, balance, currency } = this.#known;
    return {
      result: {
        account_id,
        account_name,
        account_email: 'nobody@example.com',
        api_key,
        active,
        frozen,
        balance,
        ...(return_live_balance === 'true' ? { live_balance: balance } : {}),
        credit_limit: 0,
        money_on_hold: 0,
        currency,
        api_address: 'api.voximplant.com',
        created: '2026-01-15 09:00:00',
      },
      api_address: 'api.voximplant.com',
    };
  }

  #history(given) {
    const count = Math.min(MOST_ROWS, Number(given.count ?? 20));
    const offset = Number(given.offset ?? 0);
    if (!(count >= 0) || !(offset >= 0 && offset <= MOST_SKIPPED)) {
      throw new ApiError(103, 'Invalid parameters.');
    }
    const rows = this.#sessions.history().filter((row) => fits(row, given));
    rows.sort((one, other) => one.call_session_history_id - other.call_session_history_id);
    if (given.desc_order === 'true') {
      rows.reverse();
    }
    const result = rows.slice(offset, offset + count).map((row) => trimmed(row, given));
    return { result, total_count: rows.length, count: result.length, timezone: 'Etc/GMT' };
  }
}

/** The filters of GetCallHistory that HALO may use. */
function fits(row, given) {
  const ids = given.call_session_history_id?.split(';');
  const data = given.call_session_history_custom_data;
  return (
    (ids === undefined || ids.includes(String(row.call_session_history_id))) &&
    (data === undefined || data === row.custom_data) &&
    (given.application_id === undefined || given.application_id === String(row.application_id)) &&
    (given.application_name === undefined || given.application_name === row.application_name) &&
    (given.rule_name === undefined || given.rule_name === row.rule_name) &&
    row.start_date >= (given.from_date ?? stamp(Date.now() - 31 * 86_400_000)) &&
    row.start_date <= (given.to_date ?? '9999')
  );
}

function trimmed(row, given) {
  const { calls, records, other_resource_usage, ...rest } = row;
  return {
    ...rest,
    ...(given.with_calls === 'true' ? { calls } : {}),
    ...(given.with_records === 'true' ? { records } : {}),
    ...(given.with_other_resources === 'true' ? { other_resource_usage } : {}),
  };
}

function listed(result) {
  return { result, total_count: result.length, count: result.length };
}

function holds(text, part) {
  return part === undefined || text.includes(part);
}

function readPart(part) {
  try {
    return JSON.parse(Buffer.from(part, 'base64url').toString('utf8'));
  } catch {
    return undefined;
  }
}

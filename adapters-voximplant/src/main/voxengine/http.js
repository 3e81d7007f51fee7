// Requests to the outside. The platform runs three at once; the scenario never has more than two on their way: one
// report, and one question for the permit or to a text model.

/**
 * Posts JSON. It never rejects: what went wrong is a code of 0 or less. The request leaves before this returns.
 *
 * @param {string} url
 * @param {object} body
 * @param {{ timeoutMs: number, headers?: { [name: string]: string } }} options
 * @returns {Promise<HttpAnswer>}
 */
async function post(url, body, options) {
  const seconds = Math.max(1, Math.ceil(options.timeoutMs / 1000));
  try {
    const answer = await Net.httpRequestAsync(url, {
      method: 'POST',
      headers: Object.assign({ 'Content-Type': 'application/json' }, options.headers),
      postData: JSON.stringify(body),
      timeout: seconds,
      connectionTimeout: Math.min(6, seconds),
      enableSystemLog: false,
    });
    return { code: answer.code, text: answer.text || '' };
  } catch (limit) {
    // The platform throws when too many requests wait, which later is no longer so.
    return { code: 0, text: '' };
  }
}

/**
 * Whether the same request may fare better later. A malformed address, endless redirects and oversized answers stay.
 *
 * @param {number} code
 */
function mayPass(code) {
  return (
    code === 408 || code === 429 || code >= 500 || (code <= 0 && code !== -2 && code !== -5 && code !== -9)
  );
}

/**
 * @param {string} text
 * @returns {Foreign} undefined when it is no JSON object
 */
function parseObject(text) {
  try {
    const value = JSON.parse(text);
    return value !== null && typeof value === 'object' && !Array.isArray(value) ? value : undefined;
  } catch (malformed) {
    return undefined;
  }
}

/** Whether the session terminates: answers still come in then, and there are no timers any more. */
let isTerminating = false;

/**
 * Waits; for ever, once the session terminates.
 *
 * @param {number} milliseconds
 */
function sleep(milliseconds) {
  return new Promise((/** @type {(value?: undefined) => void} */ resolve) => {
    if (!isTerminating) {
      setTimeout(resolve, milliseconds);
    }
  });
}

/**
 * Writes to the session's log. Only fixed words and numbers go in: the log is kept where others can read it.
 *
 * @param {string} what
 * @param {number} [code]
 */
function log(what, code) {
  Logger.write(`halo: ${what}${code === undefined ? '' : ` ${code}`}`);
}

// Telling HALO what happens. Reports go one after the other, each until it is acknowledged; HALO knows a repeated one by
// its sequence number, and a repeated event by the event's own.

/**
 * @param {Identity} who
 * @returns {Reporter}
 */
function createReporter(who) {
  const url = `${HALO_URL}/api/voice/reports`;
  /** @type {object[]} */
  let queue = [];
  /** @type {{ seq: number, events: object[] } | undefined} sent, and not acknowledged yet */
  let current;
  let seq = 0;
  let eventNo = 0;
  let failures = 0;
  let isSending = false;
  /** HALO has said yes to this session, before which it would refuse its reports. */
  let hasBegun = false;
  /** HALO does not want this session's reports. */
  let isUnwanted = false;
  /** There is no time to try again: what is left is for the last words. */
  let isGivenUp = false;
  /** @type {number | undefined} */
  let flushing;
  /** @type {() => void} */
  let onEmpty = () => undefined;

  /** @type {Reporter['report']} */
  function report(type, fields, options = {}) {
    if (isUnwanted) {
      return;
    }
    const at = new Date(options.at === undefined ? Date.now() : options.at).toISOString();
    queue.push(Object.assign({ n: ++eventNo, type, at }, fields));
    if (isGivenUp || !hasBegun) {
      return;
    }
    if (options.urgent === true) {
      flush();
    } else if (flushing === undefined) {
      flushing = setTimeout(flush, REPORT_PAUSE);
    }
  }

  /** @type {Reporter['begin']} */
  function begin() {
    hasBegun = true;
  }

  function flush() {
    if (flushing !== undefined) {
      clearTimeout(flushing);
      flushing = undefined;
    }
    if (!isSending) {
      isSending = true;
      pump().catch(broken);
    }
  }

  async function pump() {
    while (!isUnwanted && !isGivenUp && (current !== undefined || queue.length > 0)) {
      if (current === undefined) {
        current = { seq: ++seq, events: queue.splice(0, REPORT_MOST_EVENTS) };
      }
      await deliver(current);
    }
    isSending = false;
    onEmpty();
  }

  /** @param {{ seq: number, events: object[] }} sent */
  async function deliver(sent) {
    const answer = await post(url, body(sent), { timeoutMs: REPORT_TIMEOUT });
    if (answer.code === 200 && isAcknowledged(answer.text, sent.seq)) {
      current = undefined;
      failures = 0;
    } else if (answer.code === 200 || mayPass(answer.code)) {
      await sleep(REPORT_RETRIES[Math.min(failures++, REPORT_RETRIES.length - 1)]);
    } else if (answer.code === 401 || answer.code === 403 || answer.code === 404 || answer.code === 409) {
      log('reports are unwanted', answer.code);
      isUnwanted = true;
      current = undefined;
      queue = [];
    } else {
      log('a report was refused', answer.code); // it would be refused again, and what comes after it may not
      current = undefined;
    }
  }

  /** @param {{ seq: number, events: object[] }} sent */
  function body(sent) {
    return {
      attempt: who.attempt,
      ticket: who.ticket,
      session: who.session,
      seq: sent.seq,
      events: sent.events,
    };
  }

  /** @type {Reporter['finish']} */
  function finish() {
    return new Promise((/** @type {(value?: undefined) => void} */ resolve) => {
      const lastChance = setTimeout(() => {
        giveUp();
        resolve();
      }, REPORT_LAST_CHANCE);
      onEmpty = () => {
        clearTimeout(lastChance);
        resolve();
      };
      flush();
    });
  }

  /** @type {Reporter['giveUp']} */
  function giveUp() {
    isGivenUp = true;
  }

  /** @type {Reporter['sendLastWords']} */
  function sendLastWords() {
    const events = (current === undefined ? [] : current.events).concat(queue);
    if (hasBegun && !isUnwanted && events.length > 0) {
      post(url, body({ seq: ++seq, events }), { timeoutMs: REPORT_TIMEOUT });
    }
  }

  return { begin, report, finish, giveUp, sendLastWords };
}

/**
 * @param {string} text
 * @param {number} seq
 */
function isAcknowledged(text, seq) {
  const answer = parseObject(text);
  return answer !== undefined && answer.ack >= seq;
}

// Asking HALO whether this session may dial. Nothing rings but on an explicit, fresh yes.

/**
 * @param {string} customData `<attempt>.<ticket>`; the platform may have cut it short
 * @returns {{ attempt: string, ticket: string } | undefined}
 */
function readCustomData(customData) {
  const match = /^([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})\.([0-9a-f]{32})$/.exec(customData);
  return match === null ? undefined : { attempt: match[1], ticket: match[2] };
}

/**
 * Asks until there is an answer, the tries are used up, or the time is over. HALO gives this very session the same
 * answer again, so asking again is safe; the answer of an earlier try that arrives later than the window counts for
 * nothing.
 *
 * @param {Identity} who
 * @returns {Promise<Permit>}
 */
function askPermit(who) {
  return new Promise((/** @type {(permit: Permit) => void} */ resolve) => {
    const began = Date.now();
    let over = false;
    const deadline = setTimeout(() => settle({ kind: 'unused', reason: 'unreachable' }), PERMIT_WINDOW);

    /** @param {Permit} permit */
    function settle(permit) {
      if (!over) {
        over = true;
        clearTimeout(deadline);
        resolve(permit);
      }
    }

    async function ask() {
      for (let tried = 1; tried <= PERMIT_TRIES && !over; tried++) {
        const asked = Date.now();
        const left = began + PERMIT_WINDOW - asked;
        const answer = await post(
          `${HALO_URL}/api/voice/permit`,
          { attempt: who.attempt, ticket: who.ticket, session: who.session, control_url: who.controlUrl },
          { timeoutMs: Math.min(PERMIT_TIMEOUT, left) },
        );
        const permit = judge(answer, Date.now() - asked);
        if (permit !== undefined) {
          settle(permit);
        } else if (tried < PERMIT_TRIES) {
          await sleep(PERMIT_PAUSES[tried - 1]);
        }
      }
      settle({ kind: 'unused', reason: 'unreachable' });
    }

    ask().catch(broken);
  });
}

/**
 * @param {HttpAnswer} answer
 * @param {number} age how long the answer was on its way, by our own stopwatch
 * @returns {Permit | undefined} undefined when there was no answer and it is worth asking again
 */
function judge(answer, age) {
  if (mayPass(answer.code)) {
    return undefined;
  }
  if (answer.code !== 200) {
    return { kind: 'denied', reason: 'denied' };
  }
  const body = parseObject(answer.text);
  if (body === undefined) {
    return undefined; // cut off on its way
  }
  if (body.granted !== true) {
    return { kind: 'denied', reason: 'refused' };
  }
  if (age > PERMIT_FRESH) {
    return { kind: 'unused', reason: 'stale' };
  }
  const plan = readPlan(body.call);
  return plan === undefined ? { kind: 'unused', reason: 'unreadable' } : { kind: 'granted', plan };
}

/**
 * @param {Foreign} call
 * @returns {CallPlan | undefined} undefined when what cannot be guessed is missing
 */
function readPlan(call) {
  if (call === null || typeof call !== 'object') {
    return undefined;
  }
  const ai = call.ai !== null && typeof call.ai === 'object' ? call.ai : {};
  /** @type {CallPlan} */
  const plan = {
    phoneNumber: digitsOf(call.phone_number),
    callerId: digitsOf(call.caller_id),
    language: oneOf(['ru', 'uz', 'tj', 'auto'], call.language, 'auto'),
    voice: oneOf(['male', 'female', 'neutral'], call.voice, 'neutral'),
    greeting: textOf(call.greeting),
    prompt: textOf(call.prompt),
    record: call.record === true,
    maxSeconds: within(30, call.max_seconds, 3300, 600),
    silenceSeconds: within(5, call.silence_seconds, 300, 30),
    ringSeconds: within(5, call.ring_seconds, 60, 45),
    amd: textOf(call.amd) || null,
    mode: oneOf(['realtime', 'pipeline'], call.mode, 'realtime'),
    model: textOf(call.model),
    transcriptionModel: textOf(call.transcription_model) || 'gpt-4o-transcribe',
    discloseAi: call.disclose_ai !== false,
    baseUrl: textOf(ai.base_url) || null,
    secretName: textOf(ai.secret_name),
  };
  const isWhole =
    plan.phoneNumber !== '' &&
    plan.callerId !== '' &&
    plan.greeting !== '' &&
    plan.model !== '' &&
    plan.secretName !== '' &&
    (plan.baseUrl === null || /^https:\/\//.test(plan.baseUrl));
  return isWhole ? plan : undefined;
}

/** @param {Foreign} value */
function textOf(value) {
  return typeof value === 'string' ? value.trim() : '';
}

/**
 * A phone number as digits alone, which is how the platform wants it; empty when it is no such number.
 *
 * @param {Foreign} value
 */
function digitsOf(value) {
  const match = /^\+?([1-9]\d{6,14})$/.exec(textOf(value));
  return match === null ? '' : match[1];
}

/**
 * @template {string} T
 * @param {T[]} words
 * @param {Foreign} value
 * @param {T} otherwise
 * @returns {T}
 */
function oneOf(words, value, otherwise) {
  return words.indexOf(value) < 0 ? otherwise : value;
}

/**
 * @param {number} least
 * @param {Foreign} value
 * @param {number} most
 * @param {number} otherwise
 */
function within(least, value, most, otherwise) {
  return typeof value === 'number' && isFinite(value) ? Math.min(most, Math.max(least, value)) : otherwise;
}

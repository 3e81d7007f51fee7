// The conversation by OpenAI's realtime model: it hears the line and speaks on it; this looks after it.

/**
 * @param {CallPlan} plan
 * @param {string} apiKey
 * @param {Call} call
 * @param {Transcript} transcript
 * @param {TalkListener} listener
 * @returns {Talk}
 */
function createRealtimeTalk(plan, apiKey, call, transcript, listener) {
  /** @type {OpenAI.RealtimeAPIClient | undefined} */
  let client;
  let isClosed = false;
  /** @type {'no' | 'asked' | 'asked_for_less' | 'yes'} whether the model has its settings */
  let isConfigured = 'no';
  /** @type {'not_yet' | 'speaking' | 'over'} the words that nobody can talk over */
  let opening = 'not_yet';
  let isSpeaking = false;
  let failedResponses = 0;
  /** @type {number[]} */
  let errorTimes = [];
  /** @type {'no' | 'asked' | 'said'} whether the model has taken its leave */
  let goodbye = 'no';
  const tokens = noTokens();

  function start() {
    connect().catch(broken);
  }

  async function connect() {
    const began = Date.now();
    try {
      use(await open(OPEN_TIMEOUT));
    } catch (first) {
      log('the voice model did not open');
      if (isClosed) {
        return;
      }
      if (isUnauthorized(first)) {
        lose('unauthorized');
        return;
      }
      if (Date.now() - began > OPEN_AGAIN_WITHIN) {
        lose('open_failed');
        return;
      }
      try {
        use(await open(OPEN_AGAIN_TIMEOUT));
      } catch (second) {
        lose(isUnauthorized(second) ? 'unauthorized' : 'open_failed');
      }
    }
  }

  /**
   * Opens the model's socket, or rejects.
   *
   * @param {number} patience
   * @returns {Promise<OpenAI.RealtimeAPIClient>}
   */
  function open(patience) {
    return new Promise((resolve, reject) => {
      let isOver = false;
      let isOpen = false;
      /** @param {unknown} cause */
      const fail = (cause) => {
        isOver = true;
        clearTimeout(timer);
        reject(cause);
      };
      const timer = setTimeout(() => fail(new Error('time-out')), patience);
      OpenAI.createRealtimeAPIClient({
        apiKey,
        model: plan.model,
        baseUrl: plan.baseUrl === null ? undefined : plan.baseUrl,
        privacy: true,
        onWebSocketClose: (event) => (isOpen ? lose(`closed_${event.code}`) : fail(new Error('closed'))),
      }).then((opened) => {
        clearTimeout(timer);
        if (isOver || isClosed) {
          opened.close();
          reject(new Error('too late'));
        } else {
          isOpen = true;
          resolve(opened);
        }
      }, fail);
    });
  }

  /** @param {OpenAI.RealtimeAPIClient} opened */
  function use(opened) {
    client = opened;
    listenToSession(opened);
    listenToItems(opened);
    // Should the model's word be missed, its settings are sent all the same.
    later(CREATED_PATIENCE, () => configure(opened));
    later(UPDATED_PATIENCE, () => isConfigured !== 'yes' && lose('not_configured'));
  }

  /** @param {OpenAI.RealtimeAPIClient} opened */
  function listenToSession(opened) {
    const events = OpenAI.RealtimeAPIEvents;
    on(opened, events.SessionCreated, () => configure(opened));
    on(opened, events.SessionUpdated, () => greet(opened));
    on(opened, events.HTTPResponse, (payload) =>
      refused(Number(payload.status || payload.status_code || payload.code)),
    );
    on(opened, events.Error, (payload) => failed(opened, payload.error || payload));
    on(opened, events.WebSocketError, () => lose('socket_error'));
    on(opened, events.ResponseDone, (payload) => responded(opened, payload.response || {}));
    on(opened, events.InputAudioBufferSpeechStarted, (payload) => {
      listener.sound();
      if (payload.item_id) {
        transcript.add(payload.item_id, 'customer');
      }
      opened.clearMediaBuffer(); // whoever is interrupted falls silent
      isSpeaking = false;
    });
    on(opened, events.InputAudioBufferSpeechStopped, () => listener.sound());
    on(opened, OpenAI.Events.WebSocketMediaStarted, () => {
      isSpeaking = true;
      listener.sound();
    });
    on(opened, OpenAI.Events.WebSocketMediaEnded, () => {
      isSpeaking = false;
      listener.sound();
      if (goodbye === 'said') {
        leave();
      }
    });
  }

  /** @param {OpenAI.RealtimeAPIClient} opened */
  function listenToItems(opened) {
    const events = OpenAI.RealtimeAPIEvents;
    on(opened, events.InputAudioBufferCommitted, (payload) =>
      transcript.add(payload.item_id, 'customer', payload.previous_item_id),
    );
    on(opened, events.ConversationItemAdded, (payload) => {
      const item = payload.item || {};
      transcript.add(item.id, speakerOf(item), payload.previous_item_id);
    });
    on(opened, events.ConversationItemInputAudioTranscriptionCompleted, (payload) => {
      tokens.transcription += numberOf(payload.usage && payload.usage.total_tokens);
      transcript.said(payload.item_id, 'customer', textOf(payload.transcript));
      listener.sound();
    });
    on(opened, events.ConversationItemInputAudioTranscriptionFailed, (payload) =>
      transcript.lost(payload.item_id),
    );
    on(opened, events.ResponseOutputAudioTranscriptDone, (payload) =>
      transcript.said(payload.item_id, 'agent', textOf(payload.transcript)),
    );
  }

  /**
   * @param {OpenAI.RealtimeAPIClient} opened
   * @param {OpenAI.Events | OpenAI.RealtimeAPIEvents} event
   * @param {(payload: Foreign) => void} handle
   */
  function on(opened, event, handle) {
    opened.addEventListener(
      event,
      guarded((/** @type {OpenAI.Event} */ happened) => {
        if (!isClosed && opened === client) {
          handle((happened.data && happened.data.payload) || {});
        }
      }),
    );
  }

  /** @param {OpenAI.RealtimeAPIClient} opened */
  function configure(opened) {
    if (isConfigured === 'no') {
      isConfigured = 'asked';
      opened.sessionUpdate({ session: realtimeSession(plan, true) });
    }
  }

  /** @param {OpenAI.RealtimeAPIClient} opened */
  function greet(opened) {
    if (isConfigured === 'yes') {
      return;
    }
    isConfigured = 'yes';
    // The person cannot be heard yet, or a "hello?" would cut the disclosure off.
    opened.sendMediaTo(call);
    opening = 'speaking';
    speakOpening(opened);
    later(OPENING_LONGEST, () => hearThePerson(opened));
  }

  /** @param {OpenAI.RealtimeAPIClient} opened */
  function speakOpening(opened) {
    opened.responseCreate({
      response: { instructions: instructionsToOpen(openingOf(plan)), tool_choice: 'none' },
    });
  }

  /** @param {OpenAI.RealtimeAPIClient} opened */
  function hearThePerson(opened) {
    if (opening !== 'over') {
      opening = 'over';
      call.sendMediaTo(opened);
    }
  }

  /**
   * @param {OpenAI.RealtimeAPIClient} opened
   * @param {Foreign} response
   */
  function responded(opened, response) {
    addTokens(tokens, response.usage);
    const output = Array.isArray(response.output) ? response.output : [];
    output.filter((/** @type {Foreign} */ item) => item.type === 'message').forEach(settle);
    if (response.status === 'failed' || response.status === 'incomplete') {
      retry(opened, errorOf(response));
      return;
    }
    failedResponses = 0;
    hearThePerson(opened);
    const calls = output.filter((/** @type {Foreign} */ item) => item.type === 'function_call');
    if (calls.length > 0) {
      const hasSpoken = output.some((/** @type {Foreign} */ item) => item.type === 'message');
      useTools(opened, calls, hasSpoken);
    } else if (goodbye === 'asked') {
      leaveSoon();
    }
  }

  /** @param {Foreign} message an agent's message whose words may not have come by their own event */
  function settle(message) {
    const parts = Array.isArray(message.content) ? message.content : [];
    const words = parts.map((/** @type {Foreign} */ part) => textOf(part.transcript || part.text)).join(' ');
    transcript.said(message.id, 'agent', words);
  }

  /**
   * @param {OpenAI.RealtimeAPIClient} opened
   * @param {string} code
   */
  function retry(opened, code) {
    if (isFinal(code)) {
      lose(code);
    } else if (++failedResponses > 1) {
      lose('response_failed');
    } else if (opening === 'speaking') {
      speakOpening(opened);
    } else {
      opened.responseCreate({});
    }
  }

  /**
   * @param {OpenAI.RealtimeAPIClient} opened
   * @param {Foreign[]} calls
   * @param {boolean} hasSpoken whether the person hears something with it
   */
  function useTools(opened, calls, hasSpoken) {
    calls.forEach((used) => {
      const output = useTool(textOf(used.name), textOf(used.arguments), listener);
      opened.conversationItemCreate({
        item: { type: 'function_call_output', call_id: used.call_id, output },
      });
    });
    if (!calls.some((used) => used.name === 'end_call')) {
      opened.responseCreate({});
      return;
    }
    if (hasSpoken) {
      leaveSoon();
    } else if (goodbye === 'no') {
      goodbye = 'asked';
      opened.responseCreate({
        response: { instructions: 'Say goodbye in one short sentence.', tool_choice: 'none' },
      });
      later(GOODBYE_LONGEST, leave);
    }
  }

  /** Hangs up when what is being said has been heard. */
  function leaveSoon() {
    goodbye = 'said';
    later(GOODBYE_BEGINS, () => !isSpeaking && leave());
    later(GOODBYE_LONGEST, leave);
  }

  function leave() {
    listener.done('end_call');
  }

  /**
   * @param {OpenAI.RealtimeAPIClient} opened
   * @param {Foreign} error
   */
  function failed(opened, error) {
    const code = textOf(error.code) || textOf(error.type);
    if (isFinal(code)) {
      lose(code);
    } else if (isConfigured === 'asked') {
      // Something in the settings is not to its liking: what is not essential goes.
      isConfigured = 'asked_for_less';
      opened.sessionUpdate({ session: realtimeSession(plan, false) });
    } else if (isConfigured === 'asked_for_less') {
      lose('not_configured');
    } else {
      const now = Date.now();
      errorTimes = errorTimes.filter((time) => now - time < ERRORS_WITHIN).concat(now);
      if (errorTimes.length >= ERRORS_TOO_MANY) {
        lose('too_many_errors');
      }
    }
  }

  /** @param {number} status what the socket was answered with */
  function refused(status) {
    if (status === 401 || status === 403) {
      lose('unauthorized');
    } else if (status >= 400) {
      lose(`http_${status}`);
    }
  }

  /** @param {string} code */
  function lose(code) {
    if (!isClosed) {
      close();
      listener.lost(code);
    }
  }

  /**
   * @param {number} milliseconds
   * @param {() => void} act
   */
  function later(milliseconds, act) {
    setTimeout(
      guarded(() => {
        if (!isClosed) {
          act();
        }
      }),
      milliseconds,
    );
  }

  function wrapUp() {
    if (client !== undefined && !isClosed) {
      const text = 'The time for this call is nearly over. Say goodbye now and call end_call.';
      client.conversationItemCreate({
        item: { type: 'message', role: 'system', content: [{ type: 'input_text', text }] },
      });
    }
  }

  function close() {
    isSpeaking = false;
    if (!isClosed && client !== undefined) {
      client.close();
    }
    isClosed = true;
  }

  return { start, wrapUp, isSpeaking: () => isSpeaking, tokens: () => tokens, close };
}

// The conversation in three steps, for languages where that is better: speech recognition, a text model, speech
// synthesis.

/**
 * @param {CallPlan} plan
 * @param {string} apiKey
 * @param {{ profile: ASRProfile, voice: Voice }} speech
 * @param {Call} call
 * @param {Transcript} transcript
 * @param {TalkListener} listener
 * @returns {Talk}
 */
function createPipelineTalk(plan, apiKey, speech, call, transcript, listener) {
  /** @type {ASR | undefined} */
  let asr;
  let asrFailures = 0;
  let isClosed = false;
  let isSpeaking = false;
  let isLeaving = false;
  let lineNo = 0;
  /** The person's turns; an answer to an earlier one than the last is out of date. */
  let turn = 0;
  let isAnswering = false;
  /** @type {ChatMessage[]} */
  const messages = [{ role: 'system', content: instructionsFor(plan) }];
  const tokens = noTokens();

  function start() {
    call.addEventListener(CallEvents.PlaybackFinished, guarded(spoken));
    say(openingOf(plan)); // nobody is heard before it is over, or a "hello?" would cut the disclosure off
  }

  /** @param {string} text */
  function say(text) {
    const words = text.slice(0, SAY_LONGEST);
    const id = `agent-${++lineNo}`;
    transcript.add(id, 'agent');
    transcript.said(id, 'agent', words);
    messages.push({ role: 'assistant', content: words });
    isSpeaking = true;
    listener.sound();
    call.say(words, { voice: speech.voice, progressivePlayback: true });
  }

  /** @param {{ error?: string }} finished */
  function spoken(finished) {
    if (isClosed || !isSpeaking) {
      return;
    }
    isSpeaking = false;
    listener.sound();
    if (finished.error) {
      lose('speech_failed');
    } else if (isLeaving) {
      listener.done('end_call');
    } else if (asr === undefined) {
      listen();
    }
  }

  function listen() {
    const made = VoxEngine.createASR({
      profile: speech.profile,
      interimResults: true,
      singleUtterance: true,
    });
    asr = made;
    made.addEventListener(ASREvents.InterimResult, guarded(interrupt));
    made.addEventListener(
      ASREvents.Result,
      guarded((/** @type {{ text: string }} */ result) => heard(textOf(result.text))),
    );
    made.addEventListener(ASREvents.ASRError, guarded(recognitionFailed));
    call.sendMediaTo(made);
  }

  function recognitionFailed() {
    log('speech recognition failed');
    if (isClosed) {
      return;
    }
    if (++asrFailures > 1) {
      lose('recognition_failed');
    } else {
      listen();
    }
  }

  /** Whoever is interrupted falls silent. */
  function interrupt() {
    if (isClosed) {
      return;
    }
    listener.sound();
    if (isSpeaking && !isLeaving) {
      isSpeaking = false;
      call.stopPlayback();
    }
  }

  /** @param {string} text */
  function heard(text) {
    if (isClosed || text === '') {
      return;
    }
    interrupt();
    const id = `customer-${++lineNo}`;
    transcript.add(id, 'customer');
    transcript.said(id, 'customer', text);
    messages.push({ role: 'user', content: text });
    turn++;
    if (!isLeaving) {
      answer().catch(broken);
    }
  }

  /** Answers the person, one question at a time: whatever they add meanwhile is answered with the rest. */
  async function answer() {
    if (isAnswering) {
      return;
    }
    isAnswering = true;
    let round = 0;
    while (round < CHAT_MOST_ROUNDS && !isClosed) {
      const asked = turn;
      const reply = await complete();
      if (reply !== undefined && !isClosed && asked === turn) {
        round = follow(reply) ? CHAT_MOST_ROUNDS : round + 1;
      }
    }
    isAnswering = false;
  }

  /**
   * Does what the model wants.
   *
   * @param {Foreign} reply
   * @returns {boolean} whether it is the person's turn now, rather than the model's again
   */
  function follow(reply) {
    const calls = Array.isArray(reply.tool_calls) ? reply.tool_calls : [];
    const words = textOf(reply.content);
    if (calls.length > 0) {
      useTools(calls);
    }
    if (words !== '') {
      say(words);
    } else if (isLeaving) {
      listener.done('end_call');
    }
    return words !== '' || calls.length === 0 || isLeaving;
  }

  /** @param {Foreign[]} calls */
  function useTools(calls) {
    messages.push({
      role: 'assistant',
      content: null,
      tool_calls: calls.map((used) => ({ id: used.id, type: 'function', function: used.function })),
    });
    calls.forEach((used) => {
      const tool = used.function || {};
      const content = useTool(textOf(tool.name), textOf(tool.arguments), listener);
      messages.push({ role: 'tool', tool_call_id: used.id, content });
    });
    isLeaving = calls.some((used) => used.function && used.function.name === 'end_call');
  }

  /** @returns {Promise<Foreign>} the model's message, undefined when it is lost */
  async function complete() {
    for (let tried = 1; ; tried++) {
      const answered = await post(
        `${plan.baseUrl === null ? 'https://api.openai.com' : plan.baseUrl.replace(/\/+$/, '')}/v1/chat/completions`,
        { model: plan.model, messages, tools: chatTools(), max_completion_tokens: CHAT_LONGEST_REPLY },
        { timeoutMs: CHAT_TIMEOUT, headers: { Authorization: `Bearer ${apiKey}` } },
      );
      const body = parseObject(answered.text) || {};
      const code = textOf(body.error && (body.error.code || body.error.type));
      if (answered.code === 200 && Array.isArray(body.choices) && body.choices.length > 0) {
        addTokens(tokens, body.usage);
        return body.choices[0].message || {};
      }
      if (answered.code === 401 || answered.code === 403) {
        lose('unauthorized');
        return undefined;
      }
      if (isFinal(code) || tried === CHAT_TRIES || !(answered.code === 200 || mayPass(answered.code))) {
        lose(code || `http_${answered.code}`);
        return undefined;
      }
      await sleep(CHAT_PAUSE);
    }
  }

  /** @param {string} code */
  function lose(code) {
    if (!isClosed) {
      close();
      listener.lost(code);
    }
  }

  function wrapUp() {
    messages.push({
      role: 'system',
      content: 'The time for this call is nearly over. Say goodbye now and call end_call.',
    });
  }

  function close() {
    if (isSpeaking) {
      isSpeaking = false;
      call.stopPlayback();
    }
    if (!isClosed && asr !== undefined) {
      asr.stop();
    }
    isClosed = true;
  }

  return { start, wrapUp, isSpeaking: () => isSpeaking, tokens: () => tokens, close };
}

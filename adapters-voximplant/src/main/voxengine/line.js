// The one call of this session, from its dialling to the last report about it.

/**
 * @param {Reporter} reporter
 * @param {string} controlUrl
 */
function createLine(reporter, controlUrl) {
  /** Set before a phone can ring and never taken back: a session dials once, whatever it hears how often. */
  let isUsed = false;
  let isCanceled = false;
  /** @type {CallPlan | undefined} */
  let plan;
  /** @type {Call | undefined} */
  let call;
  /** @type {Talk | undefined} */
  let talk;
  /** @type {Watch | undefined} */
  let watch;
  /** @type {number | undefined} */
  let ringLimit;
  /** @type {number | undefined} */
  let answeredAt;
  let isRinging = false;
  /** @type {{ ending: Ending, reason: string } | undefined} why we are hanging up */
  let decided;
  let isOver = false;
  let isConcluded = false;
  let duration = 0;
  /** @type {number | null} */
  let cost = null;
  const transcript = createTranscript((line) => {
    const offset = Math.max(0, line.at - (answeredAt === undefined ? line.at : answeredAt));
    const said = { no: line.no, speaker: line.speaker, text: line.text, offset_ms: offset };
    reporter.report('said', said, { at: line.at });
  });

  /**
   * Uses the permit, once.
   *
   * @param {CallPlan} granted
   */
  function dial(granted) {
    if (isUsed) {
      log('the permit is used');
      return;
    }
    isUsed = true;
    const apiKey = ifThere(() => VoxEngine.getSecretValue(granted.secretName));
    if (isCanceled || !apiKey) {
      abandon(isCanceled ? 'canceled' : 'secret_missing');
      return;
    }
    plan = granted;
    reporter.begin();
    reporter.report('session_started', { control_url: controlUrl }, { urgent: true });
    try {
      const amd = createDetector(granted.amd);
      call = VoxEngine.callPSTN(granted.phoneNumber, granted.callerId, amd === undefined ? {} : { amd });
      listen(granted, call, apiKey);
      ringLimit = setTimeout(
        guarded(() => hangUp('no_answer', 'ring_limit')),
        granted.ringSeconds * 1000,
      );
    } catch (refused) {
      broken(refused);
    }
  }

  /**
   * Ends a session that may not dial.
   *
   * @param {Exclude<Permit, { kind: 'granted' }>} permit
   */
  function stayQuiet(permit) {
    log(`no permit: ${permit.reason}`);
    if (isUsed) {
      return;
    }
    isUsed = true;
    if (permit.kind === 'unused') {
      abandon(permit.reason);
    } else {
      isOver = true;
      isConcluded = true;
      VoxEngine.terminate();
    }
  }

  /**
   * Lets HALO know that a permit was given, or may have been, and nobody was rung.
   *
   * @param {string} reason
   */
  function abandon(reason) {
    isOver = true;
    isConcluded = true;
    log(`not dialled: ${reason}`);
    reporter.begin();
    reporter.report('not_dialled', { reason }, { urgent: true });
    leave(reporter.finish());
  }

  /** @param {Promise<unknown>} done */
  function leave(done) {
    done.then(() => VoxEngine.terminate()).catch(broken);
  }

  /**
   * @param {CallPlan} granted
   * @param {Call} dialled
   * @param {string} apiKey
   */
  function listen(granted, dialled, apiKey) {
    on(dialled, CallEvents.Ringing, rang);
    on(dialled, CallEvents.Connected, () => answered(granted, dialled, apiKey));
    on(dialled, CallEvents.Failed, (event) => ended(event.code, event.reason, null));
    on(dialled, CallEvents.Disconnected, (event) => ended(event.internalCode, event.reason, event.cost));
    on(dialled, CallEvents.RecordStarted, (event) => reporter.report('recording', { url: event.url }));
    on(dialled, CallEvents.RecordError, () => reporter.report('recording_failed', {}));
  }

  /**
   * @template {keyof CallEventOf} T
   * @param {Call} dialled
   * @param {T} event
   * @param {(event: CallEventOf[T]) => void} handle
   */
  function on(dialled, event, handle) {
    dialled.addEventListener(
      event,
      guarded((/** @type {CallEventOf[T]} */ happened) => {
        if (!isOver) {
          handle(happened);
        }
      }),
    );
  }

  function rang() {
    if (!isRinging) {
      isRinging = true;
      reporter.report('ringing', {}, { urgent: true });
    }
  }

  function stopRinging() {
    if (ringLimit !== undefined) {
      clearTimeout(ringLimit);
    }
  }

  /** @param {string | null} model */
  function createDetector(model) {
    const known = ifThere(() => AMD.Model[/** @type {keyof typeof AMD.Model} */ (model)]);
    const detector = known && ifThere(() => AMD.create({ model: known, timeout: AMD_TIMEOUT }));
    if (detector === undefined) {
      return undefined;
    }
    detector.addEventListener(
      AMD.Events.DetectionComplete,
      guarded((event) => detected(String(event.resultClass).toLowerCase(), numberOf(event.confidence))),
    );
    detector.addEventListener(
      AMD.Events.DetectionError,
      guarded(() => detected('error', 0)),
    );
    return detector;
  }

  /**
   * Takes a guess about who answered. Only a sure one about a machine ends the call.
   *
   * @param {string} result
   * @param {number} confidence percent
   */
  function detected(result, confidence) {
    if (isOver) {
      return;
    }
    reporter.report('amd', { result, confidence });
    if (result === 'voicemail' && confidence >= AMD_SURE) {
      hangUp('voicemail', 'machine');
    }
  }

  /**
   * @param {CallPlan} granted
   * @param {Call} dialled
   * @param {string} apiKey
   */
  function answered(granted, dialled, apiKey) {
    if (answeredAt !== undefined || decided !== undefined) {
      return; // picked up just as we hung up: the line is ending
    }
    stopRinging();
    answeredAt = Date.now();
    reporter.report('answered', {}, { urgent: true });
    if (granted.record) {
      record(dialled);
    }
    const started = createTalk(granted, apiKey, dialled, transcript, listener());
    talk = started;
    watch = createWatch(granted, dialled, started, transcript, hangUp);
    started.start();
  }

  /** @param {Call} dialled */
  function record(dialled) {
    try {
      dialled.record({ stereo: true, hd_audio: false });
    } catch (refused) {
      reporter.report('recording_failed', {});
    }
  }

  /** @returns {TalkListener} */
  function listener() {
    return {
      sound: () => watch && watch.sound(),
      lost: apologise,
      done: (reason) => hangUp('completed', reason),
      optedOut: (quote) => {
        reporter.report('opt_out', { quote }, { urgent: true });
        setTimeout(
          guarded(() => hangUp('completed', 'opt_out')),
          OPT_OUT_GRACE,
        );
      },
      callBack: (words) => reporter.report('callback_requested', { words }, { urgent: true }),
    };
  }

  /**
   * Says sorry for a voice that is gone, and hangs up.
   *
   * @param {string} code
   */
  function apologise(code) {
    if (call === undefined || plan === undefined || isOver || decided !== undefined) {
      return;
    }
    const word = code.replace(/[^\w.-]/g, '').slice(0, 64);
    log(`the voice model is lost: ${word}`);
    reporter.report('voice_model_lost', { code: word }, { urgent: true });
    decided = { ending: 'provider_error', reason: 'voice_model_lost' };
    if (talk !== undefined) {
      talk.close();
    }
    const language = languageOf(plan);
    const voice = ttsVoice(language, plan.voice);
    if (voice === undefined) {
      drop(); // in the voice of another language nobody would understand it
      return;
    }
    on(call, CallEvents.PlaybackFinished, drop);
    setTimeout(guarded(drop), APOLOGY_LONGEST);
    call.say(LANGUAGES[language].apology, { voice });
  }

  /**
   * Ends the call for a reason of ours; the first reason counts.
   *
   * @param {Ending} ending
   * @param {string} reason
   */
  function hangUp(ending, reason) {
    if (call !== undefined && !isOver && decided === undefined) {
      decided = { ending, reason };
      drop();
    }
  }

  function drop() {
    if (call !== undefined && !isOver) {
      setTimeout(
        guarded(() => ended(0, 'hang_up_unanswered', null)),
        HANG_UP_GRACE,
      );
      call.hangup();
    }
  }

  /**
   * @param {number} code
   * @param {string} reason
   * @param {number | null} paid
   */
  function ended(code, reason, paid) {
    if (isOver) {
      return;
    }
    close(code, reason, paid);
    leave(
      Promise.race([transcript.settled(), sleep(LAST_LINES_PATIENCE)])
        .then(conclude)
        .then(() => reporter.finish()),
    );
  }

  /**
   * Tells that the line is closed and why.
   *
   * @param {number} code
   * @param {string} reason
   * @param {number | null} paid
   */
  function close(code, reason, paid) {
    isOver = true;
    stopRinging();
    const now = Date.now();
    duration = answeredAt === undefined ? 0 : now - answeredAt;
    cost = typeof paid === 'number' ? paid : null;
    const ending =
      decided !== undefined ? decided.ending : answeredAt === undefined ? endingOf(code) : 'completed';
    const why = decided !== undefined ? decided.reason : String(reason || '').slice(0, 200);
    reporter.report('hung_up', { ending, code: numberOf(code), reason: why }, { urgent: true, at: now });
    if (watch !== undefined) {
      watch.stop();
    }
  }

  /** Tells what can be told only when no more words are to come. */
  function conclude() {
    if (isConcluded) {
      return;
    }
    isConcluded = true;
    if (talk !== undefined) {
      talk.close();
    }
    const lines = transcript.end();
    if (answeredAt !== undefined) {
      reporter.report('transcribed', { lines });
    }
    const tokens = talk === undefined ? noTokens() : talk.tokens();
    reporter.report('totals', { duration_ms: duration, cost, tokens });
  }

  /** The operator ends the call, or keeps it from being dialled. */
  function cancel() {
    isCanceled = true;
    if (decided === undefined) {
      hangUp('canceled', 'operator');
    } else {
      drop(); // it is ending anyway: without an apology, then
    }
  }

  /** The session dies: whatever was not told by now is told in one request. */
  function terminating() {
    isTerminating = true;
    reporter.giveUp();
    if (isUsed && !isOver) {
      decided = decided || { ending: 'provider_error', reason: 'session_ended' };
      close(0, '', null);
    }
    if (isUsed) {
      conclude();
    }
    reporter.sendLastWords();
  }

  onMistake = () => {
    if (answeredAt !== undefined) {
      apologise('script_error');
    } else if (call !== undefined) {
      hangUp('provider_error', 'script_error');
    } else if (isUsed) {
      decided = { ending: 'provider_error', reason: 'not_placed' };
      ended(0, '', null);
    } else {
      VoxEngine.terminate();
    }
  };

  return { dial, stayQuiet, cancel, terminating };
}

/**
 * The talk of the kind that was asked for, or of the only kind that its language allows.
 *
 * @param {CallPlan} plan
 * @param {string} apiKey
 * @param {Call} call
 * @param {Transcript} transcript
 * @param {TalkListener} listener
 * @returns {Talk}
 */
function createTalk(plan, apiKey, call, transcript, listener) {
  const profile = asrProfile(plan.language);
  const voice = ttsVoice(languageOf(plan), plan.voice);
  if (plan.mode === 'pipeline' && profile !== undefined && voice !== undefined) {
    return createPipelineTalk(plan, apiKey, { profile, voice }, call, transcript, listener);
  }
  return createRealtimeTalk(plan, apiKey, call, transcript, listener);
}

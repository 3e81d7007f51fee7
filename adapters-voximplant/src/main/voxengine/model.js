// What both ways of talking know about OpenAI: its session, its errors, its counting.

/**
 * @param {CallPlan} plan
 * @param {boolean} isFull false leaves out what a model may not know, such as the language of its transcription
 */
function realtimeSession(plan, isFull) {
  /** @type {{ [name: string]: unknown }} */
  const input = {
    transcription:
      isFull && plan.language !== 'auto'
        ? { model: plan.transcriptionModel, language: LANGUAGES[plan.language].code }
        : { model: plan.transcriptionModel },
    turn_detection: {
      type: 'server_vad',
      threshold: 0.5,
      prefix_padding_ms: 300,
      silence_duration_ms: 500,
      create_response: true,
      interrupt_response: true,
    },
  };
  if (isFull) {
    input.noise_reduction = { type: 'near_field' };
  }
  return {
    type: 'realtime',
    output_modalities: ['audio'],
    instructions: instructionsFor(plan),
    audio: { input, output: { voice: VOICES[plan.voice] } },
    tools: realtimeTools(),
    tool_choice: 'auto',
  };
}

/**
 * Whether trying again is useless until somebody mends the account.
 *
 * @param {string} code
 */
function isFinal(code) {
  return (
    [
      'insufficient_quota',
      'billing_hard_limit_reached',
      'invalid_api_key',
      'account_deactivated',
      'model_not_found',
      'session_expired',
    ].indexOf(code) >= 0
  );
}

/** @param {unknown} cause what opening the model's socket was rejected with, which nothing documents */
function isUnauthorized(cause) {
  const told = /** @type {Foreign} */ (cause) || {};
  const status = Number(told.code || told.status);
  return status === 401 || status === 403;
}

/** @param {Foreign} response one that failed */
function errorOf(response) {
  const details = response.status_details || {};
  const error = details.error || {};
  return textOf(error.code) || textOf(error.type);
}

/**
 * @param {Foreign} item
 * @returns {'agent' | 'customer' | 'nobody'}
 */
function speakerOf(item) {
  if (item.type !== 'message') {
    return 'nobody';
  }
  return item.role === 'assistant' ? 'agent' : item.role === 'user' ? 'customer' : 'nobody';
}

/** @returns {TokenCount} */
function noTokens() {
  return { input: 0, output: 0, input_audio: 0, output_audio: 0, cached: 0, transcription: 0 };
}

/**
 * Adds what a response cost; the realtime and the text models name the same things differently.
 *
 * @param {TokenCount} sum
 * @param {Foreign} usage
 */
function addTokens(sum, usage) {
  const used = usage || {};
  const inputs = used.input_token_details || used.prompt_tokens_details || {};
  const outputs = used.output_token_details || used.completion_tokens_details || {};
  sum.input += numberOf(used.input_tokens) + numberOf(used.prompt_tokens);
  sum.output += numberOf(used.output_tokens) + numberOf(used.completion_tokens);
  sum.input_audio += numberOf(inputs.audio_tokens);
  sum.output_audio += numberOf(outputs.audio_tokens);
  sum.cached += numberOf(inputs.cached_tokens);
}

/** @param {Foreign} value */
function numberOf(value) {
  return typeof value === 'number' && isFinite(value) ? value : 0;
}

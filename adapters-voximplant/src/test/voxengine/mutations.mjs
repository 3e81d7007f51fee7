// Breakages of the scenario that its stories must notice, by the subject of the stories that do. Each changes the script
// as it is deployed in one place, or two.

/** @type {Record<string, {name: string, from: string, to: string, and?: {from: string, to: string}}[]>} */
export const mutations = {
  dialling: [
    {
      name: 'the permit is ignored',
      from: `if (body.granted !== true) {\n    return { kind: 'denied', reason: 'refused' };\n  }`,
      to: '',
    },
    {
      name: 'anything like a yes is one',
      from: 'body.granted !== true',
      to: '!body.granted',
    },
    {
      name: 'an old yes counts',
      from: 'if (age > PERMIT_FRESH) {',
      to: 'if (false) {',
    },
    {
      name: 'a yes counts however late it comes',
      from: 'const PERMIT_WINDOW = 20000;',
      to: 'const PERMIT_WINDOW = 80000;',
    },
    {
      name: 'the permit is asked for once',
      from: 'const PERMIT_TRIES = 4;',
      to: 'const PERMIT_TRIES = 1;',
    },
    {
      name: 'the permit is asked for without end',
      from: 'const PERMIT_TRIES = 4;',
      to: 'const PERMIT_TRIES = 400;',
    },
    {
      name: 'a cut-off answer is a no',
      from: 'return undefined; // cut off on its way',
      to: "return { kind: 'denied', reason: 'cut' };",
    },
    {
      name: 'a refused ticket is shown again',
      from: 'if (answer.code !== 200) {',
      to: 'if (false) {',
    },
    {
      name: 'the used-flag is not looked at',
      from: `if (isUsed) {\n      log('the permit is used');`,
      to: `if (false) {\n      log('the permit is used');`,
    },
    {
      name: 'the used-flag is never set',
      from: 'isUsed = true;\n    const apiKey',
      to: 'const apiKey',
    },
    {
      name: 'a session reports before it is granted anything',
      from: 'if (isGivenUp || !hasBegun) {',
      to: 'if (isGivenUp) {',
    },
    {
      name: 'that nobody was rung is told as often as the session starts',
      from: 'if (isUsed) {\n      return;\n    }\n    isUsed = true;\n    if (permit',
      to: 'if (permit',
    },
    {
      name: 'cut-off custom data pass',
      from: '\\.([0-9a-f]{32})$/',
      to: '\\.([0-9a-f]{1,32})$/',
    },
    {
      name: 'numbers are dialled with their plus',
      from: "return match === null ? '' : match[1];",
      to: "return match === null ? '' : match[0];",
    },
    {
      name: 'a missing key does not keep from dialling',
      from: 'isCanceled || !apiKey',
      to: 'isCanceled',
    },
    {
      name: "an operator's early change of mind is forgotten",
      from: 'isCanceled || !apiKey',
      to: '!apiKey',
    },
    {
      name: 'there is no ring limit',
      from: "guarded(() => hangUp('no_answer', 'ring_limit'))",
      to: 'guarded(() => undefined)',
    },
    {
      name: 'busy is no answer',
      from: "return 'busy';",
      to: "return 'no_answer';",
    },
    {
      name: "our own ending is overruled by the platform's code",
      from: 'decided !== undefined ? decided.ending :',
      to: '',
    },
    {
      name: 'calls are recorded unasked',
      from: 'record: call.record === true,',
      to: 'record: true,',
    },
    {
      name: 'the person is never heard',
      from: 'call.sendMediaTo(opened);',
      to: '',
    },
    {
      name: 'reports are sent side by side',
      from: 'if (!isSending) {',
      to: 'if (true) {',
    },
    {
      name: 'bodies stand in the log',
      from: 'enableSystemLog: false,',
      to: 'enableSystemLog: true,',
    },
    {
      name: 'what happens is written to the log with its words',
      from: 'const at = new Date(',
      to: 'Logger.write(JSON.stringify(fields));\n    const at = new Date(',
    },
    {
      name: 'the session never ends',
      from: 'done.then(() => VoxEngine.terminate())',
      to: 'done',
    },
  ],
  talking: [
    {
      name: 'nothing is disclosed',
      from: 'return plan.discloseAi ?',
      to: 'return false ?',
    },
    {
      name: 'the disclosure comes after the greeting',
      from: '`${LANGUAGES[languageOf(plan)].disclosure} ${plan.greeting}`',
      to: '`${plan.greeting} ${LANGUAGES[languageOf(plan)].disclosure}`',
    },
    {
      name: 'the disclosure can be talked over',
      from: `opening = 'speaking';\n    speakOpening(opened);`,
      to: `opening = 'speaking';\n    call.sendMediaTo(opened);\n    speakOpening(opened);`,
    },
    {
      name: 'interruptions are ignored',
      from: 'opened.clearMediaBuffer(); // whoever is interrupted falls silent',
      to: '',
    },
    {
      name: 'the language of the transcription is not pinned',
      from: "isFull && plan.language !== 'auto'",
      to: 'false',
    },
    {
      name: 'the conversation of the model stands in the log',
      from: 'privacy: true,',
      to: 'privacy: false,',
    },
    {
      name: 'lines are told as they arrive',
      from: 'while (passed < items.length && !items[passed].isOpen) {',
      to: 'items.sort((one, other) => Number(one.isOpen) - Number(other.isOpen));\n    while (passed < items.length && !items[passed].isOpen) {',
    },
    {
      name: 'the conversation does not decide where a line stands',
      from: 'items.splice(before < 0 ? items.length : Math.max(before + 1, passed), 0, item);',
      to: 'items.push(item);',
    },
    {
      name: 'a line stays where it was first heard',
      from: 'items.splice(items.indexOf(known), 1);\n      insert(known, previousId);',
      to: '',
    },
    {
      name: 'a missing line keeps all others back',
      from: 'const LINE_PATIENCE = 8000;',
      to: 'const LINE_PATIENCE = 8000000;',
    },
    {
      name: 'words nobody can make out look like words',
      from: "const UNINTELLIGIBLE = '[…]';",
      to: "const UNINTELLIGIBLE = '[unintelligible]';",
    },
    {
      name: 'the last words are not waited for',
      from: 'const LAST_LINES_PATIENCE = 2500;',
      to: 'const LAST_LINES_PATIENCE = 100;',
    },
    {
      name: 'an opt-out is not told',
      from: "reporter.report('opt_out', { quote }, { urgent: true });",
      to: '',
    },
    {
      name: 'somebody who opted out is kept',
      from: "guarded(() => hangUp('completed', 'opt_out'))",
      to: 'guarded(() => undefined)',
    },
    {
      name: 'a wish to be called back is not told',
      from: "reporter.report('callback_requested', { words }, { urgent: true })",
      to: 'undefined',
    },
    {
      name: 'the goodbye is cut off',
      from: 'const GOODBYE_BEGINS = 2500;',
      to: 'const GOODBYE_BEGINS = 100;',
      and: { from: '!isSpeaking && leave()', to: 'leave()' },
    },
    {
      name: 'a lost voice goes unnoticed',
      from: "(isOpen ? lose(`closed_${event.code}`) : fail(new Error('closed')))",
      to: 'undefined',
    },
    {
      name: 'there is no apology',
      from: 'call.say(LANGUAGES[language].apology, { voice });',
      to: 'drop();',
    },
    {
      name: 'the apology is in one language only',
      from: 'call.say(LANGUAGES[language].apology',
      to: 'call.say(LANGUAGES.ru.apology',
    },
    {
      name: 'a lost voice is a completed call',
      from: "decided = { ending: 'provider_error', reason: 'voice_model_lost' };",
      to: "decided = { ending: 'completed', reason: 'voice_model_lost' };",
    },
    {
      name: 'the apology may last for ever',
      from: 'setTimeout(guarded(drop), APOLOGY_LONGEST);',
      to: '',
    },
    {
      name: 'a voice model that comes too late is left open',
      from: `opened.close();\n          reject(new Error('too late'));`,
      to: "reject(new Error('too late'));",
    },
    {
      name: 'a refused key is tried again',
      from: 'if (isUnauthorized(first)) {',
      to: 'if (false) {',
    },
    {
      name: 'events after the end count',
      from: 'if (!isOver) {\n          handle(happened);',
      to: 'if (true) {\n          handle(happened);',
      and: {
        from: 'if (isOver) {\n      return;\n    }\n    close(code, reason, paid);',
        to: 'close(code, reason, paid);',
      },
    },
  ],
  limits: [
    {
      name: 'a machine is hung up on by guess',
      from: 'confidence >= AMD_SURE',
      to: 'confidence >= 0',
    },
    {
      name: 'a machine is never hung up on',
      from: 'confidence >= AMD_SURE',
      to: 'false',
    },
    {
      name: 'a person detected as such is hung up on',
      from: "result === 'voicemail' &&",
      to: '',
    },
    {
      name: 'a detector that cannot be had is fatal',
      from: 'known && ifThere(() => AMD.create({ model: known, timeout: AMD_TIMEOUT }))',
      to: 'known && AMD.create({ model: known, timeout: AMD_TIMEOUT })',
    },
    {
      name: 'a talk may last for ever',
      from: 'now - began >= plan.maxSeconds * 1000)',
      to: 'false)',
    },
    {
      name: 'silence may last for ever',
      from: 'now - heardAt >= plan.silenceSeconds * 1000',
      to: 'false',
    },
    {
      name: "the agent's own speech is silence",
      from: 'if (speakingSince !== undefined && now',
      to: 'if (false && now',
    },
    {
      name: 'a sound whose end is never told holds the line for ever',
      from: 'now - speakingSince < SPEECH_LONGEST',
      to: 'true',
    },
    {
      name: 'any number of commands is taken',
      from: ' || seen.length >= COMMANDS_MOST',
      to: '',
    },
    {
      name: 'a line without sound is held for ever',
      from: 'now - soundlessSince >= RTP_GRACE',
      to: 'false',
    },
    {
      name: 'a command counts as often as it comes',
      from: 'seen.indexOf(nonce) >= 0 ||',
      to: '',
    },
    {
      name: 'a command needs no nonce',
      from: '!/^[\\w-]{8,64}$/.test(nonce) ||',
      to: '',
    },
  ],
  reporting: [
    {
      name: 'reports are sent once',
      from: 'await sleep(REPORT_RETRIES[Math.min(failures++, REPORT_RETRIES.length - 1)]);',
      to: 'current = undefined;',
    },
    {
      name: 'a repeated report has a new number',
      from: 'const answer = await post(url, body(sent), {',
      to: 'sent.seq = ++seq;\n    const answer = await post(url, body(sent), {',
    },
    {
      name: 'any answer is an acknowledgement',
      from: 'return answer !== undefined && answer.ack >= seq;',
      to: 'return true;',
    },
    {
      name: 'there are no last words',
      from: 'reporter.sendLastWords();',
      to: '',
    },
    {
      name: 'the last words come too late to be sent',
      from: 'post(url, body({ seq: ++seq, events }), { timeoutMs: REPORT_TIMEOUT });',
      to: 'Promise.resolve().then(() => post(url, body({ seq: ++seq, events }), { timeoutMs: REPORT_TIMEOUT }));',
    },
    {
      name: 'waiting goes on while the session terminates',
      from: 'if (!isTerminating) {',
      to: 'if (true) {',
    },
    {
      name: 'the last words are several requests',
      from: 'isTerminating = true;\n    reporter.giveUp();',
      to: '',
    },
    {
      name: 'a dying session does not say how it ended',
      from: `close(0, '', null);\n    }\n    if (isUsed) {\n      conclude();\n    }`,
      to: '}',
    },
    {
      name: 'a refused report keeps all others back',
      from: 'current = undefined;\n    }\n  }\n\n  /** @param {{ seq: number, events: object[] }} sent */\n  function body',
      to: 'await sleep(1000);\n    }\n  }\n\n  /** @param {{ seq: number, events: object[] }} sent */\n  function body',
    },
  ],
  pipeline: [
    {
      name: 'three steps are never taken',
      from: "plan.mode === 'pipeline' &&",
      to: 'false &&',
    },
    {
      name: 'an answer to half a question is spoken',
      from: '!isClosed && asked === turn',
      to: '!isClosed',
    },
    {
      name: 'a text model is asked many things at a time',
      from: 'if (isAnswering) {',
      to: 'if (false) {',
    },
    {
      name: 'a text model is asked for ever',
      from: 'round < CHAT_MOST_ROUNDS && !isClosed',
      to: '!isClosed',
    },
    {
      name: 'a synthetic voice cannot be interrupted',
      from: 'if (isSpeaking && !isLeaving) {',
      to: 'if (false) {',
    },
  ],
};

/**
 * The script with a breakage in it.
 *
 * @param {string} script
 * @param {{name: string, from: string, to: string, and?: {from: string, to: string}}} mutation
 */
export function mutate(script, mutation) {
  const changes = mutation.and === undefined ? [mutation] : [mutation, mutation.and];
  return changes.reduce((text, { from, to }) => {
    const places = text.split(from).length - 1;
    if (places !== 1) {
      throw new Error(`«${mutation.name}» fits in ${places} places: bring it up to date with the scenario`);
    }
    return text.replace(from, () => to);
  }, script);
}

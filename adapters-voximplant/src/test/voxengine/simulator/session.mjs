// A simulated VoxEngine session: it runs the very script that is deployed, in a context of its own that holds what
// VoxEngine has and nothing of Node's, and keeps the platform's rules. A rule that the scenario breaks is a fault, and a
// story with a fault has failed.

import vm from 'node:vm';
import { Emitter } from './emitter.mjs';
import { callEvents, PhoneCall } from './phone-call.mjs';

const APP = {
  Started: 'Application.Started',
  HttpRequest: 'Application.HttpRequest',
  Terminating: 'Application.Terminating',
  Terminated: 'Application.Terminated',
};
const AMD_EVENTS = {
  DetectionComplete: 'AMD.Events.DetectionComplete',
  DetectionError: 'AMD.Events.DetectionError',
};
const ASR_EVENTS = { ASRError: 'ASR.Error', Result: 'ASR.Result', InterimResult: 'ASR.InterimResult' };
const MEDIA_EVENTS = {
  WebSocketMediaStarted: 'OpenAI.Events.WebSocketMediaStarted',
  WebSocketMediaEnded: 'OpenAI.Events.WebSocketMediaEnded',
};
export const realtimeEvents = Object.fromEntries(
  [
    ...['HTTPResponse', 'Error', 'SessionCreated', 'SessionUpdated', 'ConversationItemAdded', 'ResponseDone'],
    ...['ConversationItemInputAudioTranscriptionCompleted', 'ConversationItemInputAudioTranscriptionFailed'],
    ...['InputAudioBufferCommitted', 'InputAudioBufferSpeechStarted', 'InputAudioBufferSpeechStopped'],
    ...['ResponseOutputAudioTranscriptDone', 'WebSocketError'],
  ].map((name) => [name, `OpenAI.RealtimeAPI.${name}`]),
);
export const mediaEvents = MEDIA_EVENTS;

const SHORTEST_TIMER = 100;
const MOST_TIMERS = 100;
const REQUESTS_AT_ONCE = 3;
const MOST_REQUESTS = 35;
const LONGEST_CALLBACK = 1_000_000; // microseconds of the processor's time
const IDLE_LIFE = 60_000;
const ENDING_GRACE = 90_000;

/** Inside the context: a clock that is ours, and none of the ways in which time or chance could come in. */
const PRELUDE = new vm.Script(`
  (function (now) {
    const Real = Date;
    class VirtualDate extends Real {
      constructor(...args) { if (args.length === 0) { super(now()); } else { super(...args); } }
      static now() { return now(); }
    }
    globalThis.Date = VirtualDate;
    delete globalThis.WebAssembly;
    delete globalThis.SharedArrayBuffer;
  })
`);

export class Session {
  /** @type {'running' | 'ending' | 'terminating' | 'terminated'} */
  state = 'running';
  /** Rules that were broken. */
  faults = [];
  logs = [];
  /** @type {PhoneCall[]} */
  calls = [];
  /** Every request that was made: {url, options, at}. */
  requests = [];
  /** The most requests that were on their way or waiting at a time. */
  mostRequests = 0;
  recognisers = [];
  modules = new Set();
  #running = 0;
  #waiting = [];
  #timers = new Map();
  #timerNo = 0;
  #emitter;
  #isInLastHandler = false;
  #lastRequests = 0;
  #cancelIdleEnd = () => undefined;

  /**
   * @param {object} how
   * @param {vm.Script} how.script the scenario, compiled
   * @param {object} how.clock
   * @param {string} how.customData
   * @param {number} how.sessionId
   * @param {string} how.controlUrl
   * @param {Record<string, string>} how.secrets
   * @param {(request: {url: string, body: string, headers: object}) => Promise<{code: number, text?: string}>} how.http
   * @param {(parameters: object, session: Session) => Promise<object>} how.openModel
   * @param {(call: PhoneCall) => void} [how.onCall] hears of every call
   * @param {() => void} [how.onEnd] hears once that the session is over, or died
   * @param {object} [how.options] ways in which this platform misbehaves
   */
  constructor(how) {
    this.clock = how.clock;
    this.how = how;
    this.options = how.options ?? {};
    this.#emitter = new Emitter(this, APP);
    this.#context = vm.createContext(this.#globals(), { codeGeneration: { strings: false, wasm: false } });
    PRELUDE.runInContext(this.#context)(() => this.clock.now());
  }

  #context;

  /** Runs the script and tells it that the session started. */
  start() {
    try {
      this.how.script.runInContext(this.#context, { timeout: 2000 });
    } catch (mistake) {
      this.fault(`the script does not load: ${mistake}`);
      return;
    }
    this.#expectIdleEnd();
    this.started();
  }

  started() {
    this.#emitter.emit(APP.Started, {
      sessionId: this.how.sessionId,
      accessSecureURL: this.how.controlUrl,
      accessURL: this.how.controlUrl.replace('https:', 'http:'),
      accountId: 1,
      applicationId: 2,
      logURL: 'https://storage.voximplant.com/log',
    });
  }

  /** Somebody calls the control address. */
  command(content, method = 'POST') {
    if (this.state === 'running') {
      const text = typeof content === 'string' ? content : JSON.stringify(content);
      this.#emitter.emit(APP.HttpRequest, { method, path: '/request/1', content: text, headers: [] });
    }
  }

  /** The platform ends the session by itself. */
  endByPlatform() {
    if (this.state === 'running') {
      this.#terminate();
    }
  }

  /** The machine that runs it is gone: nothing is heard of it any more. */
  die() {
    if (this.state === 'terminated') {
      return;
    }
    this.state = 'terminated';
    this.#cancelIdleEnd();
    this.#cancelTimers();
    this.#waiting = [];
    for (const call of this.calls) {
      if (call.state !== 'ended') {
        call.cutOff();
      }
    }
    this.how.onEnd?.();
  }

  fault(what) {
    this.faults.push(what);
  }

  /** Calls back into the scenario, as the platform does: an exception is the scenario's end. */
  call(callback, argument) {
    if (this.state === 'terminated') {
      return;
    }
    const before = process.cpuUsage();
    try {
      callback(argument);
    } catch (mistake) {
      this.fault(`a callback threw: ${mistake?.stack ?? mistake}`);
    }
    const used = process.cpuUsage(before);
    if (used.user + used.system > LONGEST_CALLBACK) {
      this.fault('a callback took longer than a second');
    }
  }

  callEnded() {
    this.#expectIdleEnd();
  }

  #expectIdleEnd() {
    this.#cancelIdleEnd();
    if (this.state !== 'running') {
      return;
    }
    this.#cancelIdleEnd = this.clock.after(IDLE_LIFE, () => {
      if (this.calls.every((call) => call.state === 'ended')) {
        this.endByPlatform();
      }
    });
  }

  // --- what the scenario has ---

  #globals() {
    const profile = (name) => ({ profile: name });
    const voice = (name) => ({ voice: name });
    return {
      require: (module) => this.modules.add(module),
      Modules: { OpenAI: 'openai', ASR: 'asr' },
      setTimeout: (act, milliseconds) => this.#setTimer(act, milliseconds, false),
      setInterval: (act, milliseconds) => this.#setTimer(act, milliseconds, true),
      clearTimeout: (id) => this.#clearTimer(id),
      clearInterval: (id) => this.#clearTimer(id),
      Logger: { write: (message) => this.#log(message) },
      AppEvents: APP,
      CallEvents: callEvents,
      VoxEngine: {
        addEventListener: (event, callback) => this.#emitter.add(event, callback),
        customData: () => this.how.customData,
        getSecretValue: (name) => this.how.secrets[name],
        callPSTN: (number, callerId, parameters) => this.#callPstn(number, callerId, parameters),
        createASR: (parameters) => this.#createAsr(parameters),
        terminate: () => this.state === 'running' && this.#terminate(),
      },
      Net: { httpRequestAsync: (url, options) => this.#request(url, options) },
      AMD: {
        Model: { RU: 'ru', KZ: 'kz', EU_GENERAL: 'eu_general' },
        Events: AMD_EVENTS,
        ResultClass: { VOICEMAIL: 'VOICEMAIL', HUMAN: 'HUMAN', TIMEOUT: 'TIMEOUT', CALL_ENDED: 'CALL_ENDED' },
        create: (parameters) => this.#createDetector(parameters),
      },
      OpenAI: {
        Events: MEDIA_EVENTS,
        RealtimeAPIEvents: realtimeEvents,
        createRealtimeAPIClient: (parameters) => this.how.openModel(parameters, this),
      },
      ASREvents: ASR_EVENTS,
      ASRProfileList: { Google: { ru_RU: profile('google ru'), uz_UZ: profile('google uz') } },
      VoiceList: {
        Microsoft: {
          Neural: Object.fromEntries(
            [
              'en_US_JennyNeural',
              'ru_RU_SvetlanaNeural',
              'ru_RU_DmitryNeural',
              'uz_UZ_MadinaNeural',
              'uz_UZ_SardorNeural',
            ].map((name) => [name, voice(name)]),
          ),
        },
      },
    };
  }

  #log(message) {
    if (typeof message !== 'string' || message.length > 15_000) {
      this.fault('a log line that is no short text');
    }
    this.logs.push(message);
  }

  #setTimer(act, milliseconds, repeats) {
    if (this.state === 'ending') {
      return 0; // the scenario cannot know yet, and the timer never fires
    }
    if (this.state !== 'running') {
      this.fault(`a timer while ${this.state}`);
      return 0;
    }
    if (typeof act !== 'function' || !(milliseconds >= SHORTEST_TIMER)) {
      this.fault(`a timer of ${milliseconds} ms`);
    }
    const id = ++this.#timerNo;
    const run = () => {
      if (repeats) {
        this.#timers.set(id, this.clock.after(milliseconds, run));
      } else {
        this.#timers.delete(id);
      }
      this.call(act);
    };
    this.#timers.set(id, this.clock.after(milliseconds, run));
    if (this.#timers.size > MOST_TIMERS) {
      this.fault(`more than ${MOST_TIMERS} timers`);
    }
    return id;
  }

  #clearTimer(id) {
    if (typeof id !== 'number') {
      this.fault('clearing a timer that is none');
    }
    this.#timers.get(id)?.();
    this.#timers.delete(id);
  }

  #callPstn(number, callerId, parameters) {
    if (this.state !== 'running') {
      throw new Error('the session is over');
    }
    if (this.options.callPstnThrows) {
      throw new Error('wrong parameters');
    }
    const call = new PhoneCall(this, number, callerId, parameters ?? {});
    this.calls.push(call);
    if (this.calls.length > 1) {
      this.fault('a phone was rung twice');
    }
    this.how.onCall?.(call);
    return call.forScenario;
  }

  #createDetector(parameters) {
    if (this.options.detectorThrows) {
      throw new Error('no such model');
    }
    const emitter = new Emitter(this, AMD_EVENTS);
    return {
      parameters: structuredClone(parameters),
      addEventListener: (event, callback) => emitter.add(event, callback),
      complete: (resultClass, confidence) =>
        emitter.emit(AMD_EVENTS.DetectionComplete, { resultClass, confidence }),
      fail: () => emitter.emit(AMD_EVENTS.DetectionError, { message: 'no server' }),
    };
  }

  #createAsr(parameters) {
    const emitter = new Emitter(this, ASR_EVENTS);
    const recogniser = {
      parameters: structuredClone(parameters),
      isStopped: false,
      forScenario: {
        addEventListener: (event, callback) => emitter.add(event, callback),
        stop: () => {
          recogniser.isStopped = true;
        },
      },
      emit: (event, payload) => emitter.emit(ASR_EVENTS[event], payload),
    };
    this.recognisers.push(recogniser);
    return recogniser.forScenario;
  }

  // --- requests ---

  #request(url, options = {}) {
    const isLast = this.state === 'terminating';
    if (this.state === 'terminated' || this.state === 'ending') {
      this.fault(`a request while ${this.state}`);
      return new Promise(() => undefined);
    }
    if (isLast && (!this.#isInLastHandler || ++this.#lastRequests > 1)) {
      this.fault('a request while terminating that is not the one allowed');
      return new Promise(() => undefined);
    }
    if (this.#running + this.#waiting.length >= MOST_REQUESTS) {
      this.fault(`more than ${MOST_REQUESTS} requests`);
      throw new Error('Exceeded the HTTP connection count limit!');
    }
    if (this.options.requestsThrow?.(url)) {
      throw new Error('Exceeded the HTTP connection count limit!');
    }
    this.#checkRequest(url, options);
    this.requests.push({ url, options, at: this.clock.now(), isLast });
    return new Promise((resolve) => {
      this.#waiting.push({ url, options, resolve });
      this.mostRequests = Math.max(this.mostRequests, this.#running + this.#waiting.length);
      this.#startRequests();
    });
  }

  #checkRequest(url, options) {
    const { method, headers, timeout, connectionTimeout, enableSystemLog } = options;
    if (!/^https?:\/\//.test(url) || url.includes('?')) {
      this.fault(`an odd address: ${url}`);
    }
    if (method !== 'POST' || typeof options.postData !== 'string' || Array.isArray(headers)) {
      this.fault('an odd request');
    }
    if (!(timeout >= 1 && timeout <= 90 && connectionTimeout >= 1 && connectionTimeout <= 6)) {
      this.fault(`a time-out of ${timeout} s, ${connectionTimeout} s to connect`);
    }
    if (enableSystemLog !== false) {
      this.fault('a body that would stand in the log');
    }
  }

  #startRequests() {
    while (this.#running < REQUESTS_AT_ONCE && this.#waiting.length > 0) {
      this.#run(this.#waiting.shift());
    }
  }

  async #run({ url, options, resolve }) {
    this.#running++;
    let isOver = false;
    let cancelTimeOut = () => undefined;
    const finish = (answer) => {
      if (!isOver) {
        isOver = true;
        cancelTimeOut();
        this.#running--;
        this.#startRequests();
        if (this.state !== 'terminated') {
          resolve(answer);
        }
        this.#onRequestDone();
      }
    };
    if (!this.options.timeOutsAreIgnored) {
      const timeOut = () => finish({ code: -7, error: 'time-out' });
      cancelTimeOut = this.clock.after(options.timeout * 1000, timeOut);
    }
    finish(await this.how.http({ url, body: options.postData, headers: options.headers }));
  }

  #onRequestDone = () => undefined;

  // --- the end ---

  async #terminate() {
    this.state = 'ending';
    this.#cancelIdleEnd();
    this.#cancelTimers();
    this.#waiting = [];
    for (const call of this.calls) {
      if (call.state !== 'ended') {
        call.cutOff();
      }
    }
    await this.#requestsDone(ENDING_GRACE);
    if (this.state === 'terminated') {
      return; // it died meanwhile
    }
    this.state = 'terminating';
    this.#isInLastHandler = true;
    this.#emitter.emit(APP.Terminating, {});
    this.#isInLastHandler = false;
    await this.#requestsDone(ENDING_GRACE);
    if (this.state !== 'terminated') {
      this.state = 'terminated';
      this.how.onEnd?.();
    }
  }

  #cancelTimers() {
    for (const cancel of this.#timers.values()) {
      cancel();
    }
    this.#timers.clear();
  }

  #requestsDone(patience) {
    return new Promise((resolve) => {
      const cancel = this.clock.after(patience, resolve);
      const check = () => {
        if (this.#running === 0) {
          cancel();
          resolve();
        }
      };
      this.#onRequestDone = check;
      check();
    });
  }
}

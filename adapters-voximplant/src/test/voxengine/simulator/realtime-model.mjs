// OpenAI's realtime model as the platform's connector shows it. It keeps to the protocol by itself; a story says what it
// answers, what it hears, and how it fails.

import { Emitter } from './emitter.mjs';
import { mediaEvents, realtimeEvents } from './session.mjs';

const USAGE = {
  total_tokens: 150,
  input_tokens: 100,
  output_tokens: 50,
  input_token_details: { audio_tokens: 60, text_tokens: 40, cached_tokens: 20 },
  output_token_details: { audio_tokens: 40, text_tokens: 10 },
};

export class RealtimeModel {
  /** How opening goes, try by try: 'opens', 'rejects', 'unauthorized', 'closes', 'hangs', 'opens_late'; then it opens. */
  openings = [];
  /** What it answers to each turn: {text, tools: [{name, arguments}], status, error, silent}. */
  replies = [];
  /** The codes of errors with which it answers settings, one for each time. */
  settingsErrors = [];
  /** Whether it says that it has a session, and that it has its settings. */
  saysCreated = true;
  saysUpdated = true;
  /** How fast it speaks. */
  characterTime = 50;
  /** What opening was asked with. */
  opened = [];
  /** Settings, responses and items that the scenario asked for. */
  sessions = [];
  responses = [];
  items = [];
  clearedBuffers = 0;
  closedClients = 0;
  #clock;
  #no = 0;
  #lastItem = null;
  /** @type {undefined | {session: object, emitter: Emitter, onClose: Function, forScenario: object, isOpen: boolean}} */
  client;
  #stopSpeaking = () => undefined;
  #isResponding = false;

  constructor(clock) {
    this.#clock = clock;
  }

  /** The platform's createRealtimeAPIClient. */
  async open(parameters, session) {
    this.opened.push({ ...parameters });
    const how = this.openings.shift() ?? 'opens';
    await this.#clock.sleep(how === 'opens_late' ? 7000 : 250);
    switch (how) {
      case 'rejects':
        throw new Error('no connection');
      case 'unauthorized':
        throw Object.assign(new Error('refused'), { code: 401 });
      case 'closes':
        session.call(parameters.onWebSocketClose, { code: 1006, reason: '', wasClean: false });
        return new Promise(() => undefined);
      case 'hangs':
        return new Promise(() => undefined);
      default:
        return this.#made(parameters, session);
    }
  }

  #made(parameters, session) {
    const emitter = new Emitter(session, { ...realtimeEvents, ...mediaEvents });
    const client = { session, emitter, isOpen: true, hears: new Set(), onClose: parameters.onWebSocketClose };
    client.forScenario = {
      addEventListener: (event, callback) => emitter.add(event, callback),
      sessionUpdate: (body) => this.#configured(body),
      responseCreate: (body) => this.#asked(body),
      conversationItemCreate: (body) => this.#itemCreated(body),
      sendMediaTo: (unit) => client.hears.add(unit),
      clearMediaBuffer: () => {
        this.clearedBuffers++;
        this.#stopSpeaking();
      },
      close: () => {
        this.closedClients++;
        client.isOpen = false;
      },
    };
    this.client = client;
    if (this.saysCreated) {
      this.#later(50, () => this.emit('SessionCreated', { session: {} }));
    }
    return client.forScenario;
  }

  #later(milliseconds, act) {
    const client = this.client;
    return this.#clock.after(milliseconds, () => {
      if (client.isOpen) {
        act();
      }
    });
  }

  /** An event of the model's, wrapped as the connector does. */
  emit(name, payload) {
    const event = realtimeEvents[name] ?? mediaEvents[name];
    this.client.emitter.emit(event, { client: this.client.forScenario, data: { payload } });
  }

  #configured(body) {
    this.sessions.push(structuredClone(body.session));
    const error = this.settingsErrors.shift();
    if (error !== undefined) {
      this.#later(60, () => this.fail(error));
    } else if (this.saysUpdated) {
      this.#later(60, () => this.emit('SessionUpdated', { session: body.session }));
    }
  }

  /** Whether the person hears the model, and the model the person. */
  get speaksTo() {
    return [...(this.client?.hears ?? [])];
  }

  hasEarFor(call) {
    return this.client !== undefined && call.hears(this.client.forScenario);
  }

  // --- what it says ---

  #asked(body) {
    this.responses.push(structuredClone(body.response ?? {}));
    const opening = /nothing else:\n\n([\s\S]*)$/.exec(body.response?.instructions ?? '');
    this.#respond(
      this.replies.length > 0 && opening === null
        ? this.replies.shift()
        : { text: opening?.[1] ?? 'Хорошо.' },
    );
  }

  #respond(reply) {
    if (reply.never) {
      return;
    }
    this.#isResponding = true;
    const response = {
      id: `resp_${++this.#no}`,
      status: reply.status ?? 'completed',
      output: [],
      usage: USAGE,
    };
    this.#later(200, () => {
      if (reply.text !== undefined) {
        response.output.push(this.#speak(reply));
      }
      for (const tool of reply.tools ?? []) {
        const item = {
          id: `item_${++this.#no}`,
          type: 'function_call',
          call_id: `call_${this.#no}`,
          ...tool,
        };
        this.#added(item);
        response.output.push(item);
      }
      if (reply.error !== undefined) {
        response.status_details = { type: 'failed', error: { type: 'server_error', code: reply.error } };
      }
      this.#later(100, () => {
        this.#isResponding = false;
        this.emit('ResponseDone', { response });
      });
    });
  }

  #speak(reply) {
    const item = { id: `item_${++this.#no}`, type: 'message', role: 'assistant', content: [] };
    this.#added(item);
    this.emit('WebSocketMediaStarted', {});
    const transcript = reply.text;
    if (!reply.silentTranscript) {
      this.#later(50, () => this.emit('ResponseOutputAudioTranscriptDone', { item_id: item.id, transcript }));
    }
    const cancel = this.#later(300 + transcript.length * this.characterTime, () =>
      this.emit('WebSocketMediaEnded', {}),
    );
    this.#stopSpeaking = () => {
      cancel();
      this.#stopSpeaking = () => undefined;
      this.#later(100, () => this.emit('WebSocketMediaEnded', {}));
    };
    return { ...item, content: [{ type: 'output_audio', transcript }] };
  }

  #added(item) {
    this.emit('ConversationItemAdded', { item: { ...item }, previous_item_id: this.#lastItem });
    this.#lastItem = item.id;
  }

  #itemCreated(body) {
    this.items.push(structuredClone(body.item));
    this.#later(30, () => this.#added({ id: `item_${++this.#no}`, ...body.item }));
  }

  // --- what it hears ---

  /**
   * The person says something. Where nothing of it reaches the model, nothing happens.
   *
   * @param {string} text
   * @param {{lasts?: number, writesAfter?: number, fails?: boolean, never?: boolean, repliesAfter?: number}} [how]
   */
  hears(call, text, how = {}) {
    if (!this.hasEarFor(call) || !this.client.isOpen) {
      return;
    }
    const { lasts = 900, writesAfter = 400, fails = false, never = false } = how;
    const id = `item_${++this.#no}`;
    this.emit('InputAudioBufferSpeechStarted', { item_id: id, audio_start_ms: 0 });
    this.#later(lasts, () => {
      this.emit('InputAudioBufferSpeechStopped', { item_id: id });
      const previous = this.#lastItem;
      this.#lastItem = id;
      this.emit('InputAudioBufferCommitted', { item_id: id, previous_item_id: previous });
      this.emit('ConversationItemAdded', {
        item: { id, type: 'message', role: 'user' },
        previous_item_id: previous,
      });
      if (!never) {
        this.#later(writesAfter, () => this.#written(id, text, fails));
      }
      if (!this.#isResponding && this.replies.length > 0) {
        this.#respond(this.replies.shift());
      }
    });
  }

  #written(id, text, fails) {
    if (fails) {
      this.emit('ConversationItemInputAudioTranscriptionFailed', {
        item_id: id,
        error: { code: 'audio_unintelligible' },
      });
    } else {
      const usage = { type: 'tokens', total_tokens: 30, input_tokens: 20, output_tokens: 10 };
      this.emit('ConversationItemInputAudioTranscriptionCompleted', { item_id: id, transcript: text, usage });
    }
  }

  // --- how it fails ---

  fail(code) {
    this.emit('Error', {
      type: 'error',
      error: { type: 'invalid_request_error', code, message: 'secret words' },
    });
  }

  /** Its socket is lost. */
  drop(code = 1006) {
    this.client.isOpen = false;
    this.client.session.call(this.client.onClose, { code, reason: '', wasClean: false });
  }
}

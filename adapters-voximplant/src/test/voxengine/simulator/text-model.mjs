// The text model that the pipeline asks: an OpenAI-compatible chat completion, answered as the story says.

export class TextModel {
  /** What it answers, one by one: {content, tools: [{name, arguments}], code, error, after}. */
  replies = [];
  /** Every request: {url, body, headers}. */
  asked = [];
  #clock;

  constructor(clock) {
    this.#clock = clock;
  }

  async answer({ url, body, headers }) {
    this.asked.push({ url, body: JSON.parse(body), headers });
    const reply = this.replies.shift() ?? { content: 'Хорошо.' };
    await this.#clock.sleep(reply.after ?? 600);
    if (reply.code !== undefined) {
      return {
        code: reply.code,
        text: JSON.stringify({
          error: { code: reply.error ?? null, type: 'error', message: 'secret words' },
        }),
      };
    }
    const tools = (reply.tools ?? []).map((tool, index) => ({
      id: `call_${this.asked.length}_${index}`,
      type: 'function',
      function: tool,
    }));
    const message = {
      role: 'assistant',
      content: reply.content ?? null,
      ...(tools.length > 0 ? { tool_calls: tools } : {}),
    };
    const usage = { prompt_tokens: 80, completion_tokens: 20, prompt_tokens_details: { cached_tokens: 10 } };
    return { code: 200, text: JSON.stringify({ choices: [{ message }], usage }) };
  }
}

// Commands to a session, by its control address. Whoever has the address may give them; each counts once.

/** @param {Reporter} reporter */
function createControl(reporter) {
  /** @type {string[]} */
  const seen = [];

  /**
   * @param {{ method: string, content: string }} request
   * @returns {string | undefined} the command to obey
   */
  function read(request) {
    const body = request.method === 'POST' ? parseObject(request.content) : undefined;
    const nonce = body === undefined ? '' : textOf(body.nonce);
    if (body === undefined || !/^[\w-]{8,64}$/.test(nonce) || body.cmd !== 'hangup') {
      log('a command makes no sense');
      return undefined;
    }
    if (seen.indexOf(nonce) >= 0 || seen.length >= COMMANDS_MOST) {
      log('a command was repeated');
      return undefined;
    }
    seen.push(nonce);
    reporter.report('command', { cmd: body.cmd, nonce }, { urgent: true });
    return body.cmd;
  }

  return { read };
}

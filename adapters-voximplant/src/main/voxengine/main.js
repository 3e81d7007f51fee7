// The session: it asks for its permit, dials on a yes, and ends.

/** @type {{ line: ReturnType<typeof createLine>, permit: Promise<Permit> } | undefined} */
let session;

VoxEngine.addEventListener(AppEvents.Started, guarded(started));

/** @param {StartedEvent} event the platform may send it more than once */
function started(event) {
  if (session === undefined) {
    session = createSession(event);
  }
  if (session === undefined) {
    log('the custom data make no sense');
    VoxEngine.terminate();
    return;
  }
  const line = session.line;
  session.permit
    .then((permit) => (permit.kind === 'granted' ? line.dial(permit.plan) : line.stayQuiet(permit)))
    .catch(broken);
}

/** @param {StartedEvent} event */
function createSession(event) {
  const ticketed = readCustomData(VoxEngine.customData());
  if (ticketed === undefined) {
    return undefined;
  }
  /** @type {Identity} */
  const who = {
    attempt: ticketed.attempt,
    ticket: ticketed.ticket,
    session: String(event.sessionId),
    controlUrl: event.accessSecureURL,
  };
  const reporter = createReporter(who);
  const line = createLine(reporter, who.controlUrl);
  const control = createControl(reporter);
  VoxEngine.addEventListener(
    AppEvents.HttpRequest,
    guarded((request) => {
      if (control.read(request) === 'hangup') {
        line.cancel();
      }
    }),
  );
  VoxEngine.addEventListener(AppEvents.Terminating, guarded(line.terminating));
  return { line, permit: askPermit(who) };
}

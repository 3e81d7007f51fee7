// An exception in a handler would end the session with the person still on the line and nothing said about it.

/** What to do about a mistake of ours; the line sets it. */
let onMistake = () => undefined;

/** @param {unknown} mistake */
function broken(mistake) {
  // Its message may hold what somebody said, so only its kind is written down.
  log(`a mistake of the scenario: ${mistake instanceof Error ? mistake.name : typeof mistake}`);
  onMistake();
}

/**
 * @template T
 * @param {(event: T) => void} handle
 * @returns {(event?: Foreign) => void}
 */
function guarded(handle) {
  return (event) => {
    try {
      handle(event);
    } catch (mistake) {
      broken(mistake);
    }
  };
}

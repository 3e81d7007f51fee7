// Both speakers' lines in the order of the conversation, which is not the order in which their words become known: an
// answer is often written down before the question it answers.

/** In place of words that nobody could make out. It has no letters, so it never counts as human speech. */
const UNINTELLIGIBLE = '[…]';

/**
 * @param {(line: { no: number, speaker: 'agent' | 'customer', text: string, at: number }) => void} tell
 * @returns {Transcript}
 */
function createTranscript(tell) {
  /** @typedef {{ id: string, speaker: 'agent' | 'customer' | 'nobody', text: string, at: number, isOpen: boolean }} Item */
  /** @type {Item[]} */
  const items = [];
  /** How many of the items have been told or passed by. */
  let passed = 0;
  let lines = 0;
  let nameless = 0;
  let toldAt = 0;
  /** @type {(() => void)[]} */
  let waiters = [];

  /** @param {string} id */
  function find(id) {
    return items.find((item) => item.id === id);
  }

  /** @type {Transcript['add']} */
  function add(id, speaker, previousId) {
    if (!id) {
      return;
    }
    const known = find(id);
    if (known === undefined) {
      insert({ id, speaker, text: '', at: Date.now(), isOpen: speaker !== 'nobody' }, previousId);
    } else if (previousId && items.indexOf(known) >= passed) {
      items.splice(items.indexOf(known), 1);
      insert(known, previousId);
    }
    advance();
  }

  /**
   * @param {Item} item
   * @param {string | null | undefined} previousId
   */
  function insert(item, previousId) {
    const before = previousId ? items.findIndex((other) => other.id === previousId) : -1;
    items.splice(before < 0 ? items.length : Math.max(before + 1, passed), 0, item);
  }

  /** @type {Transcript['said']} */
  function said(id, speaker, text) {
    const name = id || `nameless-${++nameless}`;
    add(name, speaker);
    const item = find(name);
    if (item === undefined || !item.isOpen) {
      return;
    }
    item.isOpen = false;
    item.speaker = speaker;
    item.text = text.trim();
    if (items.indexOf(item) < passed) {
      tellLine(item, item.at); // others were told meanwhile; its time says where it belongs
    }
    advance();
  }

  /** @type {Transcript['lost']} */
  function lost(id) {
    said(id, 'customer', UNINTELLIGIBLE);
  }

  /** @type {Transcript['silent']} */
  function silent(id) {
    const item = find(id);
    if (item !== undefined && item.isOpen) {
      item.isOpen = false;
      advance();
    }
  }

  /**
   * @param {Item} item
   * @param {number} at
   */
  function tellLine(item, at) {
    if (item.text !== '' && item.speaker !== 'nobody') {
      tell({ no: ++lines, speaker: item.speaker, text: item.text, at });
    }
  }

  function advance() {
    while (passed < items.length && !items[passed].isOpen) {
      const item = items[passed++];
      toldAt = Math.max(toldAt, item.at);
      tellLine(item, toldAt);
    }
    if (!items.some((item) => item.isOpen)) {
      const done = waiters;
      waiters = [];
      done.forEach((resolve) => resolve());
    }
  }

  /** @type {Transcript['hurry']} */
  function hurry() {
    const now = Date.now();
    const isInTheWay = () =>
      passed < items.length &&
      items[passed].isOpen &&
      now - items[passed].at >= LINE_PATIENCE &&
      items.slice(passed).some((item) => !item.isOpen && item.text !== '');
    while (isInTheWay()) {
      passed++;
      advance();
    }
  }

  /** @type {Transcript['settled']} */
  function settled() {
    return new Promise((/** @type {(value?: undefined) => void} */ resolve) => {
      waiters.push(resolve);
      advance();
    });
  }

  /** @type {Transcript['end']} */
  function end() {
    items
      .filter((item) => item.isOpen)
      .forEach((item) => (item.speaker === 'customer' ? lost(item.id) : silent(item.id)));
    return lines;
  }

  return { add, said, lost, silent, hurry, settled, end };
}

// How the platform's codes are told to HALO, which gets the code as well.

/**
 * Why a call that nobody answered ended.
 *
 * @param {number} code
 * @returns {Ending}
 */
function endingOf(code) {
  switch (code) {
    case 486:
    case 600:
      return 'busy';
    case 408:
    case 487:
      return 'no_answer';
    case 480:
      return 'unreachable';
    case 603:
      return 'rejected_by_callee';
    case 404:
      return 'invalid_number';
    case 402: // the account has no money
    case 403: // the account may not call there, or not so much, or not with this caller id
      return 'provider_error';
    default:
      return 'rejected_by_carrier';
  }
}

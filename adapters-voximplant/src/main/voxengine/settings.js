// What the scenario is tuned by. Times are in milliseconds unless a name says otherwise.

/** Where HALO answers; the build puts the address in, since the session has nothing else to learn it from. */
const HALO_URL = '@HALO_URL@';

/** Asking for the permit: a yes counts only within the window, and only if it did not travel for too long itself. */
const PERMIT_TRIES = 4;
const PERMIT_WINDOW = 20000;
const PERMIT_TIMEOUT = 5000;
const PERMIT_FRESH = 15000;
const PERMIT_PAUSES = [300, 600, 1200];

/** Reports gather for a moment, so that a lively talk costs one request a second. */
const REPORT_PAUSE = 1000;
const REPORT_TIMEOUT = 10000;
const REPORT_RETRIES = [500, 1000, 2000, 4000, 8000];
const REPORT_MOST_EVENTS = 40;
/** A session without a call lives for 60 s; what is not acknowledged by then goes out once more while it terminates. */
const REPORT_LAST_CHANCE = 40000;

/** Below this many percent a detected machine may be a person with a tidy voice, and nobody hangs up on a person. */
const AMD_SURE = 85;
const AMD_TIMEOUT = 6500;

/** How long the platform may take to end a call that was hung up. */
const HANG_UP_GRACE = 5000;
/** How long the line may carry no sound packets, beyond the 7 s after which the platform says so. */
const RTP_GRACE = 15000;
/** How long before its last second the agent is told that the time is nearly over. */
const WRAP_UP = 20000;
/** How long somebody who never wants to be called again is kept on the line, whatever the model says. */
const OPT_OUT_GRACE = 20000;
const APOLOGY_LONGEST = 15000;
/** A sound whose end is never told is over by now. */
const SPEECH_LONGEST = 60000;
/** More commands than this are somebody's mischief. */
const COMMANDS_MOST = 50;
const TICK = 1000;

/** Opening the voice model while a person waits on the line. */
const OPEN_TIMEOUT = 5000;
const OPEN_AGAIN_WITHIN = 2000;
const OPEN_AGAIN_TIMEOUT = 3000;
/** When the model says nothing about a session or its settings, things go on without its word. */
const CREATED_PATIENCE = 1500;
const UPDATED_PATIENCE = 4000;
/** The disclosure cannot be talked over; this bounds how long the person goes unheard for it. */
const OPENING_LONGEST = 10000;
const ERRORS_TOO_MANY = 5;
const ERRORS_WITHIN = 10000;
/** Saying goodbye: how long until it must have begun, and how long it may take. */
const GOODBYE_BEGINS = 2500;
const GOODBYE_LONGEST = 12000;

/** A missing line keeps later ones waiting for no longer than this, and the end of the call for even less. */
const LINE_PATIENCE = 8000;
const LAST_LINES_PATIENCE = 2500;

/** The text model of the pipeline. */
const CHAT_TIMEOUT = 15000;
const CHAT_TRIES = 2;
const CHAT_PAUSE = 500;
const CHAT_LONGEST_REPLY = 300;
/** How often it may use tools before it says something. */
const CHAT_MOST_ROUNDS = 3;
/** What one utterance of speech synthesis may hold. */
const SAY_LONGEST = 1500;

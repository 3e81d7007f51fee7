// What is said without the model, and in what voice; which languages the platform's and OpenAI's parts know.

/** @type {Record<Language, { name: string, code: string, disclosure: string, apology: string }>} */
const LANGUAGES = {
  ru: {
    name: 'Russian',
    code: 'ru',
    disclosure: 'Здравствуйте! С вами говорит голосовой помощник, искусственный интеллект.',
    apology: 'Извините, связь прервалась по технической причине. Мы перезвоним вам позже. До свидания!',
  },
  uz: {
    name: 'Uzbek',
    code: 'uz',
    disclosure: "Assalomu alaykum! Siz bilan ovozli yordamchi, sun'iy intellekt gaplashmoqda.",
    apology: "Uzr, texnik sabab bilan aloqa uzildi. Sizga keyinroq qo'ng'iroq qilamiz. Xayr!",
  },
  tj: {
    name: 'Tajik',
    code: 'tg',
    disclosure: 'Ассалому алайкум! Бо шумо ёрдамчии овозӣ, зеҳни сунъӣ гап мезанад.',
    // No Tajik voice can be had, so a Russian one reads it: hence without the letters that Russian lacks.
    apology: 'Бубахшед, бо сабаби техники алока канда шуд. Мо ба шумо дертар занг мезанем. Хайр!',
  },
  en: {
    name: 'English',
    code: 'en',
    disclosure: 'Hello! You are talking to a voice assistant, an artificial intelligence.',
    apology: 'Sorry, we lost the connection for a technical reason. We will call you back later. Goodbye!',
  },
};

/** OpenAI's voices. */
const VOICES = { male: 'cedar', female: 'marin', neutral: 'alloy' };

/**
 * The language that something of ours is said in: the call's own, or the greeting's where the call goes by what the
 * person answers in.
 *
 * @param {CallPlan} plan
 * @returns {Language}
 */
function languageOf(plan) {
  return plan.language === 'auto' ? languageOfText(plan.greeting) : plan.language;
}

/**
 * @param {string} text
 * @returns {Language}
 */
function languageOfText(text) {
  if (/[ӣӯҷ]/i.test(text)) {
    return 'tj';
  }
  if (/ў/i.test(text)) {
    return 'uz';
  }
  if (/[а-яё]/i.test(text)) {
    return 'ru';
  }
  return /[og][ʻʼ‘’'`]|\b(assalom\w*|salom|men|siz|sizga|biz|uchun|bilan|kompaniyasi\w*)\b/i.test(text)
    ? 'uz'
    : 'en';
}

/**
 * The voice of speech synthesis, undefined where the platform has none.
 *
 * @param {Language} language
 * @param {CallPlan['voice']} voice
 * @returns {Voice | undefined}
 */
function ttsVoice(language, voice) {
  return ifThere(() => {
    const voices = VoiceList.Microsoft.Neural;
    switch (language) {
      case 'uz':
        return voice === 'male' ? voices.uz_UZ_SardorNeural : voices.uz_UZ_MadinaNeural;
      case 'en':
        return voices.en_US_JennyNeural;
      case 'ru':
      case 'tj':
        return voice === 'male' ? voices.ru_RU_DmitryNeural : voices.ru_RU_SvetlanaNeural;
    }
  });
}

/**
 * What recognises speech in a language, undefined where the pipeline cannot hold a talk in it: Tajik can be understood
 * but not spoken, and `auto` would need to know the language beforehand.
 *
 * @param {CallPlan['language']} language
 * @returns {ASRProfile | undefined}
 */
function asrProfile(language) {
  return ifThere(() => {
    switch (language) {
      case 'ru':
        return ASRProfileList.Google.ru_RU;
      case 'uz':
        return ASRProfileList.Google.uz_UZ;
      case 'tj':
      case 'auto':
        return undefined;
    }
  });
}

/**
 * Looks a constant up in the platform's lists, which differ from version to version.
 *
 * @template T
 * @param {() => T} lookUp
 * @returns {T | undefined}
 */
function ifThere(lookUp) {
  try {
    return lookUp();
  } catch (missing) {
    return undefined;
  }
}

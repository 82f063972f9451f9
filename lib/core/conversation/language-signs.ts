/**
 * Frequent function words of languages without a stop-word list, folded (lower-case, no accents):
 * enough to know the language of a message by. Words that English or several others have too are left out.
 */
export const functionWords: Record<string, string> = {
  cs: `v je ze pro jak ale co jsem jsou byl bylo bych mate mam muze jeste tak nebo kdyz protoze ktery ktere jako pri
    podle moc dekuji dobry prosim vas jste neni uz`,
  hu: `az egy hogy nem ez van meg mert vagy mint volt csak mar ki akkor lehet kell milyen hogyan nagyon koszonom szia
    udvozlom szeretnek tudom tudna vagyok vannak ezt azt kozott utan`,
  id: `yang dan di ke dari untuk dengan ini itu tidak saya anda kami kita adalah akan pada juga bisa sudah belum atau
    apa bagaimana karena jika lebih dalam oleh ada seperti terima kasih halo mau ingin bagi tapi`,
  ro: `pe cu nu este sunt care ce din pentru mai ca fi dar sau daca cum unde cand asta acest aceasta foarte multumesc
    buna salut vrea imi iti prin dupa fost poti puteti`,
  tr: `ve bir bu icin ile ben sen biz siz cok daha gibi ama yok olarak olan nasil neden kadar ya veya sonra merhaba
    selam tesekkurler tesekkur ederim lutfen bana sana benim sizin midir misiniz degil istiyorum`,
  uk: `і в у на що не як з до та це я ви ми але для про від його так чи є був була було бути або якщо тому який яка яке
    дуже дякую привіт мене мені вам вас ваш можна ще вже за по`,
  vi: `cua toi ban co khong cho cac nhung duoc trong nay nhu khi nhieu rat thi lam gi nao hay cam chao anh chi em muon
    biet ve cung`,
};

/** Letters that few languages have; a word with one of them is a sign. Lower-case, accents kept. */
export const tellingLetters: Record<string, string> = {
  cs: 'ěřůťď',
  da: 'æø',
  de: 'ßäöü',
  es: 'ñ¿¡',
  fi: 'äö',
  fr: 'çœêàâîù',
  hu: 'őű',
  no: 'æøå',
  pl: 'łąęśżźń',
  pt: 'ãõçâê',
  ro: 'șțăşţâî',
  ru: 'ыэъё',
  sv: 'åäö',
  tr: 'ğışç',
  uk: 'іїєґ',
  vi: 'đơưạảấầẩẫậắằẳẵặẹẻẽếềểễệỉịọỏốồổỗộớờởỡợụủứừửữựỳỵỷỹ',
};

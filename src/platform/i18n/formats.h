// What ICU knows of one language, made once per thread: ICU's formatters are costly to make and not all of them
// may be shared between threads.
#pragma once

#include <unicode/coll.h>
#include <unicode/decimfmt.h>
#include <unicode/plurrule.h>
#include <unicode/smpdtfmt.h>

#include <memory>

#include "platform/i18n/texts.h"

namespace waarborg::i18n {

struct Formats {
  std::unique_ptr<icu::SimpleDateFormat> date;
  std::unique_ptr<icu::SimpleDateFormat> long_date;
  std::unique_ptr<icu::SimpleDateFormat> month;
  std::unique_ptr<icu::NumberFormat> number;
  std::unique_ptr<icu::Collator> collator;
  std::unique_ptr<icu::PluralRules> plurals;
};

/// The formats of this thread. Aborts when ICU has no data for one of our languages (a broken installation).
Formats& formats_of(Language language);

std::string to_utf8(const icu::UnicodeString& text);

}  // namespace waarborg::i18n

// Where a term or rule comes from, in words for a person.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "platform/i18n/texts.h"

namespace waarborg::matters {

/// A `source` of content as it may be shown. Content writes citations parted by ";" for who maintains it, with more
/// than a reader can use: rule ids ("INV-05"), remarks behind ": ", " (" or " for ", and parts that are remarks as a
/// whole, which begin with a small letter. What is left is the law, its name in the reader's language; without any law
/// it is the force's own policy. Thread-safe.
std::string source_words(const i18n::Translator& t, std::string_view source);
/// Several sources as one; empty when there is none.
std::string source_words(const i18n::Translator& t, const std::vector<std::string>& sources);

}  // namespace waarborg::matters

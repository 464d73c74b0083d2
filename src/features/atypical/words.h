// Cases in words of the reader's language.
#pragma once

#include <string>
#include <vector>

#include "features/atypical/evidence.h"
#include "features/atypical/store.h"
#include "platform/i18n/texts.h"

namespace waarborg::atypical {

/// The reader's language, with what rules, signs and measures are called in it.
struct Words {
  i18n::Translator t;
  monitor::RuleBook content;

  [[nodiscard]] std::string rule(const std::string& key) const;
  [[nodiscard]] std::string sign(const std::string& key) const;
  [[nodiscard]] std::string of(const KeyOfRank& key) const;
};
/// Errors: those of the content.
Result<Words> words_for(const matters::House& house, const i18n::Translator& t);

/// "Officer 4711".
std::string officer_words(const i18n::Translator& t, std::uint32_t officer);
std::string subject_words(const i18n::Translator& t, std::uint32_t subject);
/// "82.1%"; a dash where there is nothing to have a share of.
std::string share_words(const i18n::Translator& t, std::int64_t part, std::int64_t whole);
/// Of "2026-01": "January 2026".
std::string month_words(const i18n::Translator& t, const std::string& month);
std::string points_words(const i18n::Translator& t, monitor::Points points);
/// What is rare about a finding or, `of_officer`, about the officer as a whole: a sentence without its points.
std::string part_words(const Words& words, const monitor::PartOfRank& part, bool of_officer);
/// The case that the look-up was said to be for: whether it exists, and whether the subject is in it.
std::string basis_words(const i18n::Translator& t, const monitor::SeenLookUp& seen);
/// What explains it, with the signs it bears.
std::string explained_words(const Words& words, const monitor::SeenLookUp& seen);

/// The evidence as text, for a matter or a document: no name in it. Of an event: of these people.
std::string event_text(const Words& words, const CaseRow& row, const Evidence& evidence,
                       const std::vector<std::uint32_t>& people);
std::string evidence_text(const Words& words, const CaseRow& row, const Evidence& evidence);

}  // namespace waarborg::atypical

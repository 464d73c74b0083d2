#include "features/atypical/words.h"

#include <algorithm>

#include "base/text.h"

namespace waarborg::atypical {

using i18n::Translator;
using monitor::PartOfRank;
using monitor::SeenLookUp;

namespace {

std::string whole(const Translator& t, std::uint64_t number) { return t.number(static_cast<std::int64_t>(number)); }

std::string look_up_line(const Words& words, const Evidence& evidence, const SeenLookUp& seen) {
  const Translator& t = words.t;
  std::vector<std::string> parts{t.date_time(seen.at), seen.system};
  if (!seen.place.empty()) parts.push_back(seen.place);
  parts.push_back(basis_words(t, seen));
  if (const auto reason = evidence.reasons.find(seen.reason); reason != evidence.reasons.end())
    parts.push_back("“" + reason->second + "”");
  parts.push_back(explained_words(words, seen));
  return "- " + join(parts, "; ") + "\n";
}

std::string part_line(const Words& words, const PartOfRank& part, bool of_officer) {
  return "- " + part_words(words, part, of_officer) + " (" + points_words(words.t, part.points) + ")\n";
}

/// The key itself for what a later version of the content no longer has.
std::string title(const Words& words, const std::vector<monitor::WordedRule>& all, const std::string& key) {
  const auto found = std::ranges::find(all, key, &monitor::WordedRule::key);
  return found == all.end() ? key : words.t(found->title);
}

}  // namespace

std::string Words::rule(const std::string& key) const {
  const auto ended = std::ranges::find(content.ended, key, &monitor::WordedRule::key);
  return ended == content.ended.end() ? title(*this, content.rules, key) : t(ended->title);
}
std::string Words::sign(const std::string& key) const { return title(*this, content.signs, key); }
std::string Words::of(const KeyOfRank& key) const {
  if (key.kind == "sign") return sign(key.key);
  return title(*this, key.kind == "officer" ? content.actor_measures : content.pair_measures, key.key);
}

Result<Words> words_for(const matters::House& house, const Translator& t) {
  return Words{t, TRY(monitor::rule_book(house))};
}

std::string officer_words(const Translator& t, std::uint32_t officer) {
  return t("atypical.officer", {std::to_string(officer)});
}

std::string subject_words(const Translator& t, std::uint32_t subject) {
  return subject == 0 ? t("atypical.subject_none") : t("atypical.subject", {std::to_string(subject)});
}

std::string share_words(const Translator& t, std::int64_t part, std::int64_t whole) {
  if (whole == 0) return "–";
  return t("atypical.percent", {t.decimal(100.0 * static_cast<double>(part) / static_cast<double>(whole), 1)});
}

std::string month_words(const Translator& t, const std::string& month) {
  const auto first = date_from_iso(month + "-01");
  return first ? t.month(*first) : month;
}

std::string points_words(const Translator& t, monitor::Points points) {
  return t("atypical.points", {t.decimal(static_cast<double>(points) / 100, 1)});
}

std::string part_words(const Words& words, const PartOfRank& part, bool of_officer) {
  if (part.kind == PartOfRank::Kind::sign) return words.sign(part.key);
  const Translator& t = words.t;
  return t("atypical.part_measure", {words.of({of_officer ? "officer" : "measure", part.key}), whole(t, part.count),
                                     whole(t, part.at_least), whole(t, part.among)});
}

std::string basis_words(const Translator& t, const SeenLookUp& seen) {
  if (seen.basis == 0) return t("atypical.basis_none");
  const std::string number = std::to_string(seen.basis);
  if (!seen.case_known) return t("atypical.basis_unknown", {number});
  return t(seen.case_linked ? "atypical.basis_linked" : "atypical.basis_not_linked", {number});
}

std::string explained_words(const Words& words, const SeenLookUp& seen) {
  std::vector<std::string> parts{seen.rule.empty() ? words.t("atypical.unexplained")
                                                   : words.t("atypical.explained_by", {words.rule(seen.rule)})};
  for (const auto& sign : seen.signs) parts.push_back(words.sign(sign));
  return join(parts, "; ");
}

std::string event_text(const Words& words, const CaseRow& row, const Evidence& evidence,
                       const std::vector<std::uint32_t>& people) {
  const Translator& t = words.t;
  const auto& event = evidence.event;
  std::string out = t("atypical.text_event", {row.number, subject_words(t, event.subject), t.date(event.first_day),
                                              t.date(event.last_day), whole(t, event.officers.size())}) +
                    "\n";
  for (const auto& one : event.officers) {
    if (std::ranges::find(people, one.officer) == people.end()) continue;
    out +=
        "\n" + t("atypical.text_of_person", {officer_words(t, one.officer), one.group, whole(t, one.look_ups)}) + "\n";
    for (const auto& seen : one.seen) out += look_up_line(words, evidence, seen);
  }
  return out + "\n" + t("atypical.text_foot") + "\n";
}

std::string evidence_text(const Words& words, const CaseRow& row, const Evidence& evidence) {
  const Translator& t = words.t;
  const auto& found = evidence.found;
  std::string out = t("atypical.text_head", {row.number, officer_words(t, row.officer), row.group,
                                             t.date(row.first_day), t.date(row.last_day)}) +
                    "\n\n" + t("atypical.text_rank", {points_words(t, found.points)}) + "\n";
  for (const auto& part : found.parts) out += part_line(words, part, true);
  for (const auto& finding : found.findings) {
    out += "\n" +
           t("atypical.text_finding", {subject_words(t, finding.subject), t.date(finding.first_day),
                                       t.date(finding.last_day), whole(t, finding.look_ups_in_all)}) +
           "\n";
    for (const auto& part : finding.parts) out += part_line(words, part, false);
    for (const auto& seen : finding.look_ups) out += look_up_line(words, evidence, seen);
  }
  return out + "\n" + t("atypical.text_foot") + "\n";
}

}  // namespace waarborg::atypical
